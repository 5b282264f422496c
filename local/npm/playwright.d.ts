/**
 * `clerk-local` for tests with Playwright Test.
 *
 * @packageDocumentation
 */

import type { TestType } from '@playwright/test';
import type { ClerkLocal } from './index';
import type { ClerkTestOptions } from './types/testing';

export type { ClerkTestOptions };

/**
 * Returns a `test` function with the worker-scoped fixture `clerk`: a running `clerk-local`, one for each worker of
 * Playwright. Its variables are set in `process.env` of the worker, so that fixtures that depend on `clerk` can start
 * the app there. Each test starts with the state of the seed.
 *
 * @example
 *   import { test as base } from '@playwright/test';
 *   import { withClerk } from 'clerk-local/playwright';
 *
 *   const test = withClerk(base, { seed: 'test/seed.json' });
 *
 *   test('shows the account', async ({ clerk, page }) => {
 *     await clerk.signIn(page, { emailAddress: 'ada@example.com', appUrl: 'http://localhost:3000' });
 *     await page.goto('http://localhost:3000/account');
 *   });
 */
export declare function withClerk<TestArguments extends object, WorkerArguments extends object>(
  base: TestType<TestArguments, WorkerArguments>,
  options?: ClerkTestOptions,
): TestType<TestArguments, WorkerArguments & { clerk: ClerkLocal }>;
