'use strict';

const { ConfigurationError } = require('./errors/configuration-error');
const { isOwnClient } = require('./options/client-options');
const { callOptions, configure, configureCall } = require('./options/configuration');
const { withPlainUrls } = require('./options/values');
const { fromFetch, fromNode, isWellFormed, toFetch } = require('./request/view');
const { revocationsNumber } = require('./revocations/registry');
const { requestState } = require('./auth/request-state');
const { decide } = require('./auth/settle');

/** @import { AuthObject, Client, Instance, Options, RequestLike, View } from './types' */

/**
 * The request state of a foreign client, as far as it is read.
 *
 * @typedef {object} ForeignState
 * @property {string} status
 * @property {string} [reason]
 * @property {Iterable<[string, string]>} [headers]
 * @property {(options?: object) => AuthObject | null} toAuth
 */

/**
 * Decides who sent a Fetch request: `clerkClient.authenticateRequest()`.
 *
 * @param {Request} request
 * @param {Options | undefined} given the call's options; they take precedence over those of the client
 * @param {Options} client the options of the client
 */
async function authenticateFetchRequest(request, given = {}, client) {
  const options = withPlainUrls(given);
  const view = fromFetch(request, options.strict);
  return stateFor(configureCall(options, client, view), options, view);
}

/**
 * Decides who sent an Express request, without touching the response: the exported `authenticateRequest()`.
 *
 * @param {{ clerkClient?: Client, request: RequestLike, options?: object }} parameters
 */
async function authenticateRequest({ clerkClient, request, options: given = {} }) {
  const options = withPlainUrls(given);
  if (!isWellFormed(request)) {
    throw unreadable();
  }
  if (!isOwnClient(clerkClient)) {
    return authenticateWithClient(clerkClient, request, options, options.acceptsToken);
  }
  const view = fromNode(request, options.strict);
  const instance = configure({ ...options, clerkClient }, options.acceptsToken ?? 'session_token').at(view);
  return stateFor(instance, options, view);
}

/**
 * Delegates the decision to a foreign client: a mock, or one of Clerk's own.
 *
 * @param {Client | undefined} clerkClient
 * @param {RequestLike} request
 * @param {Options} options
 * @param {unknown} acceptsToken
 * @returns {Promise<ForeignState>}
 */
async function authenticateWithClient(clerkClient, request, options, acceptsToken) {
  const client = /** @type {{ authenticateRequest?: unknown }} */ (clerkClient);
  if (typeof client.authenticateRequest !== 'function') {
    throw new ConfigurationError(
      'clerk-client-invalid',
      'Clerk: the option clerkClient has no method authenticateRequest(). Pass a client from createClerkClient().',
    );
  }
  if (revocationsNumber(options.revocations) !== undefined) {
    throw new ConfigurationError(
      'revocations-invalid',
      'Clerk: the option revocations has no effect with a clerkClient of another package. Omit one of the two options.',
    );
  }
  const view = fromNode(request, options.strict);
  const settings = callOptions(options, view);
  return client.authenticateRequest(toFetch(view), { ...settings, ...(acceptsToken ? { acceptsToken } : undefined) });
}

/**
 * @param {Instance} instance
 * @param {Options} options
 * @param {View} view
 */
async function stateFor(instance, options, view) {
  const state = await decide(instance, view);
  if (state === null) {
    throw unreadable();
  }
  return requestState(state, instance, options, view);
}

function unreadable() {
  return new ConfigurationError(
    'request-unreadable',
    'Clerk: cannot read the request: its target is not a valid URL, or its method is forbidden by Fetch.',
  );
}

module.exports = { authenticateFetchRequest, authenticateRequest, authenticateWithClient };
