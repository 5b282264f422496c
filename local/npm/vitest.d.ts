/**
 * `clerk-local` for tests with Vitest.
 *
 * @packageDocumentation
 */

import type { TestAPI } from 'vitest';
import type { ClerkLocal } from './index';
import type { ClerkTestOptions } from './types/testing';

export type { ClerkTestOptions };

/**
 * Returns a `test` function whose tests have `clerk`: a running `clerk-local`, one for each worker of Vitest. Its
 * variables are set in `process.env` of the worker before the first test, and each test starts with the state of the
 * seed.
 *
 * @example
 *   import { test as base } from 'vitest';
 *   import { withClerk } from 'clerk-local/vitest';
 *
 *   const test = withClerk(base, { seed: 'test/seed.json' });
 *
 *   test('finds the user', async ({ clerk, expect }) => {
 *     const { header } = await clerk.cookies({ emailAddress: 'ada@example.com' });
 *     expect(header).toContain('__session=');
 *   });
 */
export declare function withClerk<Context>(
  base: TestAPI<Context>,
  options?: ClerkTestOptions,
): TestAPI<Context & { clerk: ClerkLocal }>;
