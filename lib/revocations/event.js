'use strict';

const { EARLIEST_MS } = require('./arguments');

/** @import { Change } from './change' */

/** How far Clerk's clock may be ahead of this machine's. */
const MAX_AHEAD_MS = 300_000;

/**
 * What is read of an event. `timestamp` is when it happened, by the clock that also dates tokens.
 *
 * @typedef {object} Event
 * @property {unknown} [type]
 * @property {unknown} [timestamp]
 * @property {unknown} [data]
 */

/** @typedef {{ id?: unknown, banned?: unknown, organization?: unknown, public_user_data?: unknown }} Data */

/**
 * What each type of event revokes; `undefined` for nothing. A locked user cannot sign in, but the sessions go on, and
 * any stranger who guesses passwords can lock an account: that is not a reason to refuse tokens.
 *
 * @type {Record<string, (data: Data, time: number, now: number) => Partial<Change> | undefined>}
 */
const REVOCATIONS = {
  'session.ended': endedSession,
  'session.removed': endedSession,
  'session.revoked': endedSession,
  'user.deleted': ({ id }, time) => ({ kind: 'user', id: idOf(id), time }),
  'user.updated': ({ id, banned }, time) => (banned === true ? { kind: 'user', id: idOf(id), time } : undefined),
  'organization.deleted': ({ id }, time) => ({ kind: 'organization', id: idOf(id), time }),
  'organizationMembership.updated': changedMembership,
  'organizationMembership.deleted': changedMembership,
};

/**
 * The revocation that an event of Clerk requires; `undefined` if it requires none.
 *
 * @param {Event} event
 * @param {number} now Unix milliseconds
 * @returns {Change | undefined}
 */
function changeOf(event, now) {
  const { type, data } = event;
  const revocation = typeof type === 'string' && Object.hasOwn(REVOCATIONS, type) ? REVOCATIONS[type] : undefined;
  if (revocation === undefined || typeof data !== 'object' || data === null) {
    return undefined;
  }
  const change = revocation(data, timeOf(event, now), now);
  const isComplete = change?.id && (change.kind !== 'membership' || change.organizationId);
  return isComplete ? /** @type {Change} */ (change) : undefined;
}

/**
 * @param {Data} data
 * @param {number} _time
 * @param {number} now
 * @returns {Partial<Change>}
 */
function endedSession({ id }, _time, now) {
  return { kind: 'session', id: idOf(id), time: now };
}

/**
 * @param {Data} data
 * @param {number} time
 * @returns {Partial<Change>}
 */
function changedMembership({ organization, public_user_data: user }, time) {
  const { id: organizationId } = /** @type {{ id?: unknown }} */ (organization ?? {});
  const { user_id: userId } = /** @type {{ user_id?: unknown }} */ (user ?? {});
  return { kind: 'membership', id: idOf(userId), organizationId: idOf(organizationId), time };
}

/** @param {unknown} id */
function idOf(id) {
  return typeof id === 'string' ? id : '';
}

/**
 * When an event happened: now, if it does not say so plausibly.
 *
 * @param {Event} event
 * @param {number} now
 */
function timeOf({ timestamp }, now) {
  const isPlausible = typeof timestamp === 'number' && timestamp >= EARLIEST_MS && timestamp <= now + MAX_AHEAD_MS;
  return isPlausible ? timestamp : now;
}

module.exports = { changeOf };
