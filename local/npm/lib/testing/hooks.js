'use strict';

const { ClerkLocalError } = require('../error');
const { startClerkLocal } = require('../instance/start');
const { setInThisProcess } = require('../program/environment');

/**
 * @import { ClerkLocal } from '../../index'
 *
 * @typedef {(hook: () => Promise<void> | undefined) => void} Hook
 */

/** @type {typeof import('../../jest').setupClerkLocal} */
function setupClerkLocal({ reset = true, ...options } = {}) {
  // The runner's globals; in a function, because they differ for each test file.
  const { beforeAll, beforeEach, afterAll } = /** @type {Record<string, Hook>} */ (/** @type {unknown} */ (globalThis));
  /** @type {ClerkLocal | undefined} */
  let started;
  /** @type {() => void} */
  let restore;
  beforeAll(async () => {
    started = await startClerkLocal(options);
    restore = setInThisProcess(started.env);
  });
  if (reset) {
    beforeEach(() => started?.reset());
  }
  afterAll(async () => {
    restore?.();
    await started?.stop();
  });
  return /** @type {ClerkLocal} */ (
    new Proxy(
      {},
      {
        get(_, name) {
          if (started === undefined) {
            throw new ClerkLocalError(
              'not-started',
              `clerk-local is started before the first test: use "${String(name)}" in a test or a hook.`,
            );
          }
          return Reflect.get(started, name);
        },
      },
    )
  );
}

module.exports = { setupClerkLocal };
