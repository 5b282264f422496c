'use strict';

const { readEnvironment } = require('./environment');

/** @import { Client, Options } from '../types' */

/** @typedef {ReturnType<typeof readEnvironment>} Environment */

/** @type {Options} */
const NO_OPTIONS = Object.freeze({});

/**
 * The options of each client, and its original way to authenticate a request.
 *
 * @type {WeakMap<object, { options: Options, authenticateRequest: unknown }>}
 */
const originals = new WeakMap();

/** @type {object | undefined} */
let defaultClient;
/** @type {Options} */
let latestOptions = NO_OPTIONS;
/** @type {Environment | undefined} */
let latestEnvironment;

/**
 * Records the options of a client, and returns the client.
 *
 * @template {Client} C
 * @param {C} client
 * @param {Options} options
 */
function remember(client, options) {
  originals.set(client, { options, authenticateRequest: client.authenticateRequest });
  return client;
}

/**
 * Records which object is the client that the environment configures, and returns it.
 *
 * @template {Client} C
 * @param {C} client
 */
function rememberDefault(client) {
  defaultClient = client;
  return client;
}

/**
 * Returns the options of a client: the same object as long as nothing changes.
 *
 * @param {Client} [client] the default client if omitted; the options of a foreign client are unknown
 * @returns {Options}
 */
function optionsOf(client) {
  if (client === undefined || client === defaultClient) {
    return defaultOptions();
  }
  return originals.get(client)?.options ?? NO_OPTIONS;
}

/**
 * Whether a client decides as this package does, so that it need not be called. A mock, a client of Clerk's own SDK,
 * and one whose method was replaced do not.
 *
 * @param {Client} [client]
 */
function isOwnClient(client) {
  if (client === undefined || client === defaultClient) {
    return true;
  }
  const original = originals.get(client);
  return original !== undefined && original.authenticateRequest === client.authenticateRequest;
}

/**
 * Whether this is the client that the environment configures.
 *
 * @param {unknown} client
 */
function isDefaultClient(client) {
  return client === defaultClient;
}

/**
 * Returns the options from the environment. They are read when the default client is first used, which may be before
 * the app has loaded its environment: until there is a secret key, each use reads them again; then they stay.
 */
function defaultOptions() {
  if (latestOptions.secretKey) {
    return latestOptions;
  }
  const environment = readEnvironment();
  if (environment !== latestEnvironment) {
    latestEnvironment = environment;
    latestOptions = Object.freeze(clientOptions(environment));
  }
  return latestOptions;
}

/**
 * Returns the options that the environment sets for a client. The sign-in page is for the middleware only.
 *
 * @param {Environment} environment
 * @returns {Options}
 */
function clientOptions({ signInUrl, autoProxies, ...options }) {
  void [signInUrl, autoProxies];
  return options;
}

module.exports = { clientOptions, isDefaultClient, isOwnClient, optionsOf, remember, rememberDefault };
