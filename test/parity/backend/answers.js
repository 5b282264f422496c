'use strict';

/** The responses of the stand-in. */

const { answers: recordedAnswers } = require('./recorded');

const JSON_TYPE = { 'content-type': 'application/json' };

/** A JSON response. */
function json(payload, { status = 200, headers, ...rest } = {}) {
  return {
    status,
    headers: { ...JSON_TYPE, ...headers },
    text: typeof payload === 'string' ? payload : JSON.stringify(payload),
    ...rest,
  };
}

const NOTHING = { status: 204 };

const email = {
  ...{
    object: 'email',
    id: 'ema_1',
    slug: null,
    from_email_name: 'notify',
    email_address_id: 'idn_1',
    to_email_address: 'a@b.test',
  },
  ...{
    subject: 'Hi',
    body: '<b>x</b>',
    body_plain: 'x',
    status: 'queued',
    data: { otpCode: '1' },
    delivered_by_clerk: true,
  },
  ...{ user_id: 'user_1', suppression_reason: null },
};

const accountless = {
  ...{ object: 'accountless_application', publishable_key: 'pk_test_x', secret_key: 'sk_test_y' },
  ...{ claim_url: 'https://dashboard.test/claim?token=1', api_keys_url: 'https://dashboard.test/keys' },
};

const oauthToken = {
  ...{
    object: 'clerk_idp_oauth_access_token',
    id: 'oat_1',
    client_id: 'cli_1',
    type: 'oauth:access_token',
    subject: 'user_1',
  },
  ...{
    scopes: ['openid', 'email'],
    revoked: false,
    revocation_reason: null,
    expired: false,
    expiration: 1716969600123,
  },
  ...{ created_at: 1716883200000, updated_at: 1716969600123 },
};

const actor = { iss: 'https://iss', sub: 'user_b', more: 1, act: { sub: 'user_c', act: { sub: 'user_d' } } };

const batch = {
  data: [
    { index: 0, email, status_code: 202 },
    {
      index: 1,
      errors: [{ code: 'rate', message: 'm', long_message: 'lm', meta: { param_name: 'to' } }],
      status_code: 429,
      retry_after_seconds: 3,
    },
  ],
};

/** Responses for methods without a recorded one. */
const OWN = {
  '__experimental_accountlessApplications.createAccountlessApplication': {
    full: accountless,
    sparse: { object: 'accountless_application' },
  },
  '__experimental_accountlessApplications.completeAccountlessApplicationOnboarding': { full: accountless },
  'betaFeatures.changeDomain': { full: { $status: 204, raw: '' } },
  'emails.create': {
    full: email,
    sparse: { object: 'email', id: 'ema_1' },
    'without a user': { ...email, user_id: undefined },
  },
  'emails.createBatch': { full: batch, bare: batch.data, sparse: { data: [{ index: 0 }] }, empty: { data: [] } },
  'emails.get': { full: email },
  'invitations.deleteInvitation': { full: { object: 'invitation', id: 'inv_1', deleted: true } },
  'sessions.verifySession': recordedAnswers['sessions.getSession'],
};

/** More responses for methods that read more than the fields. */
const FURTHER = {
  'idPOAuthAccessToken.verify': {
    'with actors': { ...oauthToken, act: actor },
    'with an invalid actor': { ...oauthToken, act: 'x' },
    'with an actor without a subject': { ...oauthToken, act: { iss: 'x' } },
    'with an audience': { ...oauthToken, aud: 'https://api.example.com' },
    'with audiences': { ...oauthToken, aud: ['https://api.example.com', 'other'] },
    'with no audience': { ...oauthToken, aud: [] },
    'with an invalid audience': { ...oauthToken, aud: [1] },
  },
};

/** Responses for a single sample call. */
const OF_SAMPLES = {
  'idPOAuthAccessToken.verify aud-ok': FURTHER['idPOAuthAccessToken.verify']['with audiences'],
  'idPOAuthAccessToken.verify aud-mismatch': FURTHER['idPOAuthAccessToken.verify']['with audiences'],
  'idPOAuthAccessToken.verify aud-missing': oauthToken,
  'idPOAuthAccessToken.verify act-malformed': FURTHER['idPOAuthAccessToken.verify']['with an invalid actor'],
};

/** All responses to a method, by what they are examples of. */
function answersTo(name) {
  return { ...(OWN[name] ?? recordedAnswers[name]), ...FURTHER[name] };
}

/** The response to a sample call. */
function answerToSample(name, label) {
  return OF_SAMPLES[`${name} ${label}`] ?? answersTo(name).full;
}

/** The stand-in's responses for a payload: a call may fetch the total of its list, too. */
function always(payload) {
  const answer =
    payload?.$status === undefined ? json(payload) : { ...NOTHING, status: payload.$status, text: payload.raw };
  return [
    [/\/users\/count$/, payload?.object === 'total_count' ? answer : json({ object: 'total_count', total_count: 41 })],
    [/^/, answer],
  ];
}

const errorBody = {
  errors: [
    {
      code: 'form_param_invalid',
      message: 'is invalid',
      long_message: 'The parameter is invalid.',
      meta: { param_name: 'user_id', data: { some_key: 1 }, more: 1 },
    },
    { code: 'second', message: 'm' },
  ],
  clerk_trace_id: 'trace_1',
};

/** Bodies of responses with an error status. */
const ERROR_BODIES = {
  JSON: (status) => json(errorBody, { status, headers: status === 429 ? { 'retry-after': '7' } : {} }),
  HTML: (status) => ({
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cf-ray': 'ray_1' },
    text: '<html><body>no</body></html>',
  }),
  'an empty': (status) => ({ status, headers: {} }),
};

const ERROR_STATUSES = [401, 403, 404, 409, 422, 429, 500];

module.exports = {
  ERROR_BODIES,
  ERROR_STATUSES,
  NOTHING,
  always,
  answerToSample,
  answersTo,
  errorBody,
  json,
  oauthToken,
};
