'use strict';

const { misuse } = require('./misuse');

/** How long a session token of Clerk's lives, in seconds. */
const LIFETIME = 60;

/** How much earlier than `iat` Clerk sets `nbf`, in seconds. */
const NOT_BEFORE = 10;

/** The members of an identity. Anything else is a mistake, and would have no effect. */
const MEMBERS = new Set([
  'userId',
  'sessionId',
  'orgId',
  'orgSlug',
  'orgRole',
  'orgPermissions',
  'features',
  'plans',
  'factorVerificationAge',
  'status',
  'actor',
  'claims',
  'header',
  'expiresInSeconds',
  'issuedSecondsAgo',
]);

/**
 * The claims of a session token, in version 2 of Clerk's format.
 *
 * @param {import('../../types/testing').TestIdentity} identity
 * @param {{ issuer: string, origin: string }} instance
 * @param {number} now Unix time in seconds
 * @returns {Record<string, unknown>}
 */
function sessionClaims(identity, { issuer, origin }, now) {
  checkMembers(identity);
  const { userId = 'user_test', sessionId = 'sess_test', status = 'active', actor, claims = {} } = identity;
  const { factorVerificationAge = [0, -1], expiresInSeconds = LIFETIME, issuedSecondsAgo = 0 } = identity;
  const issued = now - issuedSecondsAgo;
  return withChanges(
    {
      azp: origin,
      exp: now + expiresInSeconds,
      fva: factorVerificationAge,
      iat: issued,
      iss: issuer,
      nbf: issued - NOT_BEFORE,
      sid: sessionId,
      sts: status,
      sub: userId,
      v: 2,
      ...(actor && { act: actor }),
      ...organizationClaims(identity),
    },
    claims,
  );
}

/**
 * `null` removes a claim, or a parameter of the header.
 *
 * @param {Record<string, unknown>} values
 * @param {Record<string, unknown>} [changes]
 * @returns {Record<string, unknown>}
 */
function withChanges(values, changes) {
  const all = { ...values, ...changes };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null && value !== undefined));
}

/**
 * The organization, and what the session may do: permissions are packed as one bit mask a feature.
 *
 * @see https://clerk.com/docs/guides/sessions/session-tokens
 * @param {import('../../types/testing').TestIdentity} identity
 * @returns {Record<string, unknown>}
 */
function organizationClaims({ orgId, orgSlug, orgRole, orgPermissions = [], features = [], plans = [] }) {
  if (orgId === undefined && (orgSlug ?? orgRole ?? orgPermissions[0]) !== undefined) {
    throw misuse('an identity with orgSlug, orgRole or orgPermissions needs an orgId, such as "org_test".');
  }
  const granted = orgPermissions.map(parsedPermission);
  const names = [...new Set(granted.map(({ name }) => name))];
  const scoped = new Set(features.map(scopedName));
  const ofOrganization = new Set(granted.map(({ feature }) => feature));
  // A feature that both have is one entry.
  const ofUser = [...scoped].filter((entry) => entry.startsWith('u:')).map((entry) => entry.slice(2));
  for (const entry of [...scoped].filter((one) => one.startsWith('o:'))) {
    ofOrganization.add(entry.slice(2));
  }
  const list = [
    ...[...ofOrganization].map((feature) => `${ofUser.includes(feature) ? 'ou' : 'o'}:${feature}`),
    ...ofUser.filter((feature) => !ofOrganization.has(feature)).map((feature) => `u:${feature}`),
  ];
  const masks = [...ofOrganization].map((feature) =>
    names.reduce(
      (mask, name, bit) =>
        granted.some((one) => one.feature === feature && one.name === name) ? mask | (1n << BigInt(bit)) : mask,
      0n,
    ),
  );
  return {
    ...(list.length > 0 && { fea: list.join(',') }),
    ...(plans.length > 0 && { pla: plans.map(scopedName).join(',') }),
    ...(orgId !== undefined && {
      o: {
        id: orgId,
        ...(orgRole !== undefined && { rol: orgRole.replace(/^org:/, '') }),
        ...(orgSlug !== undefined && { slg: orgSlug }),
        ...(names.length > 0 && { per: names.join(','), fpm: masks.join(',') }),
      },
    }),
  };
}

/**
 * `org:reports:read`, in its parts.
 *
 * @param {string} permission
 */
function parsedPermission(permission) {
  const [, feature, name] = /^org:([^:,]+):([^:,]+)$/.exec(permission) ?? [];
  if (feature === undefined) {
    throw misuse(
      `orgPermissions has ${JSON.stringify(permission)}; expected a custom permission such as "org:reports:read".`,
    );
  }
  return { feature, name };
}

/**
 * `org:reports`, `user:export`, or a name alone, which belongs to the organization, as tokens have it.
 *
 * @param {string} text
 */
function scopedName(text) {
  const [, scope = 'o', name] = /^(?:(o|org|organization|u|user):)?([^:,]+)$/.exec(text) ?? [];
  if (name === undefined) {
    throw misuse(`${JSON.stringify(text)} is not a feature or plan; expected one such as "org:reports" or "user:pro".`);
  }
  return `${scope[0]}:${name}`;
}

/** @param {unknown} identity */
function checkMembers(identity) {
  if (typeof identity !== 'object' || identity === null || Array.isArray(identity)) {
    throw misuse(`expected an identity such as { userId: "user_test" }, got ${describe(identity)}.`);
  }
  const unknown = Object.keys(identity).find((name) => !MEMBERS.has(name));
  if (unknown !== undefined) {
    throw misuse(
      `an identity has no member ${JSON.stringify(unknown)}; known are ${[...MEMBERS].join(', ')}. Custom claims go into "claims".`,
    );
  }
}

/** @param {unknown} value */
function describe(value) {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

module.exports = { sessionClaims, withChanges };
