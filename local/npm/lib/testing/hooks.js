'use strict';

const { ClerkLocalError } = require('../error');
const { startClerkLocal } = require('../instance/start');
const { setInThisProcess } = require('../program/environment');

/**
 * @import { ClerkLocal } from '../../index'
 *
 * @typedef {(hook: () => Promise<void> | undefined) => void} Hook
 *
 * @typedef {Record<'beforeAll' | 'beforeEach' | 'afterAll', Hook>} Hooks
 */

/** @type {typeof import('../../jest').setupClerkLocal} */
function setupClerkLocal({ reset = true, ...options } = {}) {
  const { beforeAll, beforeEach, afterAll } = globalHooks();
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

/**
 * The globals of the runner, which differ for each test file.
 *
 * @throws {ClerkLocalError} `runner-missing`
 */
function globalHooks() {
  const hooks = /** @type {Hooks} */ (/** @type {unknown} */ (globalThis));
  if (typeof hooks.beforeAll !== 'function') {
    throw new ClerkLocalError(
      'runner-missing',
      'setupClerkLocal() needs the global functions of Jest, and there is no beforeAll(). Call it in a test file, without ' +
        'the setting "injectGlobals: false", or use startClerkLocal().',
    );
  }
  return hooks;
}
