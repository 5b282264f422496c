'use strict';

const { audienceOf } = require('../auth/reasons');

/** @typedef {import('../auth/reasons').Audience} Audience */

/**
 * The parameters of a challenge and the JSON body of a response.
 *
 * @typedef {{ parameters?: Record<string, string>, body: Record<string, unknown> }} Response
 */

/**
 * What clients read about a token that was rejected.
 *
 * @type {Record<Audience, string>}
 */
const MESSAGES = {
  'no-token': 'Sign in, or send a token as Authorization: Bearer',
  'not-checked': 'The token was rejected',
  expired: 'The token has expired',
  'not-yet-valid': 'The token is not valid yet',
  'issued-in-the-future': 'The token was issued in the future, according to the clock of the server',
  'session-pending': 'The user must complete a pending session task',
  'session-changed': 'The session has ended or changed',
  'wrong-token-type': 'This type of token is not accepted here',
  'wrong-origin': 'The token was issued to another origin',
  'origin-not-allowed': 'Cookies are not accepted from this origin',
  rejected: 'The token was rejected',
};

/**
 * Builds the challenge (RFC 6750 §3) and the JSON body for a rejected request. Contains no secrets and nothing that the
 * client has sent.
 *
 * @param {import('./rule').Refusal} refusal
 * @returns {Response & { parameters: Record<string, string> }}
 */
function challenge({ reason, required }) {
  if (required === undefined) {
    return unauthenticated(reason);
  }
  return required.reverification === undefined ? insufficient(required) : stale(required.reverification);
}

/** @param {string | undefined} reason */
function unauthenticated(reason) {
  const audience = audienceOf(reason);
  // RFC 6750 §3.1: without a token, there is no error code.
  return answer(audience === 'no-token' ? undefined : 'invalid_token', MESSAGES[audience], { reason });
}

/**
 * Builds the response to a request whose sender is unknown. It has no challenge, because clients discard their token
 * when they get one.
 *
 * @param {{ reason?: string }} refusal
 * @returns {Response}
 */
function unavailable({ reason }) {
  return {
    body: { error: 'temporarily_unavailable', message: 'The token could not be checked; try again later', reason },
  };
}

/** @param {Record<string, string>} required */
function insufficient(required) {
  const names = Object.entries(required).map(([name, value]) => `${name} ${value}`);
  const message = names.length > 0 ? `Requires the ${names.join(' and the ')}` : 'This is not allowed';
  const { parameters, body } = answer('insufficient_scope', message, { required });
  return { parameters: { ...parameters, ...(required.scope && { scope: required.scope }) }, body };
}

/**
 * Builds a response that Clerk's front end libraries recognize: they reverify the user, and try again. The error code
 * is that of RFC 9470.
 *
 * @param {unknown} reverification
 */
function stale(reverification) {
  const { parameters } = answer('insufficient_user_authentication', 'The user must be reverified');
  return {
    parameters,
    body: { clerk_error: { type: 'forbidden', reason: 'reverification-error', metadata: { reverification } } },
  };
}

/**
 * @param {string | undefined} error
 * @param {string} message
 * @param {Record<string, unknown>} [details]
 */
function answer(error, message, details) {
  /** @type {Record<string, string>} */
  const parameters = { realm: 'clerk', ...(error && { error, error_description: message }) };
  return { parameters, body: { error: error ?? 'unauthenticated', message, ...details } };
}

module.exports = { challenge, unavailable };
