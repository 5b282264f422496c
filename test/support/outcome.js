'use strict';

const assert = require('node:assert/strict');
const { propertyOf } = require('./describe-auth');

/** @typedef {import('./http').Response} Response */

/**
 * The request reached the app, with this user and without debug headers.
 *
 * @param {Response} response
 * @param {string} [userId]
 */
function assertSignedIn(response, userId = 'user_1') {
  assert.deepEqual(clerkHeaders(response), {}, 'a session adds no headers');
  assert.equal(response.status, 200);
  assert.equal(propertyOf(response.json.auth, 'userId'), userId);
  assert.equal(propertyOf(response.json.auth, 'isAuthenticated'), true);
}

/**
 * The request reached the app without a user, and the response contains the reason.
 *
 * @param {Response} response
 * @param {string} reason
 */
function assertSignedOut(response, reason) {
  assert.equal(response.headers['x-clerk-auth-reason'], reason);
  assert.equal(response.headers['x-clerk-auth-status'], 'signed-out');
  assert.equal(response.status, 200);
  if (response.text !== '') {
    assert.equal(propertyOf(response.json.auth, 'userId'), null);
    assert.equal(propertyOf(response.json.auth, 'isAuthenticated'), false);
  }
}

/**
 * The headers that Clerk adds.
 *
 * @param {Pick<Response, 'headers'>} response
 */
function clerkHeaders({ headers }) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-clerk-')));
}

module.exports = { assertSignedIn, assertSignedOut, clerkHeaders };
