'use strict';

/** Descriptions of reason codes (the header `x-clerk-auth-reason`), claims and times. */

const reasons = require('./reasons');

/** Describes a value of `x-clerk-auth-reason`. */
function reasonInWords(reason) {
  if (reason === undefined) {
    return 'The token was verified and accepted.';
  }
  if (reason.startsWith('session-token-expired')) {
    return 'The token has expired, and it could not be exchanged for a new one.';
  }
  return reasons[reason]?.replaceAll('`', '') ?? 'This page has no description of the reason.';
}

const claims = {
  act: 'The actor who impersonates the user',
  aud: 'Audience',
  azp: 'The origin that the token was issued to',
  exp: 'Expires',
  fea: 'Features of the plan',
  fva: 'Minutes since each factor was verified',
  iat: 'Issued',
  iss: 'Issued by',
  jti: 'ID of the token',
  nbf: 'Not valid before',
  o: 'Active organization',
  org_id: 'Active organization',
  org_permissions: 'Permissions in it',
  org_role: 'Role in it',
  org_slug: 'Slug of the organization',
  pla: 'Plan',
  sid: 'Session',
  sts: 'Status of the session',
  sub: 'User',
  v: 'Version of the claims',
};

/** Describes a claim. */
function claimInWords(name) {
  return Object.hasOwn(claims, name) ? claims[name] : 'Custom claim';
}

const timeClaims = new Set(['exp', 'iat', 'nbf']);

/**
 * Formats the time in a claim, as a date and relative to now.
 *
 * @returns {{ iso: string, moment: string, distance: string } | undefined} `undefined` if the claim is not a time
 */
function timeInWords(name, value, now = Date.now()) {
  if (!timeClaims.has(name) || typeof value !== 'number') {
    return undefined;
  }
  const date = new Date(value * 1000);
  if (Number.isNaN(date.getTime())) {
    return undefined;
  }
  return { iso: date.toISOString(), moment: `${moments.format(date)} UTC`, distance: distance(value - now / 1000) };
}

/** Formats the claim `fva`: the minutes since the first and the second factor were verified, or -1 for never. */
function factorAgesInWords(ages) {
  if (!Array.isArray(ages) || ages.length !== 2 || !ages.every(Number.isFinite)) {
    return undefined;
  }
  const age = (minutes) => (minutes < 0 ? 'never' : distance(-60 * minutes));
  return `first factor ${age(ages[0])}, second factor ${age(ages[1])}`;
}

module.exports = { claimInWords, factorAgesInWords, reasonInWords, timeInWords };

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });
const distances = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const units = [
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

function distance(seconds) {
  const [unit, length] = units.find(([, unitLength]) => Math.abs(seconds) >= unitLength) ?? units.at(-1);
  return distances.format(Math.round(seconds / length), unit);
}
