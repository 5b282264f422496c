// For `import`, as `playwright.mjs` is: the same names, and no default export.
export * from './playwright.js';
