'use strict';

const { isOwn } = require('../auth/brand');
const { asNextError } = require('../options/options');
const { isWellFormed } = require('../request/view');
const { hasUsableHost, isUnderPath, requestedUrl } = require('./url');
const { forward } = require('./forward');
const { parseOption } = require('./option');

/** @import { AppResponse, Middleware, Options } from '../types' */

/**
 * Creates the middleware for apps that serve Clerk's Frontend API under their own path. Requests to that path are
 * forwarded to Clerk and never reach the app. All others are authenticated, with the path as the default `proxyUrl`.
 *
 * @param {Options} options
 * @param {(options: Options) => Middleware} middlewareFor creates the middleware that authenticates
 * @returns {Middleware}
 * @throws {TypeError} with the code `frontend-api-proxy-invalid`
 */
function withFrontendApiProxy({ frontendApiProxy, ...options }, middlewareFor) {
  const { path, enabled } = parseOption(frontendApiProxy);
  const direct = middlewareFor(options);
  if (!enabled) {
    return direct;
  }
  const proxied = options.proxyUrl ? direct : middlewareFor({ ...options, proxyUrl: path });
  return (req, res, next) => {
    // A request that an earlier middleware let pass is one to the app, and is never forwarded.
    const isDecided = isOwn(req.auth);
    const url = requestedUrl(req);
    if (url === undefined) {
      if (isDecided) {
        direct(req, res, next);
      } else {
        badRequest(res);
      }
      return;
    }
    let isEnabled;
    try {
      isEnabled = enabled(url);
    } catch (error) {
      next(asNextError(error));
      return;
    }
    if (isDecided || !isEnabled || !isUnderPath(path, url)) {
      (isEnabled ? proxied : direct)(req, res, next);
    } else if (hasUsableHost(req, url) && isWellFormed(req)) {
      try {
        forward(req, res, next, { url, path, options });
      } catch (error) {
        next(asNextError(error));
      }
    } else {
      badRequest(res);
    }
  };
}

/** @param {AppResponse} res */
function badRequest(res) {
  res.statusCode = 400;
  res.end();
}

module.exports = { withFrontendApiProxy };
