// For `import`, as `errors.mjs` is: the same names, and no default export.
export * from './errors.js';
