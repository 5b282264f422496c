// For `import`: the same names.
export type * from './types.js';
