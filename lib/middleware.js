'use strict';

const { authHandler } = require('./auth/auth-object');
const { brand, decisionOf, isOwn } = require('./auth/brand');
const { ConfigurationError } = require('./errors/configuration-error');
const { isOwnClient } = require('./options/client-options');
const { errorOfAddon } = require('./errors/coded-error');
const { configure } = require('./options/configuration');
const { Decision, afterEarlier, areSameSettings } = require('./auth/decision');
const { removeReasons, withNewCookies } = require('./auth/later-decision');
const { loadForRequests } = require('./preload');
const { assertCalled } = require('./auth/not-called');
const { assertEffective } = require('./options/values');
const { asNextError, warnOfUnknownOptions, withOptions } = require('./options/options');
const { fromNode, isWellFormed } = require('./request/view');
const { responseHeaders } = require('./auth/request-state');
const { isPromise, settle } = require('./auth/settle');

/** @import { Answer, AppRequest, AppResponse, AuthHandler, Middleware, Next } from './types' */
/** @import { Options, RequestLike, View } from './types' */

/**
 * Decides about a request.
 *
 * @callback Decide
 * @param {RequestLike} source the request to read; differs from `req` if an earlier middleware has renewed cookies
 * @param {AppResponse} res
 * @param {Next} next
 * @param {AppRequest} req the app's request
 * @param {Decision} [earlier] the decision of an earlier middleware
 * @returns {void}
 */

/**
 * Express middleware that authenticates requests, for `getAuth(req)` to read.
 *
 * While the instance's keys are in memory, it calls `next()` synchronously. It rejects nothing: a request without a
 * session continues, signed out.
 *
 * @param {[options?: unknown, ...others: unknown[]]} args options, or a function that returns them for each request
 * @returns {Middleware | undefined}
 */
function clerkMiddleware(...args) {
  const [options = {}] = args;
  return assertCalled('clerkMiddleware', args) ? withOptions(options, authenticateRequests) : undefined;
}

/**
 * Creates the middleware for fixed options.
 *
 * @param {Options} options
 * @returns {Middleware}
 */
function authenticateRequests(options) {
  if (options.frontendApiProxy) {
    return require('./frontend-api-proxy').withFrontendApiProxy(options, authenticateRequests);
  }
  warnOfUnknownOptions(options);
  assertEffective(options);
  loadForRequests();
  const decide = deciderFor(options);
  const decideLater = afterEarlier(options, decide, deciderFor);
  return (req, res, next) => {
    const { auth } = req;
    if (!isOwn(auth)) {
      warnOfForeignAuth(req);
      decide(req, res, next, req);
      return;
    }
    const earlier = decideLater && decisionOf(auth);
    const decideAgain = decideLater?.(earlier);
    if (decideAgain) {
      decideAgain(withNewCookies(req, res), res, next, req, earlier);
    } else {
      next();
    }
  };
}

/**
 * Creates what decides about requests by fixed options.
 *
 * @param {Options} options
 * @returns {Decide}
 */
function deciderFor(options) {
  // Loaded late: most programs that load this package without an app do not use sockets.
  const { Socket } = require('node:net');
  const configuration = configure(options, 'any');
  const { clerkClient, strict, debug } = options;
  let decision = new Decision(options);
  return (source, res, next, req, earlier) => {
    if (clerkClient && !isOwnClient(clerkClient)) {
      if (earlier !== undefined && areSameSettings(options, earlier.options)) {
        next();
      } else {
        delegateToClient(options, source, req, res, next);
      }
      return;
    }
    const view = fromNode(source, strict);
    let instance;
    let answer;
    try {
      const latest = earlier === undefined ? configuration.unlessChanged() : undefined;
      instance = latest?.instance;
      answer = latest?.authenticate(...view);
      if (answer === undefined) {
        // What is thrown without an instance is about the configuration.
        instance = undefined;
        // Everything is read again where the addon has noticed a change.
        instance = configuration.at(view, latest === undefined && req.socket instanceof Socket);
        answer = instance === earlier?.instance ? undefined : instance.authenticate(...view);
      }
    } catch (error) {
      if (isWellFormed(source)) {
        next(instance === undefined ? asNextError(error) : errorOfAddon(/** @type {Error} */ (error)));
      } else {
        badRequest(res);
      }
      return;
    }
    if (answer === undefined) {
      next();
      return;
    }
    if (decision.instance !== instance) {
      decision = new Decision(options, instance);
    }
    const by = decision;
    if (isPromise(answer)) {
      answer.then(
        (later) => finish(later, by, view, debug, req, res, next),
        (error) => next(errorOfAddon(error)),
      );
    } else {
      finish(answer, by, view, debug, req, res, next);
    }
  };
}

/** @param {AppResponse} res */
function badRequest(res) {
  res.statusCode = 400;
  res.end();
}

/**
 * Sets `req.auth` and continues, or redirects the browser.
 *
 * @param {Answer} answer
 * @param {Decision} decision
 * @param {View} view
 * @param {unknown} debug
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {Next} next
 */
function finish(answer, decision, view, debug, req, res, next) {
  try {
    const instance = /** @type {NonNullable<Decision['instance']>} */ (decision.instance);
    const state = settle(answer, instance, view, req, debug);
    if (state === null) {
      badRequest(res);
      return;
    }
    continueRequest(responseHeaders(state), authHandler(state, instance, view), decision, req, res, next);
  } catch (error) {
    next(error);
  }
}

/**
 * @param {readonly string[]} headers alternating names and values
 * @param {AuthHandler} auth
 * @param {Decision} decision
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {Next} next
 */
function continueRequest(headers, auth, decision, req, res, next) {
  if (isOwn(req.auth)) {
    removeReasons(res);
  }
  let isRedirect = false;
  for (let index = 0; index < headers.length; index += 2) {
    isRedirect ||= headers[index] === 'location';
    addHeader(res, headers[index], headers[index + 1]);
  }
  if (isRedirect) {
    res.statusCode = 307;
    res.end();
    return;
  }
  if (isEnded(res)) {
    return;
  }
  req.auth = brand(auth, decision);
  next();
}

/**
 * Whether the app has already responded. `writableEnded` is equivalent, but Node 20 and 22 search four prototypes for
 * it each time, because Express replaces the prototype of every response.
 *
 * @param {AppResponse} res
 */
function isEnded(res) {
  return res.finished ?? res.writableEnded;
}

/**
 * Appends to a header. One that is not there yet is set, which takes Node a third of the time.
 *
 * @param {AppResponse} res
 * @param {string} name
 * @param {string} value
 */
function addHeader(res, name, value) {
  if (res.hasHeader?.(name) === false) {
    res.setHeader(name, value);
  } else {
    res.appendHeader(name, value);
  }
}

/**
 * Delegates the decision to a foreign client, such as a mock in the app's tests.
 *
 * @param {Options} options
 * @param {RequestLike} source
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {Next} next
 */
async function delegateToClient(options, source, req, res, next) {
  if (!isWellFormed(source)) {
    badRequest(res);
    return;
  }
  try {
    const { authenticateWithClient } = require('./authenticate-request');
    const state = await authenticateWithClient(options.clerkClient, source, options, 'any');
    const headers = [...(state.headers ?? [])];
    if (state.status === 'handshake' && !headers.some(([name]) => name === 'location')) {
      throw new ConfigurationError(
        'clerk-client-invalid',
        'Clerk: the clerkClient returned the status "handshake" without a location to redirect the browser to. ' +
          'Add a header named location to its request state.',
        { name: 'Error' },
      );
    }
    // What a foreign client returns is passed on as it is, also `null`.
    const auth = /** @type {AuthHandler} */ ((...args) => state.toAuth(...args));
    continueRequest(headers.flat(), auth, new Decision(options), req, res, next);
  } catch (error) {
    next(asNextError(error));
  }
}

let warnedOfForeignAuth = false;

/** @param {AppRequest} req */
function warnOfForeignAuth(req) {
  if (warnedOfForeignAuth || !('auth' in req)) {
    return;
  }
  warnedOfForeignAuth = true;
  console.warn(
    'Clerk: another middleware has set req.auth before clerkMiddleware(), which now overwrites it. ' +
      'Move the state of that middleware to another property: getAuth(req) trusts only what Clerk has set.',
  );
}

module.exports = { authenticateRequests, clerkMiddleware };
