'use strict';

const { authenticateRequests } = require('./middleware');
const { withOptions } = require('./options');

/**
 * Express middleware that sends everybody without a user to the sign-in page.
 *
 * Goes to `signInUrl`, else to `CLERK_SIGN_IN_URL`, else to `/`. It redirects API calls too: for those, check
 * `getAuth(req).isAuthenticated` after `clerkMiddleware()`.
 *
 * @param {object | ((req: object) => object | Promise<object>)} [options] as for `clerkMiddleware()`
 */
function requireAuth(options = {}) {
  return withOptions(options, redirectSignedOut);
}

/** The middleware for options that are known. */
function redirectSignedOut(options) {
  const authenticate = authenticateRequests(options);
  return (req, res, next) => {
    warnOfDeprecation();
    authenticate(req, res, (error) => {
      if (error) {
        next(error);
      } else if (req.auth()?.userId) {
        next();
      } else {
        redirect(res, options.signInUrl || process.env.CLERK_SIGN_IN_URL || '/');
      }
    });
  };
}

/** Express' own redirect where there is one, so that its settings and views apply. */
function redirect(res, url) {
  if (typeof res.redirect === 'function') {
    res.redirect(url);
    return;
  }
  res.statusCode = 302;
  res.setHeader('Location', url);
  res.end();
}

let warnedOfDeprecation = false;

function warnOfDeprecation() {
  if (warnedOfDeprecation || process.env.NODE_ENV === 'test' || process.env.NODE_ENV === 'production') {
    return;
  }
  warnedOfDeprecation = true;
  console.warn(
    'Clerk: requireAuth() is deprecated in @clerk/express and sends API clients to a sign-in page. ' +
      'Use clerkMiddleware() and check getAuth(req).isAuthenticated in the routes that need it.',
  );
}

module.exports = { requireAuth };
