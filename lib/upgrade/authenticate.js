'use strict';

const { authHandler, signedOut } = require('../auth/auth-object');
const { authenticateWithClient } = require('../authenticate-request');
const { brand } = require('../auth/brand');
const { isOwnClient } = require('../options/client-options');
const { configure } = require('../options/configuration');
const { getAuth } = require('../get-auth');
const { unauthenticated } = require('../guard/rule');
const { checkAcceptedTokens } = require('../guard/options');
const { withPlainUrls } = require('../options/values');
const { assertOptionsObject, warnOfUnknownOptions } = require('../options/options');
const { fromNode, isWellFormed } = require('../request/view');
const { decide } = require('../auth/settle');
const { markUndecided } = require('../auth/undecided');
const { isOriginAllowed } = require('./origin');
const { ignoreSocketErrors } = require('./socket');
const { withToken, withoutCookies } = require('./token');

/** @import { AppRequest, AuthHandler, AuthObject, NormalizedRequest, Options } from '../types' */

/** @typedef {{ acceptsToken: string | string[], treatPendingAsSignedOut?: boolean }} Accepted validated options */

/** @typedef {{ reason?: string, handler: AuthHandler }} Outcome */

/**
 * The outcome for a request whose target is not a valid URL.
 *
 * @type {Outcome}
 */
const UNREADABLE = Object.freeze({ reason: 'request-unreadable', handler: () => signedOut() });

/**
 * Authenticates a WebSocket upgrade or a Socket.IO connection: like `clerkMiddleware()` and `getAuth()`, for requests
 * without a response object.
 *
 * It starts no handshake, which browsers cannot follow in an upgrade. Cookies count only for pages of the app's own
 * origins, because browsers send them with WebSockets that any site opens.
 *
 * @param {AppRequest} req
 * @param {unknown} [options] `types/upgrade.d.ts` explains them
 * @returns {Promise<AuthObject>} It does not reject because of anything that the client sends, only because of an
 *   invalid configuration.
 */
async function authenticateUpgrade(req, options = {}) {
  const {
    acceptsToken = 'session_token',
    allowedOrigins,
    token,
    tokenFrom,
    treatPendingAsSignedOut,
    ...middleware
  } = withPlainUrls(assertOptionsObject(options, 'authenticateUpgrade()'));
  checkAcceptedTokens({ acceptsToken, treatPendingAsSignedOut }, 'authenticateUpgrade()');
  const accepted = /** @type {Accepted} */ ({ acceptsToken, treatPendingAsSignedOut });
  warnOfUnknownOptions(middleware, ['allowedOrigins', 'token', 'tokenFrom', 'treatPendingAsSignedOut']);
  ignoreSocketErrors(req.socket);
  const named = withToken(req, token, tokenFrom);
  const isAllowed = isOriginAllowed(named, allowedOrigins, middleware);
  const source = isAllowed ? named : withoutCookies(named);
  const { reason, handler } = await outcomeOf(source, { ...middleware, enableHandshake: false }, req);
  const auth = getAuth({ auth: brand(handler) }, accepted);
  if (auth.isAuthenticated) {
    return auth;
  }
  const ofAnyKind = handler({ treatPendingAsSignedOut: accepted.treatPendingAsSignedOut });
  const isForOrigin = !isAllowed && named.headers.cookie !== undefined && !ofAnyKind.isAuthenticated;
  if (isForOrigin) {
    return withReason('origin-not-allowed', auth);
  }
  const refusal = unauthenticated(ofAnyKind, accepted.acceptsToken, handler, reason);
  return markUndecided(withReason(refusal.reason, auth), refusal.status === 503);
}

/**
 * @param {NormalizedRequest} source
 * @param {Options} options
 * @param {AppRequest} req
 * @returns {Promise<Outcome>}
 */
async function outcomeOf(source, options, req) {
  if (options.clerkClient && !isOwnClient(options.clerkClient)) {
    if (!isWellFormed(source)) {
      return UNREADABLE;
    }
    const state = await authenticateWithClient(options.clerkClient, source, options, 'any');
    return { reason: state.reason, handler: (...args) => state.toAuth(...args) ?? signedOut() };
  }
  const view = fromNode(source, options.strict);
  const instance = configure(options, 'any').at(view);
  const state = await decide(instance, view, req, options.debug);
  if (state === null) {
    return UNREADABLE;
  }
  return { reason: state.reason, handler: authHandler(state, instance, view) };
}

/**
 * Returns the auth object with the reason in its `debug()`.
 *
 * @param {string | undefined} reason
 * @param {AuthObject} auth
 * @returns {AuthObject}
 */
function withReason(reason, auth) {
  return { ...auth, debug: () => ({ ...auth.debug?.(), reason }) };
}

module.exports = { authenticateUpgrade };
