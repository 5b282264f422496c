// For `import`, as `jest.mjs` is: the same names, and no default export.
export * from './jest.js';
