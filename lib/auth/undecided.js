'use strict';

/**
 * Whether a request could not be decided, by its function `req.auth` or its auth object.
 *
 * @type {WeakMap<object, boolean>}
 */
const marks = new WeakMap();

/**
 * Reasons that say nothing about the token: Clerk or the configuration is at fault. They matter for requests that
 * another copy of this package, Clerk's SDK or a mock has decided.
 */
const UNDECIDED =
  /^(jwk-(remote|local|failed)|secret-key-|too-many-lookups$|unexpected-error$|session-token-expired-refresh-(fetch-error|too-many-lookups)$)/;

/**
 * Marks whether a request could not be decided, and returns the marked object.
 *
 * @template {object} Subject
 * @param {Subject} subject the function `req.auth`, or an auth object
 * @param {boolean | undefined} isUndecided as the addon reports; `undefined` where the reason is sufficient
 * @returns {Subject}
 */
function markUndecided(subject, isUndecided) {
  if (isUndecided !== undefined) {
    marks.set(subject, isUndecided);
  }
  return subject;
}

/**
 * Whether the sender of a request is unknown, because Clerk was unreachable or the configuration is wrong.
 *
 * @param {object | undefined} subject as for {@link markUndecided}
 * @param {unknown} reason
 */
function isUndecided(subject, reason) {
  const mark = subject === undefined ? undefined : marks.get(subject);
  return mark ?? UNDECIDED.test(String(reason));
}

module.exports = { isUndecided, markUndecided };
