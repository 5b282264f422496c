import playwright from './playwright.js';

export const { withClerk } = playwright;
