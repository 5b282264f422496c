'use strict';

const { authHandler } = require('./auth-object');
const { onPublicOrigin } = require('../request/view');

const NO_HEADERS = Object.freeze([]);

/** Names and values in turn that a decision adds to the response, in the order in which they are sent. */
function responseHeaders({ status, reason, message, headers = NO_HEADERS }) {
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
 * The decision as `clerkClient.authenticateRequest()` returns it, with the keys of Clerk's SDK in their order.
 *
 * @param {object} state what the addon decided
 * @param {object} instance the configured instance
 * @param {object} options the call's options
 * @param {object[]} view what the addon was asked
 */
function requestState(state, instance, options, view) {
  const isSignedIn = state.status === 'signed-in';
  const isMismatch = state.tokenType === 'none';
  const headers = new Headers();
  const pairs = responseHeaders(state);
  for (let index = 0; index < pairs.length; index += 2) {
    headers.append(pairs[index], pairs[index + 1]);
  }
  const place = isMismatch ? NOWHERE : placeOf(instance, options, view);
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

const NOWHERE = Object.freeze({
  proxyUrl: '',
  publishableKey: '',
  isSatellite: false,
  domain: '',
  signInUrl: '',
  signUpUrl: '',
  afterSignInUrl: '',
  afterSignUpUrl: '',
});

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

function inHandshakeOrder({ proxyUrl, publishableKey, isSatellite, domain, ...urls }) {
  return { publishableKey, isSatellite, domain, proxyUrl, ...urls };
}

/** The part of a request state that may be written to a log. */
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
