'use strict';

/**
 * What `getAuth` gives for each kind of token that it may be asked for (authentication.md §5.6) and `getToken` for each
 * template (§5.7). Every case asks all questions of `harness/describe.js`; these are the ones that answer differently.
 */

const { FAILURES } = require('../harness/answer-forms');
const { row, signedIn } = require('./row');

const SIGNED_IN = '(signed in)';
const asked = (ask) => ({ cookies: signedIn(), ask });

module.exports = [
  row('§5.6 a session', SIGNED_IN, { cookies: signedIn('organization') }),
  row('§5.6 a session of version 1', SIGNED_IN, { cookies: signedIn('organizationVersion1') }),
  row('§5.6 a pending session', SIGNED_IN, { cookies: signedIn('pendingOrganization') }),
  row('§5.6 an impersonated session', SIGNED_IN, { cookies: signedIn('impersonated') }),
  row('§5.6 a signed-out request', 'session-token-and-uat-missing'),
  row('§5.6 a rejected token', 'token-invalid-signature', { authorization: 'forged' }),
  row('§5.6 an API key', SIGNED_IN, { authorization: 'apiKey' }),
  row('§5.6 a rejected API key', 'token-invalid', {
    authorization: 'apiKey',
    answers: { machine: FAILURES.notFound },
  }),
  row('§5.6 a machine token', SIGNED_IN, { authorization: 'machineJwt' }),
  row('§5.6 a rejected machine token', 'token-verification-failed', { authorization: 'machineJwtForged' }),
  row('§5.6 an OAuth token', SIGNED_IN, { authorization: 'oauthJwt' }),
  row('§5.6 a rejected OAuth token', 'token-verification-failed', { authorization: 'oauthJwtForged' }),
  row('§5.7 a template', SIGNED_IN, asked({ template: 'hasura' })),
  row('§5.7 a template with odd characters', SIGNED_IN, asked({ template: 'a b+c' })),
  row('§5.7 a lifetime of zero', SIGNED_IN, asked({ expiresInSeconds: 0 })),
  row('§5.7 a template and a lifetime', SIGNED_IN, asked({ template: 'x', expiresInSeconds: 60 })),
  row('§5.7 a template that leaves the path', SIGNED_IN, asked({ template: '..' })),
  row('§5.7 a template that does not exist', SIGNED_IN, {
    ...asked({ template: 'x' }),
    answers: { tokens: FAILURES.notFound },
  }),
  row('§5.7 a session without id', SIGNED_IN, { cookies: signedIn('noSession'), ask: { template: 'x' } }),
  row('§5.7 a signed-out request has no token', 'session-token-and-uat-missing', { ask: { template: 'x' } }),
];
