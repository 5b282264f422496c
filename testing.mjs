import testing from './testing.js';

export const { createTestInstance } = testing;
