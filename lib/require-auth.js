'use strict';

const { authenticateRequests } = require('./middleware');
const { demandCall } = require('./auth/not-called');
const { demandObject, unknownOptions, withOptions } = require('./options/options');

/**
 * Express middleware that lets through who may come, and answers everybody else.
 *
 * With the options of `clerkMiddleware()` alone it is what Clerk's SDK has by this name: whoever has no user is
 * redirected to the sign-in page, API clients too. One option of a guard makes it a guard for APIs (`lib/guard/`).
 *
 * @param {object | ((req: object) => object | Promise<object>)} [options] as for `clerkMiddleware()`, and those of a
 *   guard
 */
function requireAuth(...args) {
  const [options = {}] = args;
  if (!demandCall('requireAuth', args)) {
    return undefined;
  }
  // What is no object has no question in it, and would let everybody pass who is signed in: a name of a permission,
  // say, or the answer of `has()` that a function gives in place of options.
  return withOptions(options, middlewareFor, (given) => demandObject(given, 'requireAuth()'));
}

/** The middleware for options that are known. */
function middlewareFor(options) {
  // Guards have options that are none of `clerkMiddleware()`. They are not loaded before there are such options.
  const guards = unknownOptions(options).length > 0 && require('./guard');
  return guards && guards.isGuard(options) ? guards.guardRequests(options) : redirectSignedOut(options);
}

/** The middleware without anything of a guard. */
function redirectSignedOut(options) {
  const authenticate = authenticateRequests(options);
  const { redirectToSignIn } = require('./guard/sign-in-redirect');
  return (req, res, next) => {
    warnOfDeprecation();
    authenticate(req, res, (error) => {
      if (error) {
        next(error);
      } else if (req.auth()?.userId) {
        next();
      } else {
        redirectToSignIn(res, options);
      }
    });
  };
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
      'alone, or clerkMiddleware() and getAuth(req).isAuthenticated in the routes that need it.',
  );
}

module.exports = { requireAuth };
