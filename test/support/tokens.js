'use strict';

const { createHmac, createSign } = require('node:crypto');
const { signingKey } = require('./keys');

/**
 * @typedef {Pick<import('./keys').Key, 'kid' | 'privateKey'>} SigningKey
 *
 * @typedef {Record<string, unknown>} Claims
 */

/** @type {Record<string, string>} */
const DIGESTS = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' };

/** Unix time in seconds, `offset` seconds from now. */
function secondsFromNow(offset = 0) {
  return Math.floor(Date.now() / 1000) + offset;
}

/**
 * The claims of a new session. An override of `undefined` removes a claim.
 *
 * @param {Claims} [overrides]
 */
function sessionClaims(overrides = {}) {
  return {
    azp: 'http://localhost:3000',
    exp: secondsFromNow(3600),
    fva: [0, -1],
    iat: secondsFromNow(-1),
    iss: 'https://clerk.example.com',
    nbf: secondsFromNow(-10),
    sid: 'sess_1',
    sts: 'active',
    sub: 'user_1',
    v: 2,
    ...overrides,
  };
}

/**
 * A session token as Clerk issues it, with the given claims and header parameters.
 *
 * @param {Claims} [claims]
 * @param {object} [header]
 * @param {SigningKey} [key]
 */
function sessionToken(claims, header, key = signingKey) {
  const parameters = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: key.kid, typ: 'JWT', ...header };
  return signedTexts(JSON.stringify(parameters), JSON.stringify(sessionClaims(claims)), key, parameters.alg);
}

/**
 * A correctly signed token with any strings as its header and payload, not necessarily JSON.
 *
 * @param {string} header
 * @param {string | Buffer} payload
 * @param {SigningKey} [key]
 * @param {string} [algorithm]
 */
function signedTexts(header, payload, key = signingKey, algorithm = 'RS256') {
  return signedParts(encode(header), encode(payload), key, algorithm);
}

/**
 * A correctly signed token with the given first two parts, not necessarily base64url.
 *
 * @param {string} header
 * @param {string} payload
 * @param {SigningKey} [key]
 * @param {string} [algorithm]
 */
function signedParts(header, payload, key = signingKey, algorithm = 'RS256') {
  const signed = `${header}.${payload}`;
  const signer = createSign(DIGESTS[algorithm] ?? DIGESTS.RS256).update(signed);
  return `${signed}.${signer.sign(key.privateKey).toString('base64url')}`;
}

/**
 * The same header and claims with `alg: none` and no signature.
 *
 * @param {Claims} [claims]
 */
function unsignedToken(claims) {
  return `${encode(JSON.stringify({ alg: 'none', kid: signingKey.kid, typ: 'JWT' }))}.${encode(JSON.stringify(sessionClaims(claims)))}.`;
}

/**
 * HS256 with the public key as the shared secret, which a verifier that trusts `alg` accepts.
 *
 * @param {Claims} [claims]
 */
function hmacToken(claims) {
  const header = encode(JSON.stringify({ alg: 'HS256', kid: signingKey.kid, typ: 'JWT' }));
  const signed = `${header}.${encode(JSON.stringify(sessionClaims(claims)))}`;
  return `${signed}.${createHmac('sha256', signingKey.pem).update(signed).digest('base64url')}`;
}

/**
 * A token whose claims were changed after it was signed.
 *
 * @param {Claims} [claims]
 */
function forgedToken(claims = { sub: 'user_admin' }) {
  const [header, , signature] = sessionToken().split('.');
  return `${header}.${encode(JSON.stringify(sessionClaims(claims)))}.${signature}`;
}

/** @param {string | Buffer} text */
function encode(text) {
  return Buffer.from(text).toString('base64url');
}

module.exports = {
  encode,
  forgedToken,
  hmacToken,
  secondsFromNow,
  sessionClaims,
  sessionToken,
  signedParts,
  signedTexts,
  unsignedToken,
};
