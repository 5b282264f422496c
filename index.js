'use strict';

// The addon first: where a bundle cannot load it, its error is the one that explains why.
require('./lib/native');
const { clerkClient, createClerkClient } = require('./lib/client');

/** @import { EntryPoint } from './lib/types' */

// The rest is loaded with its first call: programs that only call the Backend API, or only verify tokens, need no
// middleware.

/** @type {typeof import('./lib/get-auth').getAuth | undefined} */
let authOf;

/** @type {typeof import('./lib/authenticate-request').authenticateRequest} */
function authenticateRequest(...args) {
  return require('./lib/authenticate-request').authenticateRequest(...args);
}

/** @type {typeof import('./lib/upgrade').authenticateUpgrade} */
function authenticateUpgrade(...args) {
  return require('./lib/upgrade').authenticateUpgrade(...args);
}

/** @type {typeof import('./lib/middleware').clerkMiddleware} */
function clerkMiddleware(...args) {
  return require('./lib/middleware').clerkMiddleware(...args);
}

/** @type {typeof import('./lib/revocations').createRevocations} */
function createRevocations(...args) {
  return require('./lib/revocations').createRevocations(...args);
}

/** @type {typeof import('./lib/get-auth').getAuth} */
function getAuth(req, options) {
  // Called for each request, which even a lookup among the loaded modules would slow down.
  authOf ??= require('./lib/get-auth').getAuth;
  return authOf(req, options);
}

/** @type {typeof import('./lib/upgrade').refuseUpgrade} */
function refuseUpgrade(...args) {
  return require('./lib/upgrade').refuseUpgrade(...args);
}

/** @type {typeof import('./lib/require-auth').requireAuth} */
function requireAuth(...args) {
  return require('./lib/require-auth').requireAuth(...args);
}

/** @type {typeof import('./lib/verify-token').verifyToken} */
function verifyToken(...args) {
  return require('./lib/verify-token').verifyToken(...args);
}

/** @satisfies {EntryPoint<typeof import('./index')>} */
const exported = {
  authenticateRequest,
  authenticateUpgrade,
  clerkClient,
  clerkMiddleware,
  createClerkClient,
  createRevocations,
  getAuth,
  refuseUpgrade,
  requireAuth,
  verifyToken,
  get versions() {
    return require('./lib/versions');
  },
};

module.exports = exported;
