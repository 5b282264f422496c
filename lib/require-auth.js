'use strict';

const { authenticateRequests } = require('./middleware');
const { assertCalled } = require('./auth/not-called');
const { assertOptionsObject, unknownOptions, withOptions } = require('./options/options');

/** @import { AppRequest, AuthHandler, Middleware, Options } from './types' */

/**
 * Express middleware that lets authorized requests pass, and responds to all others.
 *
 * With the options of `clerkMiddleware()` alone it does what Clerk's SDK does: it redirects requests without a user to
 * the sign-in page, also those of API clients. Any option of a guard makes it a guard for APIs (`lib/guard/`).
 *
 * @param {[options?: unknown, ...others: unknown[]]} args as for `clerkMiddleware()`, and those of a guard
 * @returns {Middleware | undefined}
 */
function requireAuth(...args) {
  const [options = {}] = args;
  if (!assertCalled('requireAuth', args)) {
    return undefined;
  }
  // A non-object carries no requirement, so it would let in every signed-in user: the name of a permission, say, or the
  // result of `has()` that a function returns in place of options.
  return withOptions(options, middlewareFor, (given) => assertOptionsObject(given, 'requireAuth()'));
}

/**
 * Creates the middleware for fixed options.
 *
 * @param {Options} options
 * @returns {Middleware}
 */
function middlewareFor(options) {
  // Guards have options that `clerkMiddleware()` lacks. They are loaded only for such options.
  const guards = unknownOptions(options).length > 0 && require('./guard');
  return guards && guards.isGuard(options) ? guards.guardRequests(options) : redirectSignedOut(options);
}

/**
 * Creates the middleware without options of a guard.
 *
 * @param {Options} options
 * @returns {Middleware}
 */
function redirectSignedOut(options) {
  const authenticate = authenticateRequests(options);
  const { redirectToSignIn } = require('./guard/sign-in-redirect');
  return (req, res, next) => {
    warnOfDeprecation();
    authenticate(req, res, (error) => {
      if (error) {
        next(error);
      } else if (hasUser(req)) {
        next();
      } else {
        redirectToSignIn(res, options);
      }
    });
  };
}

/** @param {AppRequest} req */
function hasUser(req) {
  const auth = /** @type {AuthHandler} */ (req.auth)();
  return Boolean(auth && 'userId' in auth && auth.userId);
}

let warnedOfDeprecation = false;

function warnOfDeprecation() {
  if (warnedOfDeprecation || process.env.NODE_ENV === 'test' || process.env.NODE_ENV === 'production') {
    return;
  }
  warnedOfDeprecation = true;
  console.warn(
    'Clerk: requireAuth() without options of a guard is deprecated in @clerk/express and sends API clients to a sign-in ' +
      "page. Use requireAuth({ unauthenticated: 'json' }) or { unauthenticated: 'redirect' }, which redirects documents " +
      'only, or clerkMiddleware() and getAuth(req).isAuthenticated in the routes that need it.',
  );
}

module.exports = { requireAuth };
