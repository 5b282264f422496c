// For `import`, as `index.mjs` is: the same names, and no default export.
export * from './index.js';
