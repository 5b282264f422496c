'use strict';

const { startClerkLocal } = require('../instance/start');
const { setInThisProcess } = require('../program/environment');

/** @import { ClerkLocal } from '../../index' */

/**
 * The fixtures of Vitest and Playwright, which have the same form: one instance for each worker, and its reset before
 * each test.
 *
 * @param {import('../../types/testing').ClerkTestOptions} [options]
 */
function clerkFixtures({ reset = true, ...options } = {}) {
  return {
    clerk: [
      // Both runners read the names of other fixtures from this pattern.
      // eslint-disable-next-line no-empty-pattern
      async (/** @type {{}} */ {}, /** @type {(clerk: ClerkLocal) => Promise<void>} */ use) => {
        const clerk = await startClerkLocal(options);
        const restore = setInThisProcess(clerk.env);
        await use(clerk);
        restore();
        await clerk.stop();
      },
      { scope: 'worker' },
    ],
    clerkReset: [
      async (/** @type {{ clerk: ClerkLocal }} */ { clerk }, /** @type {() => Promise<void>} */ use) => {
        if (reset) {
          await clerk.reset();
        }
        await use();
      },
      { auto: true },
    ],
  };
}

module.exports = { clerkFixtures };
