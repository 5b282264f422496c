'use strict';

/**
 * @typedef {Record<string, any>} Facts
 * @typedef {(facts: Facts, asked: any) => boolean} Check
 */

/** Prefixes of features and plans, by what they belong to. */
/** @type {Record<string, string>} */
const SCOPES = { o: 'o', org: 'o', organization: 'o', u: 'u', user: 'u' };

/** How old, in minutes, and which factors a verification may be, by the names that Clerk has for such demands. */
/** @type {Record<string, { level: string, afterMinutes: number }>} */
const PRESETS = {
  strict_mfa: { level: 'multi_factor', afterMinutes: 10 },
  strict: { level: 'second_factor', afterMinutes: 10 },
  moderate: { level: 'second_factor', afterMinutes: 60 },
  lax: { level: 'second_factor', afterMinutes: 1440 },
};

/**
 * `has()` of a test's auth object, by the rules of the real one. A test compares the two.
 *
 * @param {Record<string, any>} facts the auth object, and the claims `fea` and `pla` as `features` and `plans`
 * @returns {(question: Record<string, any>) => boolean}
 */
function hasOf(facts) {
  return (question) => {
    if (!facts.userId) {
      return false;
    }
    const answers = Object.entries(CHECKS)
      .filter(([name]) => question[name] !== undefined)
      .map(([name, check]) => check(facts, question[name]));
    return answers.length > 0 && answers.every(Boolean);
  };
}

/** @type {Record<string, Check>} */
const CHECKS = {
  role: ({ orgId, orgRole }, role) => isText(role) && Boolean(orgId && orgRole) && bare(orgRole) === bare(role),
  permission: ({ orgId, orgPermissions }, permission) =>
    isText(permission) &&
    Boolean(orgId) &&
    (orgPermissions ?? []).some((/** @type {string} */ own) => own === `org:${bare(permission)}`),
  feature: ({ features }, feature) => isText(feature) && isListed(features, feature),
  plan: ({ plans }, plan) => isText(plan) && isListed(plans, plan),
  reverification: ({ factorVerificationAge }, demand) => isVerified(factorVerificationAge, demand),
};

/** @param {unknown} value @returns {value is string} */
function isText(value) {
  return typeof value === 'string';
}

/** @param {string} name */
function bare(name) {
  return name.replace(/^(?:org:)+/, '');
}

/**
 * A claim such as `o:reports,ou:search` against a name with or without a scope.
 *
 * @param {string | undefined} claim
 * @param {string} asked
 */
function isListed(claim, asked) {
  const entries = (claim ?? '')
    .split(',')
    .filter(Boolean)
    .map((entry) => entry.split(':'));
  const [first, second] = asked.split(':');
  if (second === undefined) {
    return entries.some(([, name]) => name === first);
  }
  const scope = Object.hasOwn(SCOPES, first) ? SCOPES[first] : undefined;
  return scope !== undefined && entries.some(([scopes, name]) => scopes.includes(scope) && name === (second || first));
}

/**
 * Ages are minutes since each factor was verified; -1 for a factor that the user does not have.
 *
 * @param {unknown} ages
 * @param {any} demand
 */
function isVerified(ages, demand) {
  const { level, afterMinutes } = typeof demand === 'string' ? presetOf(demand) : (demand ?? {});
  const isAge = (/** @type {number} */ age) => age === -1 || (Number.isFinite(age) && age >= 0);
  if (!Array.isArray(ages) || ages.length !== 2 || !ages.every(isAge) || !(afterMinutes > 0)) {
    return false;
  }
  const [first, second] = ages.map((age) => age !== -1 && age < afterMinutes);
  const hasSecond = ages[1] !== -1;
  /** @type {Record<string, boolean>} */
  const answers = {
    first_factor: first,
    second_factor: hasSecond ? second : first,
    multi_factor: first && (!hasSecond || second),
  };
  return isText(level) && Object.hasOwn(answers, level) && answers[level];
}

/** @param {string} name @returns {{ level?: string, afterMinutes?: number }} */
function presetOf(name) {
  return Object.hasOwn(PRESETS, name) ? PRESETS[name] : {};
}

module.exports = { hasOf };
