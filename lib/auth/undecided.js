'use strict';

/** Whether a request could not be decided, by the function `req.auth` or the auth object that it led to. */
const decisions = new WeakMap();

/**
 * Reasons that say nothing about the token: Clerk or the configuration is at fault. They count for requests that
 * another copy of this package, Clerk's SDK or a mock has decided.
 */
const UNDECIDED =
  /^(jwk-(remote|local|failed)|secret-key-|too-many-lookups$|unexpected-error$|session-token-expired-refresh-(fetch-error|too-many-lookups)$)/;

/**
 * Notes whether a request could not be decided.
 *
 * @template {object} Subject
 * @param {Subject} subject the function `req.auth`, or an auth object
 * @param {boolean | undefined} isUndecided what the addon says; nothing where the reason says it all
 * @returns {Subject}
 */
function noteDecision(subject, isUndecided) {
  if (isUndecided !== undefined) {
    decisions.set(subject, isUndecided);
  }
  return subject;
}

/** Whether it is not known who sent a request, because Clerk could not be reached or the configuration is wrong. */
function isUndecided(subject, reason) {
  return decisions.get(subject) ?? UNDECIDED.test(reason);
}

module.exports = { isUndecided, noteDecision };
