'use strict';

const { isOwn } = require('../auth/brand');
const { failure } = require('../options/options');
const { isWellFormed } = require('../request/view');
const { hasUsableHost, isBelow, requestedUrl } = require('./address');
const { parseOption } = require('./option');
const { passOn } = require('./pass-on');

/**
 * The middleware for apps that serve Clerk's Frontend API under a path of their own. Requests
 * to that path are passed on to Clerk and never reach the app; all others are authenticated, with the path as
 * `proxyUrl` where the app names none.
 *
 * @param {{ frontendApiProxy: unknown }} options of the middleware
 * @param {(options: object) => Function} middlewareFor makes the middleware that authenticates
 * @throws {TypeError} with the code `frontend-api-proxy-invalid`, when the option is no such option
 */
function withFrontendApiProxy({ frontendApiProxy, ...options }, middlewareFor) {
  const { path, enabled } = parseOption(frontendApiProxy);
  const direct = middlewareFor(options);
  if (!enabled) {
    return direct;
  }
  const proxied = options.proxyUrl ? direct : middlewareFor({ ...options, proxyUrl: path });
  return (req, res, next) => {
    // A request that an earlier middleware has let pass is one to the app, and never forwarded.
    const isDecided = isOwn(req.auth);
    const url = requestedUrl(req);
    if (url === undefined) {
      if (isDecided) {
        direct(req, res, next);
      } else {
        refuse(res);
      }
      return;
    }
    let isEnabled;
    try {
      isEnabled = enabled(url);
    } catch (error) {
      next(failure(error));
      return;
    }
    if (isDecided || !isEnabled || !isBelow(path, url)) {
      (isEnabled ? proxied : direct)(req, res, next);
    } else if (hasUsableHost(req, url) && isWellFormed(req)) {
      try {
        passOn(req, res, next, { url, path, options });
      } catch (error) {
        next(failure(error));
      }
    } else {
      refuse(res);
    }
  };
}

function refuse(res) {
  res.statusCode = 400;
  res.end();
}

module.exports = { withFrontendApiProxy };
