'use strict';

/**
 * What tells Clerk's `req.auth` from that of other libraries. A registered symbol, so that copies of this package,
 * and Clerk's own SDK, recognise each other's work.
 */
const BRAND = Symbol.for('@clerk/express.auth');

/** By what was decided. Of this copy of the package alone: only it can compare what is configured. */
const DECISION = Symbol('clerk-express-native.decision');

/**
 * Marks a function as Clerk's `req.auth`. Returns it.
 *
 * @param {Function} auth
 * @param {import('./decision').Decision} [decision]
 */
function brand(auth, decision) {
  auth[BRAND] = true;
  auth[DECISION] = decision;
  return auth;
}

/** Whether this is Clerk's `req.auth`. */
function isOwn(auth) {
  return typeof auth === 'function' && auth[BRAND] === true;
}

/** By what was decided; `undefined` where Clerk's own middleware has decided, or another copy of this package. */
function decisionBehind(auth) {
  return auth[DECISION];
}

module.exports = { brand, decisionBehind, isOwn };
