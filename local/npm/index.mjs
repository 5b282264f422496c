import clerkLocal from './index.js';

export const { ClerkLocalError, startClerkLocal } = clerkLocal;
