'use strict';

/**
 * What tells Clerk's `req.auth` from that of other libraries. A registered symbol, so that copies of this package,
 * and Clerk's own SDK, recognise each other's work (authentication.md §6.3).
 */
const BRAND = Symbol.for('@clerk/express.auth');

/** Marks a function as Clerk's `req.auth`. Returns it. */
function brand(auth) {
  auth[BRAND] = true;
  return auth;
}

/** Whether this is Clerk's `req.auth`. */
function isOwn(auth) {
  return typeof auth === 'function' && auth[BRAND] === true;
}

module.exports = { brand, isOwn };
