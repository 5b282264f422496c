'use strict';

const { authHandler } = require('./auth-object');
const { brand, isOwn } = require('./brand');
const { isOwnClient } = require('./client-options');
const { configure } = require('./configuration');
const { announce } = require('./diagnostics');
const { demandEffect } = require('./option-values');
const { failure, warnOfUnknownOptions, withOptions } = require('./options');
const { fromNode, isWellFormed } = require('./request');
const { faultOf, report, responseHeaders, stateOf } = require('./request-state');

/**
 * Express middleware that finds out who sent a request and leaves the answer for `getAuth(req)`.
 *
 * While the instance's keys are in memory, `next()` is called before this returns. Nothing is refused here: a request
 * without a session goes on, signed out.
 *
 * @param {object | ((req: object) => object | Promise<object>)} [options] options, or a function that gives them for
 *   each request
 */
function clerkMiddleware(options = {}) {
  return withOptions(options, authenticateRequests);
}

/** The middleware for options that are known. */
function authenticateRequests(options) {
  if (options.frontendApiProxy) {
    return require('./frontend-api-proxy').behindFrontendApiProxy(options, authenticateRequests);
  }
  // Not loaded earlier: most programs that load this package without an app have no use for sockets.
  const { Socket } = require('node:net');
  warnOfUnknownOptions(options);
  demandEffect(options);
  const instanceFor = configure(options, 'any');
  const { clerkClient, strict, debug } = options;
  return (req, res, next) => {
    if (isOwn(req.auth)) {
      next();
      return;
    }
    warnOfForeignAuth(req);
    if (clerkClient && !isOwnClient(clerkClient)) {
      authenticateWithClient(options, req, res, next);
      return;
    }
    const view = fromNode(req, strict);
    let instance;
    let answer;
    try {
      instance = instanceFor(view, req.socket instanceof Socket);
      answer = instance.authenticate(...view);
    } catch (error) {
      if (isWellFormed(req)) {
        next(failure(error));
      } else {
        refuse(res);
      }
      return;
    }
    if (typeof answer?.then === 'function') {
      answer.then((later) => finish(later, instance, view, debug, req, res, next), next);
    } else {
      finish(answer, instance, view, debug, req, res, next);
    }
  };
}

function refuse(res) {
  res.statusCode = 400;
  res.end();
}

/** Puts the answer where the app looks for it, and goes on; or sends the browser where it has to go. */
function finish(answer, instance, view, debug, req, res, next) {
  try {
    const state = stateOf(answer);
    if (state === null) {
      refuse(res);
      return;
    }
    if (state.status === 'fault') {
      throw faultOf(state);
    }
    report(state);
    announce(state, instance, view, req, debug);
    goOn(responseHeaders(state), authHandler(state, instance, view), req, res, next);
  } catch (error) {
    next(error);
  }
}

function goOn(headers, auth, req, res, next) {
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
  req.auth = brand(auth);
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
async function authenticateWithClient(options, req, res, next) {
  if (!isWellFormed(req)) {
    refuse(res);
    return;
  }
  try {
    const { askClient } = require('./authenticate-request');
    const state = await askClient(options.clerkClient, req, options, 'any');
    const headers = [...(state.headers ?? [])];
    if (state.status === 'handshake' && !headers.some(([name]) => name === 'location')) {
      throw new Error(
        'Clerk: the clerkClient answered with the status "handshake" and no location to send the browser to. ' +
          'Expected a header named location beside it.',
      );
    }
    goOn(headers.flat(), (...args) => state.toAuth(...args), req, res, next);
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
