'use strict';

const { types } = require('node:util');
const { ConfigurationError } = require('../errors/configuration-error');

/** @import { IoRedisClient, NodeRedisClient } from '../../types/redis' */

/**
 * The commands that this package uses, with the signatures of no particular client.
 *
 * @typedef {object} Commands
 * @property {(key: string) => Promise<string | undefined>} get
 * @property {(key: string, value: string, ttlMs: number) => Promise<void>} set
 * @property {(key: string) => Promise<void>} del
 */

/**
 * The commands of a client that the app has. The packages are recognized by the shape of their clients, because several
 * copies and versions of them may be installed.
 *
 * @param {unknown} client
 * @param {string} caller the function that the client was passed to, for messages
 * @returns {Commands}
 * @throws {ConfigurationError} for anything but a client of `redis` (version 4 or later) or `ioredis`
 */
function commandsOf(client, caller) {
  if (isIoRedis(client)) {
    return commands(client, (key, value, milliseconds) => client.set(key, value, 'PX', milliseconds));
  }
  if (isNodeRedis(client)) {
    return commands(client, (key, value, milliseconds) => client.set(key, value, { PX: milliseconds }));
  }
  throw invalidClient(client, caller);
}

/**
 * @param {unknown} client
 * @param {string} caller the function that the client was passed to
 */
function invalidClient(client, caller) {
  return new ConfigurationError(
    'redis-client-invalid',
    `Clerk: ${caller} was called with ${described(client)}; expected a client of the package redis (version 4 or later) or ioredis.`,
    { action: 'Pass what `createClient()` of redis or `new Redis()` of ioredis returns.' },
  );
}

/**
 * @param {NodeRedisClient | IoRedisClient} client
 * @param {(key: string, value: string, milliseconds: number) => unknown} set
 * @returns {Commands}
 */
function commands(client, set) {
  return {
    async get(key) {
      const value = await client.get(key);
      // Clients may be configured to return buffers.
      return value === null || value === undefined ? undefined : String(value);
    },
    async set(key, value, ttlMs) {
      // Redis accepts positive integers.
      await set(key, value, Math.max(1, Math.ceil(ttlMs)));
    },
    async del(key) {
      await client.del(key);
    },
  };
}

/**
 * @param {unknown} client
 * @returns {client is IoRedisClient}
 */
function isIoRedis(client) {
  return hasCommands(client) && typeof client.defineCommand === 'function' && typeof client.status === 'string';
}

/**
 * Clients of version 3, which take callbacks, have no `isOpen`.
 *
 * @param {unknown} client
 * @returns {client is NodeRedisClient}
 */
function isNodeRedis(client) {
  return hasCommands(client) && typeof client.isOpen === 'boolean';
}

/**
 * @param {unknown} client
 * @returns {client is Record<string, unknown>}
 */
function hasCommands(client) {
  const { get, set, del } = /** @type {Record<string, unknown>} */ (Object(client));
  return [get, set, del].every((command) => typeof command === 'function');
}

/** @param {unknown} client */
function described(client) {
  if (types.isPromise(client)) {
    return 'a promise, which may need an `await`,';
  }
  if (typeof client === 'string') {
    return 'a string';
  }
  return hasCommands(client) ? 'a client of another package or version' : `a value of type ${kindOf(client)}`;
}

/** @param {unknown} value */
function kindOf(value) {
  return value === null ? 'null' : typeof value;
}

module.exports = { commandsOf, invalidClient, isIoRedis, isNodeRedis };
