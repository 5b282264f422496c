'use strict';

const native = require('../native');

/** @import { PreparedClaims, SessionState } from '../types' */

/** How many sessions a thread caches: as many as the addon keeps decoded, because the others have no number. */
const CAPACITY = native.limits().decodedTokens;

/**
 * Sessions whose token was seen before, by the number that the addon assigned, oldest first.
 *
 * @type {Map<number, SessionState>}
 */
const sessions = new Map();

/**
 * Returns the session for a number that the addon has just returned.
 *
 * Requests with the same token share the object, so that its strings and parsed claims are created once: read it, and
 * pass nothing but its strings to the app.
 *
 * @param {number} number
 * @returns {SessionState}
 */
function cachedSession(number) {
  return sessions.get(number) ?? store(number);
}

/** @param {number} number */
function store(number) {
  // Never null: the addon resolves the number that it returned last.
  const { token, claims } = /** @type {import('../../binding').KnownSession} */ (native.knownSession(number));
  const session = { status: 'signed-in', token, claims, prepared: undefined };
  sessions.set(number, session);
  if (sessions.size > CAPACITY) {
    sessions.delete(/** @type {number} */ (sessions.keys().next().value));
  }
  return session;
}

/**
 * Returns the claims of a session as an object that belongs to the caller.
 *
 * From the third read of a cached session on, they are copied from a parsed object, because parsing takes ten times as
 * long.
 *
 * @param {SessionState} session of {@link cachedSession}, or any other
 * @returns {Record<string, unknown>}
 */
function claimsOf(session) {
  if (!('prepared' in session)) {
    return JSON.parse(session.claims);
  }
  if (session.prepared === undefined) {
    session.prepared = false;
    return JSON.parse(session.claims);
  }
  if (session.prepared === false) {
    session.prepared = prepare(JSON.parse(session.claims));
  }
  return session.prepared === null ? JSON.parse(session.claims) : copy(session.prepared);
}

/**
 * Returns claims with the names of those to copy too, or `null` where they are nested deeper than that.
 *
 * @param {Record<string, unknown>} claims
 * @returns {PreparedClaims | null}
 */
function prepare(claims) {
  const nested = Object.keys(claims).filter((name) => isObject(claims[name]));
  const isShallow = nested.every((name) => !Object.values(Object(claims[name])).some(isObject));
  return isShallow ? { claims, nested } : null;
}

/** @param {PreparedClaims} prepared */
function copy({ claims, nested }) {
  // A spread defines properties instead of setting them, so that `__proto__` is an ordinary name, here and below.
  const own = { ...claims };
  for (const name of nested) {
    const value = claims[name];
    own[name] = Array.isArray(value) ? [...value] : { .../** @type {object} */ (value) };
  }
  return own;
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === 'object' && value !== null;
}

module.exports = { cachedSession, claimsOf };
