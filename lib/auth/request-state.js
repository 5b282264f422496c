'use strict';

const { authHandler } = require('./auth-object');
const { onPublicOrigin } = require('../request/view');

/** @import { RequestPlace } from '../../types/request-state' */
/** @import { Instance, Options, State, View } from '../types' */

/** @type {readonly string[]} */
const NO_HEADERS = Object.freeze([]);

/**
 * Returns the response headers of a decision as alternating names and values, in the order in which they are sent.
 *
 * @param {State} state
 * @returns {readonly string[]}
 */
function responseHeaders({ status, reason = '', message, headers = /** @type {string[]} */ (NO_HEADERS) }) {
  if (status === 'signed-in') {
    return headers;
  }
  const explained = [...headers];
  if (message) {
    explained.push('x-clerk-auth-message', message);
  }
  explained.push('x-clerk-auth-reason', reason, 'x-clerk-auth-status', status);
  return explained;
}

/**
 * Returns a decision as `clerkClient.authenticateRequest()` does, with the keys of Clerk's SDK in their order.
 *
 * @param {State} state
 * @param {Instance} instance
 * @param {Options} options of the call
 * @param {View} view
 */
function requestState(state, instance, options, view) {
  const isSignedIn = state.status === 'signed-in';
  const isMismatch = state.tokenType === 'none';
  const headers = new Headers();
  const pairs = responseHeaders(state);
  for (let index = 0; index < pairs.length; index += 2) {
    headers.append(pairs[index], pairs[index + 1]);
  }
  const place = isMismatch ? NO_PLACE : placeOf(instance, options, view);
  return {
    status: state.status,
    reason: isSignedIn ? null : state.reason,
    message: isSignedIn ? null : (state.message ?? ''),
    ...(state.status === 'handshake' ? inHandshakeOrder(place) : place),
    isSignedIn,
    isAuthenticated: isSignedIn,
    tokenType: isMismatch ? null : (state.tokenType ?? 'session_token'),
    toAuth: state.status === 'handshake' ? () => null : authHandler(state, instance, view),
    headers,
    token: isSignedIn ? state.token : null,
  };
}

/** @type {RequestPlace} */
const NO_PLACE = Object.freeze({
  proxyUrl: '',
  publishableKey: '',
  isSatellite: false,
  domain: '',
  signInUrl: '',
  signUpUrl: '',
  afterSignInUrl: '',
  afterSignUpUrl: '',
});

/**
 * @param {Instance} instance
 * @param {Options} options
 * @param {View} view
 * @returns {RequestPlace}
 */
function placeOf(instance, options, view) {
  const { proxyUrl = '', publishableKey, isSatellite, domain = '', signInUrl = '' } = instance;
  const { signUpUrl = '', afterSignInUrl = '', afterSignUpUrl = '' } = options;
  return {
    proxyUrl: proxyUrl.startsWith('/') ? onPublicOrigin(proxyUrl, view) : proxyUrl,
    publishableKey,
    isSatellite,
    domain,
    signInUrl,
    signUpUrl,
    afterSignInUrl,
    afterSignUpUrl,
  };
}

/**
 * Orders the properties as Clerk's SDK does for a handshake.
 *
 * @param {RequestPlace} place
 */
function inHandshakeOrder({ proxyUrl, publishableKey, isSatellite, domain, ...urls }) {
  return { publishableKey, isSatellite, domain, proxyUrl, ...urls };
}

/**
 * Returns the part of a request state that is safe to log.
 *
 * @param {ReturnType<typeof requestState>} state
 */
function debugRequestState({
  isSignedIn,
  isAuthenticated,
  proxyUrl,
  reason,
  message,
  publishableKey,
  isSatellite,
  domain,
}) {
  return { isSignedIn, isAuthenticated, proxyUrl, reason, message, publishableKey, isSatellite, domain };
}

module.exports = { debugRequestState, requestState, responseHeaders };
