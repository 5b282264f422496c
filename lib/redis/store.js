'use strict';

const { commandsOf } = require('./client');
const { optionsOf } = require('./options');

/** @import { MachineTokenStore } from '../../types/machine-token-store' */

/**
 * Makes a store for `machineTokenCache` of a Redis client.
 *
 * @param {unknown} client
 * @param {{ prefix?: unknown }} [options]
 * @returns {MachineTokenStore}
 */
function redisStore(client, options = {}) {
  const commands = commandsOf(client, 'redisStore()');
  const { prefix } = optionsOf(options, 'redisStore()');
  return {
    get: (key) => commands.get(prefix + key),
    set: (key, value, ttlMs) => commands.set(prefix + key, value, ttlMs),
    delete: (key) => commands.del(prefix + key),
  };
}

module.exports = { redisStore };
