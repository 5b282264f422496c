'use strict';

const native = require('../native');

/** How many sessions a thread keeps ready to begin with: as many as tokens are remembered, unless configured. */
const ROOM = 1024;

/** Most sessions that a thread keeps ready, however many tokens are remembered: each takes about 2 kB. */
const MAX_ROOM = 16_384;

let room = ROOM;

/** Sessions that came again, by the number that the addon tells them by; those that came first come first. */
const sessions = new Map();

/**
 * Keeps as many sessions ready as an app has tokens remembered: with fewer, sessions that come in turn would be made
 * ready each time.
 *
 * @param {number} [tokens] the number that is configured
 */
function makeRoom(tokens = ROOM) {
  room = Math.max(room, Math.min(tokens, MAX_ROOM));
}

/**
 * The session that the addon told by its number just now. It is the same object for each request with the same token,
 * so that neither its texts nor what they say are made anew: look at it, and hand nothing of it to the app but texts.
 *
 * @param {number} number
 * @returns {{ status: 'signed-in', token: string, claims: string, prepared: object | false | null | undefined }}
 *   `claims` is JSON text;
 *   `prepared` belongs to {@link claimsOf}
 */
function knownSession(number) {
  return sessions.get(number) ?? keep(number);
}

function keep(number) {
  const { token, claims } = native.knownSession(number);
  const session = { status: 'signed-in', token, claims, prepared: undefined };
  sessions.set(number, session);
  if (sessions.size > room) {
    sessions.delete(sessions.keys().next().value);
  }
  return session;
}

/**
 * The claims of a session as an object of the caller's own.
 *
 * Those of a session that came again are copied from an object that is kept once they are asked for again, because
 * parsing takes ten times as long.
 *
 * @param {{ claims: string, prepared?: object | false | null }} session a session of {@link knownSession}, or any other
 * @returns {object}
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

/** Claims with the names of those that have to be copied too; `null` where a copy would take more than that. */
function prepare(claims) {
  const nested = Object.keys(claims).filter((name) => isObject(claims[name]));
  const isShallow = nested.every((name) => !Object.values(claims[name]).some(isObject));
  return isShallow ? { claims, nested } : null;
}

function copy({ claims, nested }) {
  // A spread defines properties instead of setting them, so that `__proto__` is a name like any other, here and below.
  const own = { ...claims };
  for (const name of nested) {
    const value = claims[name];
    own[name] = Array.isArray(value) ? [...value] : { ...value };
  }
  return own;
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

module.exports = { claimsOf, knownSession, makeRoom };
