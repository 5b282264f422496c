'use strict';

/** Says what reason codes (the header `x-clerk-auth-reason`), claims and times mean. */

const reasons = {
  'dev-browser-missing':
    'No session came with the request, and a development instance has not met this browser yet. Sign in to change that.',
  'dev-browser-sync': 'The browser came back from Clerk with news that the cookies do not have yet.',
  'session-token-missing': 'Clerk has looked, and nobody is signed in in this browser.',
  'session-token-and-uat-missing': 'The request carries no session at all: no token, no session cookie.',
  'session-token-but-no-client-uat':
    'There is a session cookie, but the cookie that says when you last signed in or out is missing.',
  'client-uat-but-no-session-token': 'You have signed in somewhere, but the session cookie itself is missing.',
  'session-token-iat-before-client-uat': 'The session cookie is older than your last sign-in or sign-out.',
  'session-token-nbf': 'The token is not valid yet: its start lies in the future.',
  'session-token-iat-in-the-future': 'The token claims to be issued in the future. One of the two clocks is wrong.',
  'primary-domain-cross-origin-sync':
    'You come from another site, where you may have signed in or out in the meantime.',
  'token-invalid': 'What was sent is not a token of this Clerk instance.',
  'token-invalid-algorithm': 'The token is signed with an algorithm that Clerk does not use.',
  'token-invalid-signature':
    'The signature does not fit the token: somebody else made it, or it was changed on the way.',
  'token-invalid-authorized-parties': 'The token was made for another app: its azp claim is not an origin of this one.',
  'token-invalid-issuer': 'The token was issued by somebody else.',
  'token-type-mismatch': 'The token is a real one, but not a session token.',
  'token-verification-failed': 'A claim of the token is missing or has the wrong form.',
  'jwk-kid-mismatch': 'The token names a signing key that this Clerk instance does not have.',
  'jwk-remote-failed-to-load': 'The signing keys could not be loaded from Clerk, so no token can be checked.',
  'jwk-failed-to-resolve': 'The app knows neither a secret key nor a public key to check tokens with.',
  'secret-key-invalid': 'Clerk does not accept the secret key of this app.',
  'too-many-lookups': 'Too many tokens are being checked at Clerk at the moment. Try again.',
  'unexpected-error': 'Clerk could not be reached, or gave an answer that makes no sense.',
  'configuration-unusable-for-request': 'The app is not configured for the host or the origin of this request.',
};

/** What a value of `x-clerk-auth-reason` means. */
function reasonInWords(reason) {
  if (reason === undefined) {
    return 'The token was checked and accepted.';
  }
  if (reason.startsWith('session-token-expired')) {
    return 'The token has expired, and it could not be exchanged for a new one.';
  }
  return reasons[reason] ?? 'The server gave a reason that this page has no words for.';
}

const claims = {
  act: 'Who acts in the name of the user',
  aud: 'Who the token is for',
  azp: 'The origin the token was made for',
  exp: 'Expires',
  fea: 'Features of the plan',
  fva: 'When the factors were last verified, in minutes',
  iat: 'Issued',
  iss: 'Issued by',
  jti: 'Number of the token',
  nbf: 'Not valid before',
  o: 'Active organization',
  org_id: 'Active organization',
  org_permissions: 'Permissions in it',
  org_role: 'Role in it',
  org_slug: 'Its short name',
  pla: 'Plan',
  sid: 'Session',
  sts: 'State of the session',
  sub: 'User',
  v: 'Version of the claims',
};

/** What a claim is about; nothing for claims that the app added itself. */
function claimInWords(name) {
  return Object.hasOwn(claims, name) ? claims[name] : 'Custom claim';
}

const timeClaims = new Set(['exp', 'iat', 'nbf']);

/**
 * A claim's time as a moment and as a distance from now.
 *
 * @returns {{ iso: string, moment: string, distance: string } | undefined} nothing when the claim is not a time
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

/** The claim `fva`: minutes since the first and the second factor were verified, -1 for never. */
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
