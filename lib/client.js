'use strict';

const { optionsOf, remember, rememberDefault } = require('./options/client-options');

/** @import { NativeClerkClient } from '../types/client' */
/** @import { Options } from './types' */

/**
 * Creates a client of one instance. Missing keys are not an error here: methods that need them reject. The environment
 * is not read. `types/client.d.ts` explains the options.
 *
 * @param {Options} [options]
 * @returns {NativeClerkClient}
 */
function createClerkClient(options = {}) {
  // Loaded with the first client: creating the classes of the Backend API takes longer than loading the rest of this
  // package, and an app that only checks sessions never needs them.
  const { Connection, createNamespaces, createRequest } = require('./backend');
  const { authenticateFetchRequest } = require('./authenticate-request');
  const { debugRequestState } = require('./auth/request-state');
  const { Telemetry } = require('./backend/telemetry');
  const { assertEffective, withPlainUrls } = require('./options/values');
  assertEffective(options);
  const own = Object.freeze({ ...withPlainUrls(options) });
  const connection = new Connection(own);
  const client = {
    ...createNamespaces(connection),
    request: createRequest(connection),
    authenticateRequest: (/** @type {Request} */ request, /** @type {Options | undefined} */ callOptions) =>
      authenticateFetchRequest(request, callOptions, own),
    debugRequestState,
    telemetry: new Telemetry(),
  };
  // The methods infer their results from their options, which the compiler cannot check here. Tests do.
  return /** @type {NativeClerkClient} */ (/** @type {unknown} */ (remember(client, own)));
}

/**
 * The default client, configured by the environment. Created on first use, and again when the environment changes.
 *
 * @type {NativeClerkClient}
 */
const clerkClient = rememberDefault(
  new Proxy(/** @type {NativeClerkClient} */ ({}), {
    get: (_target, property) => Reflect.get(defaultClient(), property),
    set: () => false,
  }),
);

/** @type {Options | undefined} */
let latestOptions;
/** @type {NativeClerkClient | undefined} */
let latestClient;

/** @returns {NativeClerkClient} */
function defaultClient() {
  const options = optionsOf(clerkClient);
  if (latestClient === undefined || options !== latestOptions) {
    latestOptions = options;
    latestClient = createClerkClient(options);
  }
  return latestClient;
}

module.exports = { clerkClient, createClerkClient };
