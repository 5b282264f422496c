'use strict';

const { isProxy } = require('node:util/types');

/** The name of a property that no environment has. */
const PROBE = 'CLERK_EXPRESS_NATIVE_PROBE';

/**
 * Whether an object is the environment of the process, so that the addon sees the same variables. In a worker thread,
 * `process.env` is a copy; test runners replace it by an object, and apps by a copy or a proxy.
 *
 * @param {NodeJS.ProcessEnv} env what `process.env` is at present
 */
function isEnvironmentOfProcess(env) {
  if (isProxy(env) || !require('node:worker_threads').isMainThread) {
    return false;
  }
  try {
    // Node refuses it there, and every other object accepts it.
    Object.defineProperty(env, PROBE, { get: () => undefined, configurable: true });
  } catch (error) {
    return /** @type {{ code?: unknown }} */ (error).code === 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
  }
  delete env[PROBE];
  return false;
}

module.exports = { isEnvironmentOfProcess };
