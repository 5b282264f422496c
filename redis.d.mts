// For `import`, as `redis.mjs` is: the same names, and no default export.
export * from './redis.js';
