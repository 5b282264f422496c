'use strict';

const { isOwnClient } = require('./options/client-options');
const { callOptions, configure, configureCall } = require('./options/configuration');
const { withPlainUrls } = require('./options/values');
const { fromFetch, fromNode, isWellFormed, toFetch } = require('./request/view');
const { requestState } = require('./auth/request-state');
const { decide } = require('./auth/settle');

/**
 * Finds out who sent a Fetch request: `clerkClient.authenticateRequest()`.
 *
 * @param {Request} request
 * @param {object} [given] the call's options; they take precedence over those of the client
 * @param {object} client the options that the client was made with
 * @returns {Promise<object>} the request state
 */
async function authenticateFetchRequest(request, given = {}, client) {
  const options = withPlainUrls(given);
  const view = fromFetch(request, options.strict);
  return stateFor(configureCall(options, client, view), options, view);
}

/**
 * Finds out who sent an Express request, without touching the response: the exported `authenticateRequest()`.
 *
 * @param {{ clerkClient?: object, request: object, options?: object }} parameters
 * @returns {Promise<object>} the request state
 */
async function authenticateRequest({ clerkClient, request, options: given = {} }) {
  const options = withPlainUrls(given);
  if (!isWellFormed(request)) {
    throw unreadable();
  }
  if (!isOwnClient(clerkClient)) {
    return askClient(clerkClient, request, options, options.acceptsToken);
  }
  const view = fromNode(request, options.strict);
  const instance = configure({ ...options, clerkClient }, options.acceptsToken ?? 'session_token')(view);
  return stateFor(instance, options, view);
}

/** Has a client decide that is not of this package: a mock, or one of Clerk's own. */
async function askClient(clerkClient, request, options, acceptsToken) {
  if (typeof clerkClient.authenticateRequest !== 'function') {
    throw new TypeError(
      'Clerk: the option clerkClient has no method authenticateRequest(). Pass what createClerkClient() returns.',
    );
  }
  const view = fromNode(request, options.strict);
  const settings = callOptions(options, view);
  return clerkClient.authenticateRequest(toFetch(view), { ...settings, ...(acceptsToken && { acceptsToken }) });
}

async function stateFor(instance, options, view) {
  const state = await decide(instance, view);
  if (state === null) {
    throw unreadable();
  }
  return requestState(state, instance, options, view);
}

function unreadable() {
  return new TypeError('Clerk: the request cannot be read: its target is no URL, or Fetch forbids its method.');
}

module.exports = { askClient, authenticateFetchRequest, authenticateRequest };
