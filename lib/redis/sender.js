'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const { invalidClient, isIoRedis, isNodeRedis } = require('./client');

/**
 * Sends a command: its name and its arguments.
 *
 * @callback Send
 * @param {string[]} command
 * @returns {Promise<unknown>} the reply
 */

/**
 * What is used of a client to send any command, and to open another connection like it.
 *
 * @typedef {object} AnyClient
 * @property {(overrides?: object) => AnyClient} duplicate
 * @property {(event: string, listener: (error?: Error) => void) => void} on
 * @property {() => unknown} [connect]
 * @property {() => unknown} [destroy]
 * @property {() => unknown} disconnect
 * @property {string} [status]
 */

/**
 * Makes a function that sends commands, by the signature of the client's package.
 *
 * @param {unknown} client
 * @param {string} caller the function that the client was passed to, for messages
 * @returns {Send}
 * @throws {ConfigurationError} for anything but a client of `redis` or `ioredis` for one server
 */
function senderOf(client, caller) {
  const any = /** @type {any} */ (client);
  const isOfIoRedis = isIoRedis(client);
  if ((!isOfIoRedis && !isNodeRedis(client)) || typeof any.duplicate !== 'function') {
    throw invalidClient(client, caller);
  }
  // `ioredis` says so, and only clusters of `redis` have clients for nodes.
  if (any.isCluster === true || typeof any.nodeClient === 'function') {
    throw new ConfigurationError(
      'redis-client-invalid',
      `Clerk: ${caller} was called with a client of a cluster; expected one of a single server, or of Sentinel.`,
    );
  }
  return isOfIoRedis ? async (command) => any.call(...command) : async (command) => any.sendCommand(command);
}

module.exports = { senderOf };
