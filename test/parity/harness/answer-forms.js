'use strict';

/**
 * Forms of a response of the Backend API: `{ status, type, body }`, or `{ reset: true }` for a connection that breaks.
 *
 * @typedef {{ status: number, type: string, body: string, reset?: undefined }} Answered
 *
 * @typedef {{ reset: true, status?: undefined, type?: undefined, body?: undefined }} Reset
 *
 * @typedef {Answered | Reset} AnswerForm
 */

const JSON_TYPE = 'application/json';

/**
 * @param {number} status
 * @param {unknown} body
 * @param {string} [type]
 * @returns {Answered}
 */
const json = (status, body, type = JSON_TYPE) => ({ status, type, body: JSON.stringify(body) });

/**
 * @param {number} status
 * @param {string} code
 * @param {string} [message]
 */
const failure = (status, code, message = 'what the server says') =>
  json(status, { errors: [{ code, message, long_message: message }], clerk_trace_id: 'trace_1' });

const html = (/** @type {number} */ status) => ({ status, type: 'text/html', body: '<h1>Bad gateway</h1>' });

/** @type {Reset} */
const reset = { reset: true };

/**
 * Errors of any endpoint.
 *
 * @type {Record<string, AnswerForm>}
 */
const FAILURES = {
  unauthorized: failure(401, 'clerk_key_invalid'),
  forbidden: failure(403, 'not_allowed'),
  notFound: failure(404, 'resource_not_found'),
  unprocessable: failure(422, 'form_param_invalid'),
  limited: failure(429, 'too_many_requests'),
  broken: failure(500, 'internal_clerk_error'),
  unexpected: failure(500, 'unexpected_error'),
  noErrors: json(500, {}),
  emptyErrors: json(400, { errors: [] }),
  html: html(500),
  htmlFound: html(200),
  badJson: { status: 200, type: JSON_TYPE, body: '{' },
  badJsonFailure: { status: 500, type: JSON_TYPE, body: '{' },
  empty: { status: 204, type: JSON_TYPE, body: '' },
  reset,
};

/** Errors of the key endpoint. `@clerk/express` retries for seconds if it cannot read the response. */
const KEY_FAILURES = {
  empty: json(200, { keys: [] }),
  nothing: json(200, {}),
  unauthorized: FAILURES.unauthorized,
  broken: FAILURES.broken,
  html: html(500),
};

/**
 * What Clerk says about valid opaque machine tokens.
 *
 * @type {Record<string, object>}
 */
const GOOD_MACHINES = {
  m2m: {
    object: 'machine_to_machine_token',
    id: 'mt_1',
    subject: 'mch_1',
    scopes: ['mch_2'],
    claims: { a: 1 },
    revoked: false,
    revocation_reason: null,
    expired: false,
    expiration: null,
    created_at: 1,
    updated_at: 2,
  },
  oauth: {
    object: 'clerk_idp_oauth_access_token',
    id: 'oat_1',
    client_id: 'client_1',
    type: 'oauth:access_token',
    subject: 'user_1',
    scopes: ['email'],
    revoked: false,
    revocation_reason: null,
    expired: false,
    expiration: null,
    created_at: 1,
    updated_at: 2,
  },
  oauthForApi: {
    object: 'clerk_idp_oauth_access_token',
    id: 'oat_1',
    client_id: 'client_1',
    type: 'oauth:access_token',
    subject: 'user_1',
    scopes: ['email'],
    aud: ['api'],
    revoked: false,
    expired: false,
    created_at: 1,
    updated_at: 2,
  },
  userKey: {
    object: 'api_key',
    id: 'ak_1',
    type: 'api_key',
    name: 'a key',
    subject: 'user_1',
    scopes: ['read'],
    claims: { a: null },
    revoked: false,
    revocation_reason: null,
    expired: false,
    expiration: null,
    created_by: 'user_1',
    description: null,
    last_used_at: null,
    created_at: 1,
    updated_at: 2,
  },
  organizationKey: {
    object: 'api_key',
    id: 'ak_2',
    type: 'api_key',
    name: 'a key',
    subject: 'org_1',
    scopes: [],
    claims: null,
    revoked: false,
    expired: false,
    created_at: 1,
    updated_at: 2,
  },
  otherKey: { object: 'api_key', id: 'ak_3', type: 'api_key', name: 'a key', subject: 'mch_1', scopes: [] },
  unknownTag: { object: 'something_new', id: 'x_1', subject: 'user_1', client_id: 'client_1', scopes: ['a'] },
};

/** What it says about revoked and expired ones. */
const ENDED_MACHINES = Object.fromEntries(
  ['m2m', 'oauth', 'userKey'].flatMap((name) => [
    [`${name}Revoked`, { ...GOOD_MACHINES[name], revoked: true, revocation_reason: 'leaked' }],
    [`${name}Expired`, { ...GOOD_MACHINES[name], expired: true }],
    [`${name}Past`, { ...GOOD_MACHINES[name], expiration: 1_716_883_200_123 }],
  ]),
);

const MACHINES = { ...GOOD_MACHINES, ...ENDED_MACHINES };

module.exports = { ENDED_MACHINES, FAILURES, KEY_FAILURES, MACHINES, json };
