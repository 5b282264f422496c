'use strict';

/**
 * Deliberate differences from `@clerk/express`: a case for each entry of `harness/deviations.js` that no other row
 * shows.
 */

const { signingKey } = require('../../support/keys');
const { row, signedIn } = require('./row');

const satellite = { isSatellite: true, domain: 'satellite.example', signInUrl: 'https://primary.example/sign-in' };
const clientAlone = { clientUat: 'before' };
const HANDSHAKE = 'handshake: client-uat-but-no-session-token';
const INVALID = 'token-invalid';
const SIGNED_IN = '(signed in)';
const counted = (count) => ({ clientUat: 'before', others: { __clerk_redirect_count: count } });
const differs = (title, ours, reference, parts) => row(title, ours, { ...parts, reference });

module.exports = [
  row('S5: a key that was recently missing is not fetched again', 'jwk-kid-mismatch', {
    authorization: 'unknownKey',
  }),
  differs('S6: a header that is null', INVALID, '(TypeError)', { authorization: 'nullHeader' }),
  differs('S6: a payload that is null', INVALID, 'unexpected-error', { authorization: 'nullPayload' }),
  differs('S6: a session whose payload is null', INVALID, '(TypeError)', { cookies: signedIn('nullPayload') }),
  differs('S6: a control character in a key id', 'jwk-kid-mismatch', '(TypeError)', {
    authorization: 'controlInKeyId',
  }),
  row('S7: a path that starts like a URL', HANDSHAKE, { cookies: clientAlone, path: '/.//evil.example/x' }),
  row('S7: the forwarded protocol of a WebSocket is that of its page', HANDSHAKE, {
    cookies: clientAlone,
    headers: { 'x-forwarded-proto': 'wss' },
  }),
  differs('no-address: a forwarded protocol other than HTTP', 'client-uat-but-no-session-token', HANDSHAKE, {
    cookies: clientAlone,
    headers: { 'x-forwarded-proto': 'ftp' },
  }),
  differs('request-is-no-fault: the same with a good token', SIGNED_IN, '(Error)', {
    options: satellite,
    authorization: 'good',
    headers: { origin: 'https://primary.example' },
  }),
  differs(
    'request-is-no-fault: a relative sign-in page of a satellite in production',
    'session-token-and-uat-missing',
    '(Error)',
    { options: { ...satellite, signInUrl: '/sign-in' }, headers: { origin: 'https://a.example' } },
  ),
  differs('S8: an invalid URL to return to', 'session-token-and-uat-missing', '(TypeError)', {
    instance: 'development',
    path: '/?__clerk_redirect_url=nonsense',
  }),
  row('S9: the count of redirects applies to all paths', HANDSHAKE, { cookies: clientAlone, path: '/deep/down/here' }),
  differs('S9: a count beyond three stops redirects', 'client-uat-but-no-session-token', HANDSHAKE, {
    cookies: counted('4'),
  }),
  differs('S9: a count far beyond three stops redirects', 'client-uat-but-no-session-token', HANDSHAKE, {
    cookies: counted('1e9'),
  }),
  differs('S13: a jwtKey with escaped line ends', SIGNED_IN, 'token-invalid-signature', {
    authorization: 'good',
    options: { jwtKey: signingKey.pem.replaceAll('\n', '\\n') },
  }),
  differs('S20: requireAuth takes a function', SIGNED_IN, '(Error)', {
    kind: 'requireAuth',
    authorization: 'good',
    setup: { form: 'promise' },
  }),
  differs('S22: a key id that is a property of all objects', 'jwk-kid-mismatch', 'token-verification-failed', {
    authorization: 'inheritedKeyId',
  }),
  differs(
    'S25: unknown options do not affect the cookies',
    'handshake: session-token-iat-before-client-uat',
    SIGNED_IN,
    { cookies: { session: 'good', clientUat: 'after' }, options: { clientUat: 1 } },
  ),
  differs(
    'backend-ids: a session id that is not a path segment',
    SIGNED_IN,
    'handshake: session-token-expired-refresh-resource_not_found',
    { cookies: signedIn('expiredOddSession', { __refresh_SFX: 'refresh_1' }) },
  ),
  row('backend-errors: a response that is not JSON has a status', SIGNED_IN, {
    authorization: 'good',
    ask: { template: 'x' },
    answers: { tokens: { status: 500, type: 'application/json', body: '{' } },
  }),
  differs('upstream-errors: keys that are not JSON', '(Error)', '(SyntaxError)', {
    kind: 'verifyToken',
    token: 'good',
    options: { secretKey: 'sk_test_cold_upstream' },
    answers: { jwks: { status: 500, type: 'application/json', body: '{' } },
  }),
  differs('configuration-errors: a relative sign-in page of a satellite', '(Error)', '(TypeError)', {
    instance: 'development',
    options: { isSatellite: true, domain: 'satellite.example', signInUrl: '/sign-in', satelliteAutoSync: true },
  }),
  differs('enableHandshake: no request is redirected', 'client-uat-but-no-session-token', HANDSHAKE, {
    cookies: clientAlone,
    options: { enableHandshake: false },
  }),
  differs('key-forms: a key of 1024 bits', 'token-verification-failed', SIGNED_IN, { authorization: 'weakKey' }),
  ...['paddedPayload', 'twoSubjects', 'byteOrderMark', 'critical'].map((kind) =>
    differs(`token-forms: ${kind}`, INVALID, SIGNED_IN, { authorization: kind }),
  ),
  ...['machineJwtNoCategory', 'machineJwtOtherCategory'].map((kind) =>
    differs(`machine-tokens: verifyToken() of ${kind}`, INVALID, '(verified)', {
      kind: 'verifyToken',
      token: kind,
      options: { jwtKey: signingKey.pem },
    }),
  ),
  differs('token-forms: a payload that is a number', INVALID, 'token-verification-failed', {
    authorization: 'numericPayload',
  }),
  differs('token-forms: a time out of range', 'token-verification-failed', SIGNED_IN, {
    authorization: 'endlessExpiry',
  }),
];
