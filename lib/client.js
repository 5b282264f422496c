'use strict';

const { BackendClient } = require('./native');
const { createNamespaces } = require('./backend');

/** The options that the default client takes from the environment, each with its variable. */
const ENVIRONMENT = [
  ['secretKey', 'CLERK_SECRET_KEY'],
  ['publishableKey', 'CLERK_PUBLISHABLE_KEY'],
  ['jwtKey', 'CLERK_JWT_KEY'],
  ['apiUrl', 'CLERK_API_URL'],
  ['apiVersion', 'CLERK_API_VERSION'],
];

/** The options that each client was made with. */
const optionsByClient = new WeakMap();

const NO_OPTIONS = Object.freeze({});

/**
 * A client of the Backend API. Missing keys are no error here: methods that need them reject. The environment is not
 * consulted.
 *
 * @param {object} [options]
 * @param {string} [options.secretKey] `sk_test_…` or `sk_live_…`
 * @param {string} [options.publishableKey] `pk_test_…` or `pk_live_…`; for the middleware
 * @param {string} [options.jwtKey] PEM public key; for the middleware
 * @param {string} [options.apiUrl] base address of the Backend API
 * @param {string} [options.apiVersion] its version segment
 * @param {string} [options.userAgent] what calls name themselves
 */
function createClerkClient(options = {}) {
  const own = Object.freeze({ ...options });
  let native;
  const client = createNamespaces(() => (native ??= connect(own)));
  optionsByClient.set(client, own);
  return client;
}

/** Whether a client comes from this package, so that its options can be read. */
function isOwnClient(client) {
  return client === clerkClient || optionsByClient.has(client);
}

/**
 * The options that a client was made with; for the default client, what the environment says. The same object as long
 * as nothing changes.
 *
 * @param {object} client a client of this package; any other has no options
 */
function optionsOf(client) {
  return optionsByClient.get(client === clerkClient ? defaultClient() : client) ?? NO_OPTIONS;
}

/**
 * The default client, configured by the environment. It is made when it is first used, which may be before the app
 * has loaded its environment: until there is a secret key, each use looks again; then the client stays.
 */
const clerkClient = new Proxy(
  {},
  {
    get: (_target, property) => defaultClient()[property],
    set: () => false,
  },
);

let latestClient = createClerkClient();

function defaultClient() {
  const known = optionsByClient.get(latestClient);
  if (known.secretKey) {
    return latestClient;
  }
  const isCurrent = ENVIRONMENT.every(([option, variable]) => known[option] === process.env[variable]);
  if (!isCurrent) {
    latestClient = createClerkClient(
      Object.fromEntries(ENVIRONMENT.map(([option, variable]) => [option, process.env[variable]])),
    );
  }
  return latestClient;
}

/** The native half of a client. Throws an error with a `code` when the configuration cannot work. */
function connect({ secretKey, apiUrl, apiVersion, userAgent }) {
  return new BackendClient({
    secretKey: typeof secretKey === 'string' ? secretKey : '',
    apiUrl: apiUrl || undefined,
    apiVersion: apiVersion || undefined,
    userAgent: userAgent || undefined,
  });
}

module.exports = { clerkClient, createClerkClient, isOwnClient, optionsOf };
