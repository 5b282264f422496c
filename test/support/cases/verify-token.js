'use strict';

const { foreignKey, oddKeys, signingKey } = require('../keys');
const { forgedToken, hmacToken, secondsFromNow, sessionToken, unsignedToken } = require('../tokens');

const token = sessionToken();

/**
 * @typedef {object} TokenCase a token, and the result of `verifyToken()`
 * @property {string} title completes "a token …"
 * @property {unknown} token
 * @property {string | null} reason the expected reason; `null` for a token that is accepted
 * @property {string | null} [reference] the reason of `@clerk/express`, if it deliberately differs
 * @property {object} [options] options in addition to the key
 * @property {boolean} [advised] whether the error suggests a fix
 */

/** Tokens that a request cannot show, because they are handled earlier there. @type {TokenCase[]} */
module.exports = [
  { title: 'of a session', token, reason: null },
  {
    title: 'from a JWT template',
    token: sessionToken({ sid: undefined, role: 'x' }, { cat: 'cl_B7d4PD222AAA' }),
    reason: null,
  },
  { title: 'of an unknown category', token: sessionToken({}, { cat: 'cl_unheard_of' }), reason: null },
  {
    title: 'of a machine',
    token: sessionToken({ sub: 'mch_1' }, { cat: 'cl_B7d4PD333AAA' }),
    reason: 'token-invalid',
    advised: true,
  },
  {
    title: 'of a machine, forged',
    token: forge(sessionToken({}, { cat: 'cl_B7d4PD333AAA' })),
    reason: 'token-invalid',
    advised: true,
  },
  {
    title: 'whose subject is a machine',
    token: sessionToken({ sub: 'mch_1' }),
    reason: 'token-invalid',
    reference: null,
    advised: true,
  },
  { title: 'for OAuth', token: sessionToken({}, { typ: 'at+jwt' }), reason: 'token-invalid', advised: true },
  {
    title: 'for OAuth, where it is required',
    token: sessionToken({}, { typ: 'at+jwt' }),
    reason: null,
    options: { headerType: ['at+jwt', 'JWT'] },
  },

  { title: 'that is undefined', token: undefined, reason: 'token-invalid', advised: false },
  { title: 'that is null', token: null, reason: 'token-invalid', advised: false },
  { title: 'that is empty', token: '', reason: 'token-invalid', advised: false },
  { title: 'that is a number', token: 5, reason: 'token-invalid', advised: false },
  { title: 'in a string object', token: Object(token), reason: null },
  { title: 'with surrounding blanks', token: ` ${token} `, reason: 'token-invalid', advised: false },
  { title: 'after the word Bearer', token: `Bearer ${token}`, reason: 'token-invalid', advised: false },

  { title: 'without a signature', token: unsignedToken(), reason: 'token-invalid-algorithm', advised: true },
  {
    title: 'signed with the public key as a secret',
    token: hmacToken(),
    reason: 'token-invalid-algorithm',
    advised: true,
  },
  { title: 'that was changed', token: forgedToken(), reason: 'token-invalid-signature', advised: false },
  {
    title: 'under a key for encryption',
    token: sessionToken({}, {}, oddKeys.encryption),
    reason: 'token-verification-failed',
    advised: true,
  },
  { title: 'of another instance', token: sessionToken({}, {}, foreignKey), reason: 'jwk-kid-mismatch' },
  { title: 'without sub', token: sessionToken({ sub: undefined }), reason: 'token-verification-failed', advised: true },
  {
    title: 'that has expired',
    token: sessionToken({ exp: secondsFromNow(-60) }),
    reason: 'token-expired',
    advised: false,
  },
  {
    title: 'that is not active yet',
    token: sessionToken({ nbf: secondsFromNow(3600) }),
    reason: 'token-not-active-yet',
    advised: false,
  },
  {
    title: 'from the future',
    token: sessionToken({ iat: secondsFromNow(3600) }),
    reason: 'token-iat-in-the-future',
    advised: false,
  },
  {
    title: 'with exp as text',
    token: sessionToken({ exp: `${secondsFromNow(60)}` }),
    reason: 'token-verification-failed',
    advised: true,
  },
  {
    title: 'for another audience',
    token: sessionToken({ aud: 'a' }),
    reason: 'token-verification-failed',
    options: { audience: 'b' },
    advised: true,
  },
  {
    title: 'of another party',
    token,
    reason: 'token-invalid-authorized-parties',
    options: { authorizedParties: ['https://a.example'] },
    advised: false,
  },
  {
    title: 'of another issuer',
    token,
    reason: 'token-invalid-issuer',
    options: { issuer: ['https://a.example'] },
    advised: true,
  },
  {
    title: 'that expired within a wider clock skew',
    token: sessionToken({ exp: secondsFromNow(-60) }),
    reason: null,
    options: { clockSkewInMs: 3_600_000 },
  },
  { title: 'where nothing is cached', token, reason: null, options: { skipJwksCache: true } },
  {
    title: 'where both keys are set, of which jwtKey is used',
    token,
    reason: 'token-invalid-signature',
    options: { jwtKey: foreignKey.pem },
    advised: false,
  },
  {
    title: 'with any kid under a jwtKey',
    token: sessionToken({}, { kid: 'any' }),
    reason: null,
    options: { jwtKey: signingKey.pem },
  },
  {
    title: 'for RS512 under a jwtKey',
    token: sessionToken({}, { alg: 'RS512' }),
    reason: 'token-verification-failed',
    options: { jwtKey: signingKey.pem },
    advised: true,
  },
  {
    title: 'where no key is set',
    token,
    reason: 'jwk-failed-to-resolve',
    options: { secretKey: undefined },
    advised: true,
  },
  {
    title: 'where the keys are empty',
    token,
    reason: 'jwk-failed-to-resolve',
    options: { secretKey: '', jwtKey: '' },
    advised: true,
  },
  {
    title: 'that is invalid, where no key is set',
    token: 'garbage',
    reason: 'token-invalid',
    options: { secretKey: undefined },
    advised: false,
  },
];

/** @param {string} signed */
function forge(signed) {
  return `${signed.slice(0, -8)}AAAAAAAA`;
}
