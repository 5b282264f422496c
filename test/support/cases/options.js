'use strict';

const { bearer, cookie } = require('./case');
const { cookieHeader } = require('../instances');
const { foreignKey, oddKeys, signingKey } = require('../keys');
const { secondsFromNow, sessionToken } = require('../tokens');

const token = sessionToken();
const EXPIRED = 'session-token-expired-refresh-non-eligible-no-refresh-cookie';
const oneLine = (/** @type {string} */ pem) => pem.replaceAll('\n', '');

/** How the middleware's options change a verification. @type {import('./case').Case[]} */
module.exports = [
  bearer('aud among the audience', sessionToken({ aud: 'api' }), null, { options: { audience: 'api' } }),
  bearer('aud in an array of audiences', sessionToken({ aud: ['x', 'api'] }), null, {
    options: { audience: ['api', 'web'] },
  }),
  bearer('aud outside of the audience', sessionToken({ aud: 'other' }), 'token-verification-failed', {
    options: { audience: 'api' },
  }),
  bearer('an array outside of the audience', sessionToken({ aud: ['a', 'b'] }), 'token-verification-failed', {
    options: { audience: ['api'] },
  }),
  bearer('no aud for an audience', token, null, { options: { audience: 'api' } }),
  bearer('an empty aud for an audience', sessionToken({ aud: [] }), null, { options: { audience: 'api' } }),
  bearer('a numeric aud for an audience', sessionToken({ aud: 5 }), null, { options: { audience: 'api' } }),
  bearer('a mixed aud for an audience', sessionToken({ aud: ['other', 5] }), null, { options: { audience: 'api' } }),
  bearer('aud and an audience of which one is unset', sessionToken({ aud: 'api' }), null, {
    options: { audience: ['', undefined, 'api'] },
  }),
  bearer('aud and an empty array of audiences', sessionToken({ aud: 'api' }), null, { options: { audience: [] } }),
  bearer('aud and an empty audience', sessionToken({ aud: 'api' }), null, { options: { audience: '' } }),

  bearer('an authorized azp', token, null, {
    options: { authorizedParties: ['https://a.example', 'http://localhost:3000'] },
  }),
  bearer('an azp of another app', token, 'token-invalid-authorized-parties', {
    options: { authorizedParties: ['https://a.example'] },
  }),
  bearer(
    'the beginning of an authorized party',
    sessionToken({ azp: 'http://localhost' }),
    'token-invalid-authorized-parties',
    { options: { authorizedParties: ['http://localhost:3000'] } },
  ),
  bearer('no azp for authorized parties', sessionToken({ azp: undefined }), 'token-invalid-authorized-parties', {
    options: { authorizedParties: ['http://localhost:3000'] },
  }),
  bearer('authorized parties of which one is unset', token, null, {
    options: { authorizedParties: [undefined, 'http://localhost:3000'] },
  }),
  bearer('authorized parties that are all unset', token, 'token-invalid-authorized-parties', {
    options: { authorizedParties: [undefined] },
  }),
  bearer('a blank authorized party', token, 'token-invalid-authorized-parties', {
    options: { authorizedParties: [''] },
  }),
  bearer('an empty azp for a blank authorized party', sessionToken({ azp: '' }), 'token-invalid-authorized-parties', {
    options: { authorizedParties: [''] },
  }),
  bearer('an empty array of authorized parties', token, null, { options: { authorizedParties: [] } }),

  bearer('the expected issuer', token, null, { options: { issuer: 'https://clerk.example.com' } }),
  bearer('one of the expected issuers', token, null, {
    options: { issuer: ['https://a.example', 'https://clerk.example.com'] },
  }),
  bearer('an unexpected issuer', token, 'token-invalid-issuer', { options: { issuer: 'https://a.example' } }),
  bearer('no iss where one is required', sessionToken({ iss: undefined }), 'token-invalid-issuer', {
    options: { issuer: 'https://a.example' },
  }),
  bearer('a foreign iss where none is required', sessionToken({ iss: 'https://evil.example' }), null),

  bearer('a wider clock skew', sessionToken({ exp: secondsFromNow(-60) }), null, {
    options: { clockSkewInMs: 1_200_000 },
  }),
  bearer('no clock skew', sessionToken({ exp: secondsFromNow(-1) }), EXPIRED, { options: { clockSkewInMs: 0 } }),
  bearer('a negative clock skew', sessionToken({ exp: secondsFromNow(30) }), EXPIRED, {
    options: { clockSkewInMs: -60_000 },
  }),
  bearer('a clock skew that is not a number', () => sessionToken({ exp: secondsFromNow(-1) }), null, {
    options: { clockSkewInMs: NaN },
  }),
  bearer('nbf within a wider clock skew', sessionToken({ nbf: secondsFromNow(60) }), null, {
    options: { clockSkewInMs: 120_000 },
  }),

  bearer('another typ that is required', sessionToken({}, { typ: 'custom' }), null, {
    options: { headerType: 'custom' },
  }),
  bearer('one of the required types', sessionToken({}, { typ: 'b' }), null, {
    options: { headerType: ['a', 'b'] },
  }),
  bearer('typ JWT where another is required', token, 'token-invalid', { options: { headerType: ['a', 'b'] } }),
  bearer('no typ where one is required', sessionToken({}, { typ: undefined }), 'token-invalid', {
    options: { headerType: 'JWT' },
  }),

  bearer('a jwtKey', token, null, { options: { jwtKey: signingKey.pem } }),
  bearer('a jwtKey on one line', token, null, { options: { jwtKey: oneLine(signingKey.pem) } }),
  bearer('a jwtKey with Windows line breaks', token, null, {
    options: { jwtKey: signingKey.pem.replaceAll('\n', '\r\n') },
  }),
  bearer('a jwtKey with blanks instead of line breaks', token, null, {
    options: { jwtKey: signingKey.pem.trim().replaceAll('\n', ' ').replace('BEGIN PUBLIC', 'BEGIN PUBLIC') },
  }),
  bearer('a jwtKey without its PEM markers', token, null, {
    options: { jwtKey: oneLine(signingKey.pem).replace(/-----[A-Z ]+-----/g, '') },
  }),
  bearer('a jwtKey and any kid', sessionToken({}, { kid: 'whatever' }), null, { options: { jwtKey: signingKey.pem } }),
  bearer('a jwtKey and no kid', sessionToken({}, { kid: undefined }), null, { options: { jwtKey: signingKey.pem } }),
  bearer('a jwtKey of another instance', token, 'token-invalid-signature', { options: { jwtKey: foreignKey.pem } }),
  bearer('a jwtKey that is junk', token, 'token-invalid-signature', { options: { jwtKey: 'junk' } }),
  bearer('a jwtKey and RS512', sessionToken({}, { alg: 'RS512' }), 'token-verification-failed', {
    options: { jwtKey: signingKey.pem },
  }),
  bearer('an empty jwtKey', token, null, { options: { jwtKey: '' } }),
  cookie('cookies and a jwtKey', cookieHeader({ session: token, clientUat: 1 }), null, {
    options: { jwtKey: signingKey.pem },
  }),

  bearer('no key cache', token, null, { options: { skipJwksCache: true } }),
  bearer('no key cache and an unknown kid', sessionToken({}, {}, foreignKey), 'jwk-kid-mismatch', {
    options: { skipJwksCache: true },
  }),
  bearer('no key cache and another key', sessionToken({}, {}, oddKeys.bits4096), null, {
    options: { skipJwksCache: true },
  }),
];
