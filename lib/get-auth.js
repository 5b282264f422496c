'use strict';

const { isOwn } = require('./brand');
const { signedOut } = require('./auth-object');
const { debugNothing } = require('./debug');
const { invalidToken, isMachineTokenType, unauthenticatedMachine } = require('./machine-auth-object');

/**
 * Who sent the request, as far as `acceptsToken` asks (authentication.md §5.6).
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
  if (acceptsToken === 'any') {
    return auth;
  }
  if (Array.isArray(acceptsToken)) {
    return acceptsToken.includes(auth.tokenType) ? auth : invalidToken();
  }
  if (acceptsToken === auth.tokenType) {
    return auth;
  }
  if (isMachineTokenType(acceptsToken)) {
    return unauthenticatedMachine(acceptsToken);
  }
  return signedOut(debugNothing);
}

module.exports = { getAuth };
