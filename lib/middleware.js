'use strict';

const { authHandler } = require('./auth-object');
const { brand, isAuthenticated } = require('./brand');
const { createClerkClient } = require('./client');
const { configure } = require('./configuration');
const { withOptions } = require('./options');
const { authenticate, isWellFormed } = require('./request');

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
  const instanceFor = configure(options);
  return (req, res, next) => {
    if (isAuthenticated(req)) {
      next();
      return;
    }
    warnOfForeignAuth(req);
    let instance;
    let answer;
    try {
      instance = instanceFor();
      answer = authenticate(instance.authenticator, req);
    } catch (error) {
      if (isWellFormed(req)) {
        next(error);
      } else {
        refuse(res);
      }
      return;
    }
    if (answer === null) {
      refuse(res);
    } else if (typeof answer.then === 'function') {
      answer.then((state) => finish(state, instance, req, res, next), next);
    } else {
      finish(answer, instance, req, res, next);
    }
  };
}

function refuse(res) {
  res.statusCode = 400;
  res.end();
}

/** Puts the answer where the app looks for it, and goes on. */
function finish(state, instance, req, res, next) {
  const { headers, advice } = state;
  try {
    if (headers) {
      for (let index = 0; index < headers.length; index += 2) {
        res.appendHeader(headers[index], headers[index + 1]);
      }
    }
    if (advice) {
      console.warn(advice);
    }
    if (res.writableEnded) {
      return;
    }
    req.auth = brand(authHandler(state, instance, clientFor));
    next();
  } catch (error) {
    next(error);
  }
}

function clientFor({ secretKey, apiUrl, apiVersion }) {
  return createClerkClient({ secretKey, apiUrl, apiVersion });
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
