'use strict';

const { ClerkLocalError } = require('../error');

/**
 * @import { Call } from './call'
 * @import { Place } from './connect'
 */

/**
 * Starts a copy.
 *
 * @param {Call} call of the one that is copied
 * @returns {Promise<Omit<Place, 'appUrl'>>}
 */
async function startFork(call) {
  /** @type {{ port: number, url: string, environment: Record<string, string> }} */
  const { port, url, environment } = await call('POST', '/local/forks', {});
  /** @type {Promise<void> | undefined} */
  let stopped;
  return {
    url,
    env: Object.freeze(environment),
    stop: () => (stopped ??= stopFork(call, port)),
  };
}

module.exports = { startFork };

/**
 * @param {Call} call
 * @param {number} port
 */
async function stopFork(call, port) {
  try {
    await call('DELETE', `/local/forks/${port}`);
  } catch (error) {
    // It has ended with the one that it is a copy of.
    if (!(error instanceof ClerkLocalError) || error.code !== 'not-running') {
      throw error;
    }
  }
}
