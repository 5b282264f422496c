'use strict';

const { audienceOf } = require('./reasons');

/**
 * Whether a request could not be decided, by its function `req.auth` or its auth object.
 *
 * @type {WeakMap<object, boolean>}
 */
const marks = new WeakMap();

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
 * Whether the sender of a request is unknown, because Clerk was unreachable or the configuration is wrong. The reason
 * decides for requests that another copy of this package, Clerk's SDK or a mock has decided.
 *
 * @param {object | undefined} subject as for {@link markUndecided}
 * @param {string | undefined} reason
 */
function isUndecided(subject, reason) {
  const mark = subject === undefined ? undefined : marks.get(subject);
  return mark ?? audienceOf(reason) === 'not-checked';
}

module.exports = { isUndecided, markUndecided };
