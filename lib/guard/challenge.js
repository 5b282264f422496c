'use strict';

/** Reasons for which a request carries no token at all. RFC 6750 §3.1: it is told no error code then. */
const NO_TOKEN = new Set([
  'No token in header',
  'client-uat-but-no-session-token',
  'configuration-unusable-for-request',
  'dev-browser-missing',
  'dev-browser-sync',
  'primary-responds-to-syncing',
  'satellite-needs-syncing',
  'session-token-and-uat-missing',
  'session-token-missing',
]);

/** What is told about a token that was refused, by its reason: the first row that fits. */
const TOLD = [
  [/^(session-)?token-expired/, 'The token has expired'],
  [/^(session-token-nbf|token-not-active-yet)$/, 'The token is not valid yet'],
  [/iat-in-the-future$/, 'The token was issued in the future, by the clock of the server'],
  [/^session-pending$/, 'The session waits for a task of its user'],
  [/^token-type-mismatch$/, 'This kind of token is not accepted here'],
  [/^origin-not-allowed$/, 'Cookies are not accepted from this origin'],
  [/^(session-token-but-no-client-uat|session-token-iat-before-client-uat)$/, 'The session has ended or changed'],
  [/^token-invalid-authorized-parties$/, 'The token was issued to another origin'],
  [/^$/, 'The token was refused'],
];

/**
 * What somebody is told who may not come, by RFC 6750 §3: the parameters of the challenge, and the body. No secret
 * stands in them, and nothing that the client has sent.
 *
 * @param {{ reason?: string, required?: object }} refusal why nobody is signed in, or what somebody lacks
 * @returns {{ parameters: Record<string, string>, body: object }}
 */
function challenge({ reason, required }) {
  if (required === undefined) {
    return unauthenticated(reason);
  }
  return required.reverification === undefined ? insufficient(required) : stale(required.reverification);
}

function unauthenticated(reason) {
  if (reason === undefined || NO_TOKEN.has(reason)) {
    return answer(undefined, 'Sign in, or send a token as Authorization: Bearer', { reason });
  }
  const [, message] = TOLD.find(([pattern]) => pattern.test(reason)) ?? TOLD.at(-1);
  return answer('invalid_token', message, { reason });
}

/**
 * The response to a request of which it is not known who sent it. It has no challenge, on which clients discard tokens.
 */
function unavailable({ reason }) {
  return {
    body: { error: 'temporarily_unavailable', message: 'The token could not be checked; try again later', reason },
  };
}

function insufficient(required) {
  const names = Object.entries(required).map(([name, value]) => `${name} ${value}`);
  const message = names.length > 0 ? `This takes the ${names.join(' and the ')}` : 'This is not allowed';
  const { parameters, body } = answer('insufficient_scope', message, { required });
  return { parameters: { ...parameters, ...(required.scope && { scope: required.scope }) }, body };
}

/**
 * In the shape that Clerk's front end libraries know: they have the user verified, and try again. RFC 9470 names the
 * error.
 */
function stale(reverification) {
  const { parameters } = answer('insufficient_user_authentication', 'The user has to be verified again');
  return {
    parameters,
    body: { clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification } } },
  };
}

function answer(error, message, details) {
  return {
    parameters: { realm: 'clerk', ...(error && { error, error_description: message }) },
    body: { error: error ?? 'unauthenticated', message, ...details },
  };
}

module.exports = { challenge, unavailable };
