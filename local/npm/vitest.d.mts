// For `import`, as `vitest.mjs` is: the same names, and no default export.
export * from './vitest.js';
