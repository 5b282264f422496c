'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const native = require('../native');

/** @import { Organization, PreparedClaims } from '../types' */

/** How many answers are kept for a session: apps ask for a few permissions. */
const MAX_ANSWERS = 16;

/**
 * Creates `auth.has()`.
 *
 * @param {Organization} organization
 * @param {object} facts about the session, besides the permissions in the organization
 * @param {PreparedClaims} [cached] what the session cache has for the claims that the facts are from
 * @returns {(question: unknown) => boolean}
 */
function has({ orgPermissions, decoded }, facts, cached) {
  /** @type {string | undefined} */
  let own;
  return (question) => {
    if (question === undefined || question === null) {
      throw new ConfigurationError(
        'has-argument-missing',
        'Clerk: has() requires an object that says what to check, such as { permission: "org:articles:read" }.',
      );
    }
    // The app may change the array, which counts with Clerk's SDK, too.
    const isDecoded = decoded !== undefined && isEqual(orgPermissions, decoded.list);
    const asked = serializeQuestion(/** @type {Record<string, unknown>} */ (question));
    const answer = () => {
      const json = isDecoded ? (own ??= JSON.stringify(facts)) : JSON.stringify({ ...facts, orgPermissions });
      return native.has(json, asked, isDecoded ? decoded.joined : undefined);
    };
    // The app may also change the ages, which only this question depends on.
    const { reverification } = /** @type {{ reverification?: unknown }} */ (question);
    const isLasting = (isDecoded || orgPermissions === undefined) && reverification === undefined;
    return cached && isLasting ? answerOf(cached, asked, answer) : answer();
  };
}

/**
 * Returns the answer to a question about a session, which is computed once.
 *
 * @param {PreparedClaims} cached
 * @param {string} asked
 * @param {() => boolean} answer
 */
function answerOf(cached, asked, answer) {
  const answers = (cached.answers ??= new Map());
  const known = answers.get(asked);
  if (known !== undefined) {
    return known;
  }
  const computed = answer();
  if (answers.size < MAX_ANSWERS) {
    answers.set(asked, computed);
  }
  return computed;
}

/**
 * @param {readonly unknown[] | undefined} one may have holes, which `every()` skips
 * @param {readonly unknown[]} other
 */
function isEqual(one, other) {
  return one?.length === other.length && other.every((element, index) => element === one[index]);
}

/**
 * Serializes a question as JSON. A part with an invalid value becomes `null`, which is denied.
 *
 * @param {Record<string, unknown>} question
 */
function serializeQuestion({ role, permission, feature, plan, reverification }) {
  const part = (/** @type {unknown} */ value) => (value === undefined || typeof value === 'string' ? value : null);
  return JSON.stringify({
    role: part(role),
    permission: part(permission),
    feature: part(feature),
    plan: part(plan),
    reverification: reverificationPart(reverification),
  });
}

/** @param {unknown} value */
function reverificationPart(value) {
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const { level, afterMinutes } = /** @type {Record<string, unknown>} */ (value);
  if (typeof level !== 'string' || typeof afterMinutes !== 'number') {
    return null;
  }
  // JSON has no infinity; no age exceeds this.
  return { level, afterMinutes: Math.min(afterMinutes, Number.MAX_VALUE) };
}

module.exports = { has };
