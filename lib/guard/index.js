'use strict';

const { failure } = require('../options/options');
const { authenticateRequests } = require('../middleware');
const { headersOf } = require('../request/headers');
const { redirectToSignIn } = require('./sign-in-redirect');
const { answerRefusal } = require('./answer');
const { isGuard, readGuardOptions } = require('./options');
const { refusalOf } = require('./rule');

/**
 * The middleware of `requireAuth()` with options of a guard: does the work of `clerkMiddleware()` unless that has been
 * done, lets through who may come, and answers everybody else.
 *
 * Nobody is redirected who has not asked for a document. Express is not needed.
 *
 * @param {object} options those of `clerkMiddleware()` and those of a guard
 * @throws {TypeError} with a `code` for options that a guard cannot go by
 */
function guardRequests(options) {
  const { rule, unauthenticated, forbidden, middleware } = readGuardOptions(options);
  const authenticate = authenticateRequests(middleware);
  return (req, res, next) => {
    authenticate(req, res, (error) => {
      if (error) {
        next(error);
        return;
      }
      let refusal;
      try {
        refusal = refusalOf(req, res, rule);
      } catch (thrown) {
        next(failure(thrown));
        return;
      }
      if (refusal === undefined) {
        next();
      } else {
        refuse(refusal, req, res, next);
      }
    });
  };

  function refuse(refusal, req, res, next) {
    // 503 is always answered here: the token may be good, so that neither a sign-in page nor the app's own 401 fits.
    const answer = { 401: unauthenticated, 403: forbidden }[refusal.status];
    if (typeof answer === 'function') {
      handOver(answer, req, res, next);
    } else if (answer === 'redirect' && asksForDocument(req)) {
      redirectToSignIn(res, middleware);
    } else {
      answerRefusal(res, refusal);
    }
  }
}

/** Has the app answer. What it throws, or rejects with, never lets the request pass. */
function handOver(handler, req, res, next) {
  try {
    const result = handler(req, res, next);
    if (typeof result?.then === 'function') {
      Promise.resolve(result).catch((thrown) => next(failure(thrown)));
    }
  } catch (thrown) {
    next(failure(thrown));
  }
}

/**
 * Whether a browser wants to show the answer as a page, by the same signs as for handshakes,
 * but with any method: forms are sent by POST. Browsers name the destination on secure origins; elsewhere pages are
 * told by what they accept first. `fetch()`, curl and API clients ask for anything, or for JSON.
 */
function asksForDocument(req) {
  const { accept, 'sec-fetch-dest': destination } = headersOf(req);
  return destination
    ? destination === 'document' || destination === 'iframe'
    : String(accept ?? '').startsWith('text/html');
}

module.exports = { guardRequests, isGuard };
