'use strict';

const { optionsOf, remember, rememberDefault } = require('./options/client-options');
const { demandEffect, withPlainUrls } = require('./options/values');

/**
 * A client of one instance. Missing keys are no error here: methods that need them reject. The environment is not
 * consulted.
 *
 * @param {object} [options]
 * @param {string} [options.secretKey] `sk_test_…` or `sk_live_…`
 * @param {string} [options.machineSecretKey] `ak_…`; for machine tokens
 * @param {string} [options.publishableKey] `pk_test_…` or `pk_live_…`; for the middleware
 * @param {string} [options.jwtKey] PEM public key; for the middleware
 * @param {string | string[]} [options.audience] accepted `aud` values; for the middleware
 * @param {string} [options.domain] domain of a satellite app; for the middleware
 * @param {string | URL} [options.proxyUrl] address of the Frontend API's proxy; for the middleware
 * @param {boolean} [options.isSatellite] whether the app is a satellite; for the middleware
 * @param {string | URL} [options.apiUrl] base address of the Backend API
 * @param {string} [options.apiVersion] its version segment
 * @param {string} [options.userAgent] what calls name themselves
 * @param {boolean} [options.requireSecretKey] whether a missing secret key is an error before any request
 * @param {number} [options.timeoutMs] for how long each attempt of a call may take
 * @param {{ attempts?: number }} [options.retry] how often a call that may be repeated is tried again
 * @param {typeof fetch} [options.fetch] sends calls in place of the addon's own connections
 */
function createClerkClient(options = {}) {
  // Loaded when there is a client: the classes of the Backend API take longer to make than the rest of this package to
  // load, and an app that only checks sessions never needs them.
  const { Connection, createNamespaces, createRequest } = require('./backend');
  const { authenticateFetchRequest } = require('./authenticate-request');
  const { debugRequestState } = require('./auth/request-state');
  const { Telemetry } = require('./backend/telemetry');
  demandEffect(options);
  const own = Object.freeze({ ...withPlainUrls(options) });
  const connection = new Connection(own);
  const client = {
    ...createNamespaces(connection),
    request: createRequest(connection),
    authenticateRequest: (request, callOptions) => authenticateFetchRequest(request, callOptions, own),
    debugRequestState,
    telemetry: new Telemetry(),
  };
  return remember(client, own);
}

/** The default client, configured by the environment. It is made when it is first used, and again when that changes. */
const clerkClient = rememberDefault(
  new Proxy(
    {},
    {
      get: (_target, property) => defaultClient()[property],
      set: () => false,
    },
  ),
);

let latestOptions;
let latestClient;

function defaultClient() {
  const options = optionsOf(clerkClient);
  if (options !== latestOptions) {
    latestOptions = options;
    latestClient = createClerkClient(options);
  }
  return latestClient;
}

module.exports = { clerkClient, createClerkClient };
