'use strict';

const { readEnvironment } = require('./environment');

const NO_OPTIONS = Object.freeze({});

/** What each client was made with: its options, and its own way to authenticate a request. */
const originals = new WeakMap();

let defaultClient;
let latestOptions = NO_OPTIONS;
let latestEnvironment;

/** Notes what a client was made with. Returns the client. */
function remember(client, options) {
  originals.set(client, { options, authenticateRequest: client.authenticateRequest });
  return client;
}

/** Notes which object stands for the client that the environment configures. Returns it. */
function rememberDefault(client) {
  defaultClient = client;
  return client;
}

/**
 * The options that a client was made with. The same object as long as nothing changes.
 *
 * @param {object} [client] without one, the default client; a client of another package has no options that are known
 */
function optionsOf(client) {
  if (client === undefined || client === defaultClient) {
    return defaultOptions();
  }
  return originals.get(client)?.options ?? NO_OPTIONS;
}

/**
 * Whether a client decides as this package does, so that it need not be asked. Not so a mock, a client of Clerk's own
 * SDK, and one whose method was replaced.
 */
function isOwnClient(client) {
  if (client === undefined || client === defaultClient) {
    return true;
  }
  const original = originals.get(client);
  return original !== undefined && original.authenticateRequest === client.authenticateRequest;
}

/** Whether this is the client that the environment configures. */
function isDefaultClient(client) {
  return client === defaultClient;
}

/**
 * What the environment says. It is read when the default client is first used, which may be before the app has loaded
 * its environment: until there is a secret key, each use looks again; then the options stay.
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

/** The options that the environment sets for a client. The sign-in page is the middleware's alone. */
function clientOptions({ signInUrl, autoProxies, ...options }) {
  void [signInUrl, autoProxies];
  return options;
}

module.exports = { clientOptions, isDefaultClient, isOwnClient, optionsOf, remember, rememberDefault };
