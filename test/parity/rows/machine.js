'use strict';

/** Machine tokens in the header (authentication.md §5.10). */

const { ENDED_MACHINES, FAILURES, MACHINES, json } = require('../harness/answer-forms');
const { row } = require('./row');

const SIGNED_IN = '(signed in)';
const audience = { options: { audience: 'api' } };
const carrying = (authorization, parts) => ({ authorization, ...parts });
const says = (name) => ({ answers: { machine: json(200, MACHINES[name]) } });

/** The token about which an answer is. */
const KIND_OF = { m2m: 'machineOpaque', oauth: 'oauthOpaque', userKey: 'apiKey' };

const fails = (name) => ({ answers: { machine: FAILURES[name] } });

module.exports = [
  row('§5.10 an API key of a user', SIGNED_IN, carrying('apiKey')),
  row('§5.10 an API key of an organization', SIGNED_IN, carrying('apiKey', says('organizationKey'))),
  row('§5.10 an API key of neither', SIGNED_IN, carrying('apiKey', says('otherKey'))),
  row('machine-answers: a response of an unknown type', 'unexpected-error', {
    ...carrying('apiKey', says('unknownTag')),
    reference: SIGNED_IN,
  }),
  ...Object.keys(ENDED_MACHINES).map((name) =>
    row(`machine-answers: a token that is revoked or expired according to Clerk (${name})`, 'token-invalid', {
      ...carrying(KIND_OF[name.replace(/[A-Z][a-z]+$/, '')], says(name)),
      reference: SIGNED_IN,
    }),
  ),
  row('§5.10 an opaque machine token', SIGNED_IN, carrying('machineOpaque')),
  row(
    '§5.10 an opaque machine token is verified with the machine secret key',
    SIGNED_IN,
    carrying('machineOpaque', { options: { machineSecretKey: 'ak_machine' } }),
  ),
  row('§5.10 an opaque OAuth token', SIGNED_IN, carrying('oauthOpaque')),
  row(
    '§5.10 an opaque OAuth token without the required audience',
    'token-verification-failed',
    carrying('oauthOpaque', audience),
  ),
  row(
    '§5.10 an opaque OAuth token with the required audience',
    SIGNED_IN,
    carrying('oauthOpaque', { ...audience, ...says('oauthForApi') }),
  ),
  ...['apiKey', 'machineOpaque', 'oauthOpaque'].flatMap((kind) => [
    row(`§5.10 a token that Clerk does not know (${kind})`, 'token-invalid', carrying(kind, fails('notFound'))),
    row(
      `§5.10 a secret key that Clerk does not know (${kind})`,
      'secret-key-invalid',
      carrying(kind, fails('unauthorized')),
    ),
    row(`§5.10 an error of Clerk (${kind})`, 'unexpected-error', carrying(kind, fails('broken'))),
    row(`§5.10 a broken connection (${kind})`, 'unexpected-error', carrying(kind, fails('reset'))),
  ]),
  row('§5.10 an API key that looks like a JWT', 'token-invalid', carrying('apiKeyWithDots')),
  row('§5.10 a prefix in capitals is not recognized', 'token-invalid', carrying('upperCasePrefix')),
  row('§5.10 a machine JWT', SIGNED_IN, carrying('machineJwt')),
  row('§5.10 a machine JWT with scopes', SIGNED_IN, carrying('machineJwtWithScopes')),
  row('§5.10 a machine JWT without category', SIGNED_IN, carrying('machineJwtNoCategory')),
  row('§5.10 a machine JWT of another category', 'token-invalid', carrying('machineJwtOtherCategory')),
  row(
    '§5.10 a machine JWT that calls itself an OAuth token',
    'token-verification-failed',
    carrying('machineJwtOtherType'),
  ),
  row('§5.10 a machine JWT for the audience', SIGNED_IN, carrying('machineJwtForApi', audience)),
  row(
    '§5.10 a machine JWT for another audience',
    'token-verification-failed',
    carrying('machineJwtForOther', audience),
  ),
  row('§5.10 an expired machine JWT', 'token-verification-failed', carrying('machineJwtExpired')),
  row('§5.10 a forged machine JWT', 'token-verification-failed', carrying('machineJwtForged')),
  row('§5.10 a machine JWT under an unknown key', 'token-verification-failed', carrying('machineJwtUnknownKey')),
  row(
    '§5.10 the parties and issuers of sessions do not matter to machines',
    SIGNED_IN,
    carrying('machineJwt', {
      options: { authorizedParties: ['https://other.example'], issuer: 'https://other.example' },
    }),
  ),
  row('§5.10 an OAuth JWT', SIGNED_IN, carrying('oauthJwt')),
  row('§5.10 an OAuth JWT of the longer type', SIGNED_IN, carrying('oauthJwtLongType')),
  row('§5.10 an OAuth JWT without a required audience', 'token-verification-failed', carrying('oauthJwt', audience)),
  row('§5.10 an OAuth JWT for the audience', SIGNED_IN, carrying('oauthJwtForMany', audience)),
  row(
    '§5.10 an OAuth JWT with an odd audience',
    'token-verification-failed',
    carrying('oauthJwtOddAudience', audience),
  ),
  row('§5.10 an expired OAuth JWT', 'token-verification-failed', carrying('oauthJwtExpired')),
  row('§5.10 an OAuth JWT without subject', 'token-verification-failed', carrying('oauthJwtNoSubject')),
  row('§6.5 requireAuth lets an OAuth token through', SIGNED_IN, carrying('oauthOpaque', { kind: 'requireAuth' })),
  row('§6.5 requireAuth lets the API key of a user through', SIGNED_IN, carrying('apiKey', { kind: 'requireAuth' })),
  row('§6.5 requireAuth redirects a machine', '(status 302)', carrying('machineOpaque', { kind: 'requireAuth' })),
  row(
    '§6.5 requireAuth redirects the API key of an organization',
    '(status 302)',
    carrying('apiKey', { kind: 'requireAuth', ...says('organizationKey') }),
  ),
];
