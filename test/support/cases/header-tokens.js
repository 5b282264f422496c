'use strict';

const { bearer } = require('./case');
const { cookieHeader } = require('../instances');
const { foreignKey, oddKeys } = require('../keys');
const {
  encode,
  forgedToken,
  hmacToken,
  secondsFromNow,
  sessionClaims,
  sessionToken,
  signedParts,
  signedTexts,
  unsignedToken,
} = require('../tokens');

const JWT_TEMPLATE = 'cl_B7d4PD222AAA';
const M2M = 'cl_B7d4PD333AAA';
const IGNORED = 'cl_I7d4PD111III';
const HEADER = JSON.stringify({ alg: 'RS256', kid: 'ins_signing', typ: 'JWT' });
const CLAIMS = JSON.stringify(sessionClaims());
const EXPIRED = { iat: secondsFromNow(-120), nbf: secondsFromNow(-130), exp: secondsFromNow(-60) };
const [goodHeader, goodPayload, goodSignature] = sessionToken().split('.');

/** @type {import('./case').Case[]} */
module.exports = [
  bearer('a good token', sessionToken(), null),
  bearer('a good token on POST', sessionToken(), null, { method: 'POST' }),
  bearer('a good token on HEAD', sessionToken(), null, { method: 'HEAD' }),
  bearer('a good token and signed-out cookies', sessionToken(), null, { headers: { cookie: '__client_uat=0' } }),
  bearer('a good token before the cookies of another user', sessionToken(), null, {
    headers: { cookie: cookieHeader({ session: sessionToken({ sub: 'user_other' }), clientUat: 1 }) },
  }),
  bearer('a bad token before good cookies', forgedToken(), 'token-invalid-signature', {
    headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) },
  }),

  bearer('one word', 'garbage', 'token-invalid'),
  bearer('two parts', 'a.b', 'token-invalid'),
  bearer('four parts', `${sessionToken()}.x`, 'token-invalid'),
  bearer('three empty parts', '..', 'token-invalid'),
  bearer('a header that is not JSON', signedTexts('{', CLAIMS), 'token-invalid'),
  bearer('a payload that is not JSON', signedTexts(HEADER, '{'), 'token-invalid'),
  bearer('a header outside of base64url', `+${goodHeader.slice(1)}.${goodPayload}.${goodSignature}`, 'token-invalid'),
  bearer('a payload of an impossible length', signedParts(goodHeader, `${encode('{}')}aaa`), 'token-invalid'),
  bearer(
    'a signature outside of base64url',
    `${goodHeader}.${goodPayload}./${goodSignature.slice(1)}`,
    'token-invalid',
  ),
  bearer('an opaque secret of another product', 'sk_live_something', 'token-invalid'),

  bearer('another typ', sessionToken({}, { typ: 'JOSE' }), 'token-invalid'),
  bearer('typ in lower case', sessionToken({}, { typ: 'jwt' }), 'token-invalid'),
  bearer('typ null', sessionToken({}, { typ: null }), 'token-invalid'),
  bearer('no typ', sessionToken({}, { typ: undefined }), null),
  bearer('no category', sessionToken({}, { cat: undefined }), null),
  bearer('an empty category', sessionToken({}, { cat: '' }), 'token-type-mismatch'),
  bearer('the category to ignore', sessionToken({}, { cat: IGNORED }), null),
  bearer('the category of JWT templates', sessionToken({}, { cat: JWT_TEMPLATE }), 'token-type-mismatch'),
  bearer('an unknown category', sessionToken({}, { cat: 'cl_unheard_of' }), 'token-type-mismatch'),
  bearer(
    'a category and a bad signature',
    `${sessionToken({}, { cat: M2M }).slice(0, -8)}AAAAAAAA`,
    'token-type-mismatch',
  ),

  bearer('alg none', unsignedToken(), 'token-invalid-algorithm'),
  bearer('HS256 with the public key as secret', hmacToken(), 'token-invalid-algorithm'),
  bearer('alg in lower case', sessionToken({}, { alg: 'rs256' }), 'token-invalid-algorithm'),
  bearer('alg PS256', sessionToken({}, { alg: 'PS256' }), 'token-invalid-algorithm'),
  bearer('no alg', sessionToken({}, { alg: undefined }), 'token-invalid-algorithm'),
  bearer('RS512 under a key for RS256', sessionToken({}, { alg: 'RS512' }), 'token-verification-failed'),
  bearer('RS384 under a key for any algorithm', sessionToken({}, { alg: 'RS384' }, oddKeys.anyAlgorithm), null),
  bearer('RS512 under a key for any algorithm', sessionToken({}, { alg: 'RS512' }, oddKeys.anyAlgorithm), null),

  bearer('other claims with an old signature', forgedToken(), 'token-invalid-signature'),
  bearer('no signature', `${goodHeader}.${goodPayload}.`, 'token-invalid-signature'),
  bearer(
    'a truncated signature',
    `${goodHeader}.${goodPayload}.${goodSignature.slice(0, 100)}`,
    'token-invalid-signature',
  ),
  bearer(
    'a foreign key with a known key id',
    sessionToken({}, { kid: 'ins_signing' }, foreignKey),
    'token-invalid-signature',
  ),
  bearer('an unknown kid', sessionToken({}, {}, foreignKey), 'jwk-kid-mismatch'),
  bearer('an empty kid', sessionToken({}, { kid: '' }), 'jwk-kid-mismatch'),
  bearer('no kid, under the key without one', sessionToken({}, { kid: undefined }, oddKeys.nameless), null),
  bearer('a key of 4096 bits', sessionToken({}, {}, oddKeys.bits4096), null),
  bearer('a key for encryption', sessionToken({}, {}, oddKeys.encryption), 'token-verification-failed'),
  bearer('a key that is not an RSA key', sessionToken({}, {}, oddKeys.octets), 'token-verification-failed'),

  bearer('no sub', sessionToken({ sub: undefined }), 'token-verification-failed'),
  bearer('a numeric sub', sessionToken({ sub: 5 }), 'token-verification-failed'),
  bearer('no exp', sessionToken({ exp: undefined }), 'token-verification-failed'),
  bearer('exp as a string', sessionToken({ exp: String(secondsFromNow(60)) }), 'token-verification-failed'),
  bearer('nbf as a string', sessionToken({ nbf: 'now' }), 'token-verification-failed'),
  bearer('nbf null', sessionToken({ nbf: null }), 'token-verification-failed'),
  bearer('iat as a string', sessionToken({ iat: 'now' }), 'token-verification-failed'),
  bearer('neither nbf nor iat', sessionToken({ nbf: undefined, iat: undefined }), null),
  bearer('exp with a fraction', sessionToken({ exp: secondsFromNow(3600) + 0.5 }), null),
  bearer('exp within the clock skew', () => sessionToken({ exp: secondsFromNow(-1) }), null),
  bearer('no sid', sessionToken({ sid: undefined }), null),

  bearer('an expired token', sessionToken(EXPIRED), 'session-token-expired-refresh-non-eligible-no-refresh-cookie'),
  bearer('an expired token on POST', sessionToken(EXPIRED), 'session-token-expired-refresh-non-eligible-non-get', {
    method: 'POST',
  }),
  bearer('exp zero', sessionToken({ exp: 0 }), 'session-token-expired-refresh-non-eligible-no-refresh-cookie'),
  bearer('nbf ahead', sessionToken({ nbf: secondsFromNow(3600) }), 'session-token-nbf'),
  bearer('iat ahead', sessionToken({ iat: secondsFromNow(3600) }), 'session-token-iat-in-the-future'),
  bearer(
    'everything wrong at once',
    sessionToken({ ...EXPIRED, sub: 5, azp: 'http://evil.example' }),
    'token-verification-failed',
    { options: { authorizedParties: ['http://localhost:3000'] } },
  ),
];
