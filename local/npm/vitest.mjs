import vitest from './vitest.js';

export const { withClerk } = vitest;
