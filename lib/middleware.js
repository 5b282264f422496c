'use strict';

const { authHandler } = require('./auth/auth-object');
const { brand, decisionBehind, isOwn } = require('./auth/brand');
const { isOwnClient } = require('./options/client-options');
const { errorOfAddon } = require('./errors/coded-error');
const { configure } = require('./options/configuration');
const { Decision, afterEarlier, areSameSettings } = require('./auth/decision');
const { removeReasons, withNewCookies } = require('./auth/later-decision');
const { loadForRequests } = require('./preload');
const { demandCall } = require('./auth/not-called');
const { demandEffect } = require('./options/values');
const { failure, warnOfUnknownOptions, withOptions } = require('./options/options');
const { fromNode, isWellFormed } = require('./request/view');
const { responseHeaders } = require('./auth/request-state');
const { settle } = require('./auth/settle');

/**
 * Express middleware that finds out who sent a request and leaves the answer for `getAuth(req)`.
 *
 * While the instance's keys are in memory, `next()` is called before this returns. Nothing is refused here: a request
 * without a session goes on, signed out.
 *
 * @param {object | ((req: object) => object | Promise<object>)} [options] options, or a function that gives them for
 *   each request
 */
function clerkMiddleware(...args) {
  const [options = {}] = args;
  return demandCall('clerkMiddleware', args) ? withOptions(options, authenticateRequests) : undefined;
}

/** The middleware for options that are known. */
function authenticateRequests(options) {
  if (options.frontendApiProxy) {
    return require('./frontend-api-proxy').behindFrontendApiProxy(options, authenticateRequests);
  }
  warnOfUnknownOptions(options);
  demandEffect(options);
  loadForRequests();
  const decide = decideBy(options);
  const decideLater = afterEarlier(options, decide, decideBy);
  return (req, res, next) => {
    const { auth } = req;
    if (!isOwn(auth)) {
      warnOfForeignAuth(req);
      decide(req, res, next);
      return;
    }
    const earlier = decideLater && decisionBehind(auth);
    const decideAgain = decideLater?.(earlier);
    if (decideAgain) {
      decideAgain(withNewCookies(req, res), res, next, req, earlier);
    } else {
      next();
    }
  };
}

/**
 * Decides who sent a request, by options that are known.
 *
 * @returns {(asked: object, res: object, next: Function, req?: object, earlier?: Decision) => void} `asked` is the
 *   request
 *   to look at, where that is another one than the app's, about which an earlier middleware has decided
 */
function decideBy(options) {
  // Not loaded earlier: most programs that load this package without an app have no use for sockets.
  const { Socket } = require('node:net');
  const instanceFor = configure(options, 'any');
  const { clerkClient, strict, debug } = options;
  let decision = new Decision(options);
  return (asked, res, next, req = asked, earlier = undefined) => {
    if (clerkClient && !isOwnClient(clerkClient)) {
      if (earlier !== undefined && areSameSettings(options, earlier.options)) {
        next();
      } else {
        authenticateWithClient(options, asked, req, res, next);
      }
      return;
    }
    const view = fromNode(asked, strict);
    let instance;
    let answer;
    try {
      instance = instanceFor(view, req.socket instanceof Socket);
      answer = instance === earlier?.instance ? undefined : instance.authenticate(...view);
    } catch (error) {
      if (isWellFormed(asked)) {
        next(instance === undefined ? failure(error) : errorOfAddon(error));
      } else {
        refuse(res);
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
    if (typeof answer?.then === 'function') {
      answer.then(
        (later) => finish(later, by, view, debug, req, res, next),
        (error) => next(errorOfAddon(error)),
      );
    } else {
      finish(answer, by, view, debug, req, res, next);
    }
  };
}

function refuse(res) {
  res.statusCode = 400;
  res.end();
}

/** Puts the answer where the app looks for it, and goes on; or sends the browser where it has to go. */
function finish(answer, decision, view, debug, req, res, next) {
  try {
    const { instance } = decision;
    const state = settle(answer, instance, view, req, debug);
    if (state === null) {
      refuse(res);
      return;
    }
    goOn(responseHeaders(state), authHandler(state, instance, view), decision, req, res, next);
  } catch (error) {
    next(error);
  }
}

function goOn(headers, auth, decision, req, res, next) {
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
 * Whether the app has answered by itself. `writableEnded` says the same: Node 20 and 22 look for it in four prototypes
 * each time, because Express replaces the prototype of every response.
 */
function isEnded(res) {
  return res.finished ?? res.writableEnded;
}

/** Appends to a header. One that is not there yet is set, which takes Node a third of the time. */
function addHeader(res, name, value) {
  if (res.hasHeader?.(name) === false) {
    res.setHeader(name, value);
  } else {
    res.appendHeader(name, value);
  }
}

/** Has a client decide that is not of this package, such as a mock in the app's tests. */
async function authenticateWithClient(options, asked, req, res, next) {
  if (!isWellFormed(asked)) {
    refuse(res);
    return;
  }
  try {
    const { askClient } = require('./authenticate-request');
    const state = await askClient(options.clerkClient, asked, options, 'any');
    const headers = [...(state.headers ?? [])];
    if (state.status === 'handshake' && !headers.some(([name]) => name === 'location')) {
      throw new Error(
        'Clerk: the clerkClient answered with the status "handshake" and no location to send the browser to. ' +
          'Expected a header named location beside it.',
      );
    }
    goOn(headers.flat(), (...args) => state.toAuth(...args), new Decision(options), req, res, next);
  } catch (error) {
    next(failure(error));
  }
}

let warnedOfForeignAuth = false;

function warnOfForeignAuth(req) {
  if (warnedOfForeignAuth || !('auth' in req)) {
    return;
  }
  warnedOfForeignAuth = true;
  console.warn(
    'Clerk: another middleware has set req.auth before clerkMiddleware(), which now overwrites it. Have the other ' +
      'one keep its state elsewhere: getAuth(req) trusts only what Clerk has set.',
  );
}

module.exports = { authenticateRequests, clerkMiddleware };
