'use strict';

/** @import { AuthHandler, BrandedAuth } from '../types' */
/** @import { Decision } from './decision' */

/**
 * Marks Clerk's `req.auth`, as opposed to that of other libraries. It is a registered symbol, so that copies of this
 * package and Clerk's SDK recognise each other's work.
 */
const BRAND = Symbol.for('@clerk/express.auth');

/** The decision of `req.auth`. Private to this copy of the package: only it can compare configurations. */
const DECISION = Symbol('clerk-express-native.decision');

/**
 * Marks a function as Clerk's `req.auth`, and returns it.
 *
 * @param {AuthHandler} auth
 * @param {Decision} [decision]
 * @returns {BrandedAuth}
 */
function brand(auth, decision) {
  const branded = /** @type {BrandedAuth} */ (auth);
  branded[BRAND] = true;
  branded[DECISION] = decision;
  return branded;
}

/**
 * Whether a value is Clerk's `req.auth`.
 *
 * @param {unknown} auth
 * @returns {auth is BrandedAuth}
 */
function isOwn(auth) {
  return typeof auth === 'function' && /** @type {BrandedAuth} */ (auth)[BRAND] === true;
}

/**
 * Returns the decision that `req.auth` is based on; `undefined` for Clerk's own middleware, and for another copy of
 * this package.
 *
 * @param {BrandedAuth} auth
 * @returns {Decision | undefined}
 */
function decisionOf(auth) {
  return /** @type {Decision | undefined} */ (auth[DECISION]);
}

module.exports = { brand, decisionOf, isOwn };
