// For `import`, as `webhooks.mjs` is: the same names, and no default export.
export * from './webhooks.js';
