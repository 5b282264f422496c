import jest from './jest.js';

export const { setupClerkLocal } = jest;
