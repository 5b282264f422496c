'use strict';

/** Descriptions of reason codes (the header `x-clerk-auth-reason`), claims and times. */

const reasons = {
  'dev-browser-missing':
    'The request has no session, and this browser is new to the development instance. Sign in to change that.',
  'dev-browser-sync': 'The browser returned from Clerk with a state that the cookies do not contain yet.',
  'session-token-missing': 'This browser is signed out.',
  'session-token-and-uat-missing': 'The request has neither a token nor a session cookie.',
  'session-token-but-no-client-uat':
    'There is a session cookie, but the cookie with the time of your last sign-in or sign-out is missing.',
  'client-uat-but-no-session-token': 'You have signed in, but the session cookie is missing.',
  'session-token-iat-before-client-uat': 'The session cookie is older than your last sign-in or sign-out.',
  'session-token-nbf': 'The token is not valid yet: its `nbf` claim is in the future.',
  'session-token-iat-in-the-future': 'The token was issued in the future: one of the two clocks is wrong.',
  'primary-domain-cross-origin-sync': 'You come from another site, where you may have signed in or out since.',
  'token-invalid': 'The credential is not a token of this Clerk instance.',
  'token-invalid-algorithm': 'The token is signed with an algorithm that Clerk does not use.',
  'token-invalid-signature': 'The signature does not match the token: it is forged or was modified.',
  'token-invalid-authorized-parties':
    'The token was issued to another app: its `azp` claim is not an origin of this one.',
  'token-invalid-issuer': 'The token has another issuer.',
  'token-type-mismatch': 'The token is valid, but it is not a session token.',
  'token-verification-failed': 'A claim of the token is missing or malformed.',
  'jwk-kid-mismatch': 'This Clerk instance does not have the signing key that the token names.',
  'jwk-remote-failed-to-load': 'The signing keys could not be loaded from Clerk, so no token can be verified.',
  'jwk-failed-to-resolve': 'The app has neither a secret key nor a public key to verify tokens with.',
  'secret-key-invalid': 'Clerk does not accept the secret key of this app.',
  'too-many-lookups': 'Too many tokens are being verified by Clerk at the moment. Try again.',
  'unexpected-error': 'Clerk could not be reached, or its response was invalid.',
  'configuration-unusable-for-request': 'The app is not configured for the host or the origin of this request.',
};

/** Describes a value of `x-clerk-auth-reason`. */
function reasonInWords(reason) {
  if (reason === undefined) {
    return 'The token was verified and accepted.';
  }
  if (reason.startsWith('session-token-expired')) {
    return 'The token has expired, and it could not be exchanged for a new one.';
  }
  return reasons[reason] ?? 'This page has no description of the reason.';
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
