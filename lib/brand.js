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

/** Whether a Clerk middleware has already authenticated the request. */
function isAuthenticated(req) {
  const { auth } = req;
  return typeof auth === 'function' && auth[BRAND] === true;
}

module.exports = { brand, isAuthenticated };
