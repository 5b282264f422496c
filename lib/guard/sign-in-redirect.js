'use strict';

const { signInUrlOfEnvironment } = require('../options/environment');

/**
 * Redirects a browser to the sign-in page: `signInUrl`, else `CLERK_SIGN_IN_URL`, else `/`.
 *
 * @param {any} res
 * @param {{ signInUrl?: string }} options
 */
function redirectToSignIn(res, { signInUrl }) {
  const url = signInUrl || signInUrlOfEnvironment() || '/';
  // Express' own redirect if there is one, so that its settings and views apply.
  if (typeof res.redirect === 'function') {
    res.redirect(url);
    return;
  }
  res.statusCode = 302;
  res.setHeader('Location', url);
  res.end();
}

module.exports = { redirectToSignIn };
