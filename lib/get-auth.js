'use strict';

const { ConfigurationError } = require('./errors/configuration-error');
const { isOwn } = require('./auth/brand');
const { emptyDebug, signedOut } = require('./auth/auth-object');

/** @import { PendingSessionOptions } from '../types/auth-object' */
/** @import { AuthObject } from './types' */

/**
 * Returns the auth object of a request, for the accepted kinds of token.
 *
 * @param {object} req a request that `clerkMiddleware()` or `requireAuth()` has seen
 * @param {PendingSessionOptions & { acceptsToken?: string | string[] }} [options]
 * @returns {AuthObject}
 * @throws {ConfigurationError} when no middleware has seen the request
 */
function getAuth(req, options) {
  const { auth: handler } = /** @type {{ auth?: unknown }} */ (req);
  if (!isOwn(handler)) {
    throw new ConfigurationError(
      'middleware-missing',
      '🔒 Clerk: getAuth() was called on a request that clerkMiddleware() has not seen. Register it before your routes:\n\n' +
        "  const { clerkMiddleware, getAuth } = require('clerk-express-native');\n" +
        '  app.use(clerkMiddleware());\n',
      { name: 'Error' },
    );
  }
  const auth = handler(options);
  const { acceptsToken = 'session_token' } = options ?? {};
  if (acceptsToken === 'any' || acceptsToken === auth.tokenType) {
    return auth;
  }
  return Array.isArray(acceptsToken) && acceptsToken.some((kind) => kind === auth.tokenType)
    ? auth
    : unauthenticated(acceptsToken);
}

/**
 * Returns the auth object of a request without an accepted token.
 *
 * @param {string | string[]} acceptsToken
 * @returns {AuthObject}
 */
function unauthenticated(acceptsToken) {
  // Loaded with the middleware, not with the package: see `preload.js`.
  const { invalidToken, isMachineTokenType, unauthenticatedMachine } = require('./auth/machine-auth-object');
  if (Array.isArray(acceptsToken)) {
    return invalidToken();
  }
  return isMachineTokenType(acceptsToken) ? unauthenticatedMachine(acceptsToken, emptyDebug) : signedOut();
}

module.exports = { getAuth };
