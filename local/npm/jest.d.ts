/**
 * `clerk-local` for tests with Jest.
 *
 * @packageDocumentation
 */

import type { ClerkLocal } from './index';
import type { ClerkTestOptions } from './types/testing';

export type { ClerkTestOptions };

/**
 * Starts a `clerk-local` for the tests of this file, sets its variables in `process.env`, and stops it after the last
 * test. Each test starts with the state of the seed. Call it outside of tests; what it returns can be used in tests and
 * hooks.
 *
 * @example
 *   import { setupClerkLocal } from 'clerk-local/jest';
 *
 *   const clerk = setupClerkLocal({ seed: 'test/seed.json' });
 *
 *   test('finds the user', async () => {
 *     const { header } = await clerk.cookies({ emailAddress: 'ada@example.com' });
 *     expect(header).toContain('__session=');
 *   });
 *
 * @throws ClerkLocalError with the code `runner-missing` without the global functions of Jest, and `not-started` if its
 *   result is used before the tests run
 */
export declare function setupClerkLocal(options?: ClerkTestOptions): ClerkLocal;
