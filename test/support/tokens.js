'use strict';

const { createHmac, createSign } = require('node:crypto');
const { signingKey } = require('./keys');

const DIGESTS = { RS256: 'RSA-SHA256', RS384: 'RSA-SHA384', RS512: 'RSA-SHA512' };

/** Unix time in seconds, `offset` seconds from now. */
function secondsFromNow(offset = 0) {
  return Math.floor(Date.now() / 1000) + offset;
}

/** The claims of a session that has just started. An override of `undefined` removes a claim. */
function sessionClaims(overrides = {}) {
  return {
    azp: 'http://localhost:3000',
    exp: secondsFromNow(600),
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

/** A session token as Clerk issues it, except for the given claims and header parameters. */
function sessionToken(claims, header, key = signingKey) {
  const parameters = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: key.kid, typ: 'JWT', ...header };
  return signedTexts(JSON.stringify(parameters), JSON.stringify(sessionClaims(claims)), key, parameters.alg);
}

/** A correctly signed token whose header and payload are any strings, even if not JSON. */
function signedTexts(header, payload, key = signingKey, algorithm = 'RS256') {
  return signedParts(encode(header), encode(payload), key, algorithm);
}

/** A correctly signed token whose first two parts are used as they are, even if not base64url. */
function signedParts(header, payload, key = signingKey, algorithm = 'RS256') {
  const signed = `${header}.${payload}`;
  const signer = createSign(DIGESTS[algorithm] ?? DIGESTS.RS256).update(signed);
  return `${signed}.${signer.sign(key.privateKey).toString('base64url')}`;
}

/** The same header and claims with `alg: none` and no signature. */
function unsignedToken(claims) {
  return `${encode(JSON.stringify({ alg: 'none', kid: signingKey.kid, typ: 'JWT' }))}.${encode(JSON.stringify(sessionClaims(claims)))}.`;
}

/** HS256 with the public key as the shared secret: accepted by a verifier that trusts `alg`. */
function hmacToken(claims) {
  const header = encode(JSON.stringify({ alg: 'HS256', kid: signingKey.kid, typ: 'JWT' }));
  const signed = `${header}.${encode(JSON.stringify(sessionClaims(claims)))}`;
  return `${signed}.${createHmac('sha256', signingKey.pem).update(signed).digest('base64url')}`;
}

/** The token with other claims and the old signature. */
function forgedToken(claims = { sub: 'user_admin' }) {
  const [header, , signature] = sessionToken().split('.');
  return `${header}.${encode(JSON.stringify(sessionClaims(claims)))}.${signature}`;
}

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
