'use strict';

const { authenticateRequest } = require('./lib/authenticate-request');
const { clerkClient, createClerkClient } = require('./lib/client');
const { clerkMiddleware } = require('./lib/middleware');
const { getAuth } = require('./lib/get-auth');
const { requireAuth } = require('./lib/require-auth');
const { authenticateUpgrade, refuseUpgrade } = require('./lib/upgrade');
const { verifyToken } = require('./lib/verify-token');

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
