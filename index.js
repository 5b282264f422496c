'use strict';

// The addon first: where a bundle cannot load it, its error is the one that explains why.
require('./lib/native');
const { getAuth } = require('./lib/get-auth');
const { clerkClient, createClerkClient } = require('./lib/client');

// The rest is loaded with its first call: programs that only call the Backend API, or only verify tokens, need no
// middleware.

function authenticateRequest(...args) {
  return require('./lib/authenticate-request').authenticateRequest(...args);
}

function authenticateUpgrade(...args) {
  return require('./lib/upgrade').authenticateUpgrade(...args);
}

function clerkMiddleware(...args) {
  return require('./lib/middleware').clerkMiddleware(...args);
}

function refuseUpgrade(...args) {
  return require('./lib/upgrade').refuseUpgrade(...args);
}

function requireAuth(...args) {
  return require('./lib/require-auth').requireAuth(...args);
}

function verifyToken(...args) {
  return require('./lib/verify-token').verifyToken(...args);
}

module.exports = {
  authenticateRequest,
  authenticateUpgrade,
  clerkClient,
  clerkMiddleware,
  createClerkClient,
  getAuth,
  refuseUpgrade,
  requireAuth,
  verifyToken,
  get versions() {
    return require('./lib/versions');
  },
};
