// For `import`, as `testing.mjs` is: the same names, and no default export.
export * from './testing.js';
