'use strict';

const { authHandler } = require('./auth-object');
const { errorOfAddon } = require('../errors/coded-error');
const { knownSession } = require('../request/session-cache');
const { onPublicOrigin } = require('../request/view');

const NO_HEADERS = Object.freeze([]);

/**
 * What the addon decided. The answers that nearly every request gets come in a short form: a text is the reason why
 * nobody is signed in, a list holds a session's token and claims, and a number tells a session whose token has come
 * before.
 *
 * @param {string | number | [token: string, claims: string] | object | null} answer not kept since it was given
 * @returns {object | null} `null` for a request that is answered 400
 */
function stateOf(answer) {
  if (typeof answer === 'number') {
    return knownSession(answer);
  }
  if (typeof answer === 'string') {
    return { status: 'signed-out', reason: answer };
  }
  return Array.isArray(answer) ? { status: 'signed-in', token: answer[0], claims: answer[1] } : answer;
}

/**
 * Has the addon decide, and gives its decision when it is made.
 *
 * @param {object} instance the configured instance
 * @param {unknown[]} view what the addon is told about the request
 * @returns {Promise<object | null>} see {@link stateOf}
 */
async function decisionOf(instance, view) {
  let answer;
  try {
    answer = instance.authenticate(...view);
    if (typeof answer?.then === 'function') {
      answer = await answer;
    }
  } catch (error) {
    throw errorOfAddon(error);
  }
  // An answer that was ready is read before another request is decided: the addon knows only the latest number.
  return stateOf(answer);
}

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

/** Tells the developer what came up. */
function report({ notices }) {
  if (notices) {
    for (const { level, text } of notices) {
      console[level](text);
    }
  }
}

/**
 * A decision as `clerkClient.authenticateRequest()` gives it (authentication.md §3.1).
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

module.exports = { debugRequestState, decisionOf, report, requestState, responseHeaders, stateOf };
