'use strict';

const native = require('./native');

const NAMES = native.requestHeaderNames();

/**
 * Asks a native authenticator about a Node request (Express' or any other `http.IncomingMessage`).
 *
 * @returns the state, a promise of it while keys have to be fetched, or `null` for a request that is answered 400
 */
function authenticate(authenticator, req) {
  const { headers } = req;
  const values = new Array(NAMES.length);
  for (let index = 0; index < NAMES.length; index += 1) {
    const value = headers[NAMES[index]];
    // Node gives text for each of these; a hand-made request may hold a list.
    values[index] = typeof value === 'string' || value === undefined ? value : String(value);
  }
  const encrypted = Boolean(req.socket?.encrypted);
  return authenticator.authenticate(methodOf(req), targetOf(req), encrypted, values);
}

/** Whether the request can be looked at at all; otherwise it is answered 400, whatever the configuration. */
function isWellFormed(req) {
  return native.isWellFormedRequest(methodOf(req), targetOf(req));
}

function methodOf(req) {
  return req.method || 'GET';
}

/** The target as the client sent it: Express shortens `req.url` where a router is mounted. */
function targetOf(req) {
  return req.originalUrl || req.url || '';
}

module.exports = { authenticate, isWellFormed };
