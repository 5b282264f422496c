'use strict';

const { asNextError } = require('../options/options');
const { authenticateRequests } = require('../middleware');
const { headersOf } = require('../request/headers');
const { redirectToSignIn } = require('./sign-in-redirect');
const { answerRefusal } = require('./answer');
const { isGuard, parseGuardOptions } = require('./options');
const { refusalOf } = require('./rule');

/**
 * Creates the middleware of `requireAuth()` with guard options. It authenticates the request unless an earlier
 * middleware did, calls `next()` if the request is allowed, and responds otherwise. Only document requests are
 * redirected. Express is not needed.
 *
 * @param {Record<string, any>} options those of `clerkMiddleware()` and those of a guard
 * @returns {(req: any, res: any, next: (error?: unknown) => void) => void}
 * @throws {import('../errors/configuration-error').ConfigurationError}
 */
function guardRequests(options) {
  const { rule, unauthenticated, forbidden, middleware } = parseGuardOptions(options);
  const authenticate = authenticateRequests(middleware);
  return (req, res, next) => {
    authenticate(req, res, (/** @type {unknown} */ error) => {
      if (error) {
        next(error);
        return;
      }
      let refusal;
      try {
        refusal = refusalOf(req, res, rule);
      } catch (thrown) {
        next(asNextError(thrown));
        return;
      }
      if (refusal === undefined) {
        next();
      } else {
        refuse(refusal, req, res, next);
      }
    });
  };

  /**
   * @param {import('./rule').Refusal} refusal
   * @param {any} req
   * @param {any} res
   * @param {(error?: unknown) => void} next
   */
  function refuse(refusal, req, res, next) {
    // Always our own 503: the token may be valid, so that neither a sign-in page nor the app's own 401 fits.
    const answer = { 401: unauthenticated, 403: forbidden, 503: undefined }[refusal.status];
    if (typeof answer === 'function') {
      callHandler(answer, req, res, next);
    } else if (answer === 'redirect' && asksForDocument(req)) {
      redirectToSignIn(res, middleware);
    } else {
      answerRefusal(res, refusal);
    }
  }
}

/**
 * Lets the app's handler respond. If it throws or rejects, the request is not let through.
 *
 * @param {Function} handler
 * @param {any} req
 * @param {any} res
 * @param {(error?: unknown) => void} next
 */
function callHandler(handler, req, res, next) {
  try {
    const result = handler(req, res, next);
    if (typeof result?.then === 'function') {
      Promise.resolve(result).catch((thrown) => next(asNextError(thrown)));
    }
  } catch (thrown) {
    next(asNextError(thrown));
  }
}

/**
 * Whether a browser will show the response as a page, by the same signs as for handshakes, but
 * with any method: forms are sent by POST. Browsers send `Sec-Fetch-Dest` on secure origins; on others, documents are
 * recognized by the first type in `Accept`. `fetch()`, curl and API clients accept any type, or JSON.
 *
 * @param {import('node:http').IncomingMessage} req
 */
function asksForDocument(req) {
  const { accept, 'sec-fetch-dest': destination } = headersOf(req);
  return destination
    ? destination === 'document' || destination === 'iframe'
    : String(accept ?? '').startsWith('text/html');
}

module.exports = { guardRequests, isGuard };
