'use strict';

const { subscribe } = require('node:diagnostics_channel');
const { isProxy } = require('node:util/types');

/** The name of a property that no environment has. */
const PROBE = 'clerk-express-native-probe';

/** The module that Node loads in every worker thread, and in others before they can start one. */
const WORKER_THREADS = 'NativeModule worker_threads';

const { moduleLoadList } = /** @type {{ moduleLoadList?: string[] }} */ (/** @type {unknown} */ (process));

/**
 * Whether this is the main thread and there has been no worker thread, which might share the environment (`SHARE_ENV`):
 * Node locks it for each access, and the addon cannot.
 */
let isAlone = moduleLoadList?.includes(WORKER_THREADS) === false;

if (isAlone) {
  const notAlone = () => {
    isAlone = false;
  };
  // Published by the constructor, before the thread runs any code.
  subscribe('worker_threads', notAlone);
  // Emitted a tick later. Node 20 may lose subscribers of a channel that was collected before.
  process.once('worker', notAlone);
}

/**
 * Whether an object is the environment of the process, so that the addon sees the same variables: test runners replace
 * `process.env` by an object, and apps by a copy or a proxy.
 *
 * @param {NodeJS.ProcessEnv} env what `process.env` is at present
 */
function isEnvironmentOfProcess(env) {
  if (isProxy(env)) {
    return false;
  }
  try {
    Object.defineProperty(env, PROBE, { get: () => undefined, configurable: true });
  } catch (error) {
    // Node refuses it with this code, and frozen objects with none.
    return /** @type {{ code?: unknown }} */ (error).code === 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
  }
  delete env[PROBE];
  return false;
}

/** Whether the addon may read the environment of the process: no other thread can change it at the same moment. */
function isReadByAddon() {
  // On Windows, the addon would take longer than Node does.
  return isAlone && process.platform !== 'win32';
}

module.exports = { isEnvironmentOfProcess, isReadByAddon };
