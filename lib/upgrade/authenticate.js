'use strict';

const { authHandler, signedOut } = require('../auth/auth-object');
const { askClient } = require('../authenticate-request');
const { brand } = require('../auth/brand');
const { isOwnClient } = require('../options/client-options');
const { configure } = require('../options/configuration');
const { getAuth } = require('../get-auth');
const { unauthenticated } = require('../guard/rule');
const { checkWhoCounts } = require('../guard/options');
const { withPlainUrls } = require('../options/values');
const { demandObject, warnOfUnknownOptions } = require('../options/options');
const { fromNode, isWellFormed } = require('../request/view');
const { decide } = require('../auth/settle');
const { noteDecision } = require('../auth/undecided');
const { isOriginAllowed } = require('./origin');
const { surviveErrors } = require('./socket');
const { withoutCookies, withToken } = require('./token');

/** The outcome for a request whose target is no address. */
const UNREADABLE = Object.freeze({ reason: 'request-unreadable', handler: () => signedOut() });

/**
 * Who asks for a WebSocket, or who has opened a Socket.IO connection: like `clerkMiddleware()` and `getAuth()`, for
 * requests that have no response object.
 *
 * Nobody is sent through a handshake, which browsers cannot follow in an upgrade. Cookies count only for the app's own
 * pages, because browsers send them with WebSockets that any site opens.
 *
 * @param {import('node:http').IncomingMessage} req
 * @param {object} [options] `types/upgrade.d.ts` explains them
 * @returns {Promise<object>} the auth object. Whatever the client has sent, it does not reject; it does for a
 *   configuration that cannot work
 */
async function authenticateUpgrade(req, options = {}) {
  const {
    acceptsToken = 'session_token',
    allowedOrigins,
    token,
    tokenFrom,
    treatPendingAsSignedOut,
    ...middleware
  } = withPlainUrls(demandObject(options, 'authenticateUpgrade()'));
  checkWhoCounts({ acceptsToken, treatPendingAsSignedOut }, 'authenticateUpgrade()');
  warnOfUnknownOptions(middleware, ['allowedOrigins', 'token', 'tokenFrom', 'treatPendingAsSignedOut']);
  surviveErrors(req.socket);
  const named = withToken(req, token, tokenFrom);
  const isAllowed = isOriginAllowed(named, allowedOrigins, middleware);
  const asked = isAllowed ? named : withoutCookies(named);
  const { reason, handler } = await outcomeOf(asked, { ...middleware, enableHandshake: false }, req);
  const auth = getAuth({ auth: brand(handler) }, { acceptsToken, treatPendingAsSignedOut });
  if (auth.isAuthenticated) {
    return auth;
  }
  const anybody = handler({ treatPendingAsSignedOut });
  const isForOrigin = !isAllowed && named.headers.cookie !== undefined && !anybody.isAuthenticated;
  if (isForOrigin) {
    return because('origin-not-allowed', auth);
  }
  const refusal = unauthenticated(anybody, acceptsToken, handler, reason);
  return noteDecision(because(refusal.reason, auth), refusal.status === 503);
}

/** What was decided: the function that makes auth objects of it, and why nobody is signed in. */
async function outcomeOf(asked, options, req) {
  if (options.clerkClient && !isOwnClient(options.clerkClient)) {
    if (!isWellFormed(asked)) {
      return UNREADABLE;
    }
    const state = await askClient(options.clerkClient, asked, options, 'any');
    return { reason: state.reason, handler: (...args) => state.toAuth(...args) ?? signedOut() };
  }
  const view = fromNode(asked, options.strict);
  const instance = configure(options, 'any')(view);
  const state = await decide(instance, view, req, options.debug);
  if (state === null) {
    return UNREADABLE;
  }
  return { reason: state.reason, handler: authHandler(state, instance, view) };
}

/** The auth object, whose `debug()` tells the reason. */
function because(reason, auth) {
  return { ...auth, debug: () => ({ ...auth.debug?.(), reason }) };
}

module.exports = { authenticateUpgrade };
