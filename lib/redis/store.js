'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const { commandsOf } = require('./client');

/** @import { MachineTokenStore } from '../../types/machine-token-store' */

const DEFAULT_PREFIX = 'clerk-express-native:';

const OPTIONS = new Set(['prefix']);

/**
 * Makes a store for `machineTokenCache` of a Redis client.
 *
 * @param {unknown} client
 * @param {{ prefix?: unknown }} [options]
 * @returns {MachineTokenStore}
 */
function redisStore(client, options = {}) {
  const commands = commandsOf(client, 'redisStore()');
  const prefix = prefixOf(options);
  return {
    get: (key) => commands.get(prefix + key),
    set: (key, value, ttlMs) => commands.set(prefix + key, value, ttlMs),
    delete: (key) => commands.del(prefix + key),
  };
}

/** @param {unknown} options */
function prefixOf(options) {
  if (typeof options !== 'object' || options === null) {
    throw invalid(`are of type ${options === null ? 'null' : typeof options}; expected an object`);
  }
  const unknown = Object.keys(options).find((name) => !OPTIONS.has(name));
  if (unknown !== undefined) {
    throw invalid(`contain ${JSON.stringify(unknown)}; known is prefix`);
  }
  const { prefix = DEFAULT_PREFIX } = /** @type {{ prefix?: unknown }} */ (options);
  if (typeof prefix !== 'string') {
    throw invalid(`contain a prefix of type ${prefix === null ? 'null' : typeof prefix}; expected a string`);
  }
  return prefix;
}

/** @param {string} what */
function invalid(what) {
  return new ConfigurationError('redis-options-invalid', `Clerk: the options of redisStore() ${what}.`);
}

module.exports = { redisStore };
