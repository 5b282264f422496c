'use strict';

const { isOwn } = require('./auth/brand');
const { debugNothing, signedOut } = require('./auth/auth-object');

/**
 * Who sent the request, as far as `acceptsToken` asks.
 *
 * @param {object} req a request that `clerkMiddleware()` or `requireAuth()` has seen
 * @param {{ acceptsToken?: string | string[], treatPendingAsSignedOut?: boolean }} [options]
 * @throws {Error} when no middleware has seen the request
 */
function getAuth(req, options) {
  if (!isOwn(req.auth)) {
    throw new Error(
      '🔒 Clerk: getAuth() was called on a request that clerkMiddleware() has not seen. Register it before your routes:\n\n' +
        "  const { clerkMiddleware, getAuth } = require('clerk-express-native');\n" +
        '  app.use(clerkMiddleware());\n',
    );
  }
  const auth = req.auth(options);
  const { acceptsToken = 'session_token' } = options ?? {};
  if (acceptsToken === 'any' || acceptsToken === auth.tokenType) {
    return auth;
  }
  return Array.isArray(acceptsToken) && acceptsToken.includes(auth.tokenType) ? auth : nobody(acceptsToken);
}

/** The auth object for a request without what was asked for. */
function nobody(acceptsToken) {
  // Not loaded with the package, but with the middleware: see `load-for-requests.js`.
  const { invalidToken, isMachineTokenType, unauthenticatedMachine } = require('./auth/machine-auth-object');
  if (Array.isArray(acceptsToken)) {
    return invalidToken();
  }
  return isMachineTokenType(acceptsToken) ? unauthenticatedMachine(acceptsToken, debugNothing) : signedOut();
}

module.exports = { getAuth };
