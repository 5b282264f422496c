'use strict';

const { bearer, cookie } = require('./case');
const { cookieHeader } = require('../instances');
const { oddKeys } = require('../keys');
const { encode, secondsFromNow, sessionClaims, sessionToken, signedParts, signedTexts } = require('../tokens');

const HEADER = JSON.stringify({ alg: 'RS256', kid: 'ins_signing', typ: 'JWT' });
const CLAIMS = JSON.stringify(sessionClaims());
const NEVER_ISSUED = 'token-forms';
const FAILED = 'token-verification-failed';

/**
 * The same request with two results. `reference` is the reason of `@clerk/express`, or its status if not 200.
 *
 * @param {string} deviation
 * @param {string | number | null} reference
 * @param {import('./case').Case} row
 */
const differs = (deviation, reference, row) => Object.assign(row, { deviation, reference });

/**
 * Where our answer is another one on purpose. `deviation` is the id of its entry in
 * `docs/internals/specification/deviations.md`; `reason` is ours.
 *
 * @type {(import('./case').Case & { deviation: string, reference: string | number | null })[]}
 */
module.exports = [
  differs('S6', 500, bearer('a header that is null', signedTexts('null', CLAIMS), 'token-invalid')),
  differs('S6', 'unexpected-error', bearer('a payload that is null', signedTexts(HEADER, 'null'), 'token-invalid')),
  differs(
    'S6',
    500,
    cookie(
      'a null payload in the session cookie',
      cookieHeader({ session: signedTexts(HEADER, 'null'), clientUat: 1 }),
      'token-invalid',
    ),
  ),
  differs('S6', 500, bearer('a control character in kid', sessionToken({}, { kid: 'a\u0001b' }), 'jwk-kid-mismatch')),
  differs(
    'S22',
    FAILED,
    bearer('a kid that objects inherit', sessionToken({}, { kid: 'constructor' }), 'jwk-kid-mismatch'),
  ),
  differs('S22', FAILED, bearer('the kid __proto__', sessionToken({}, { kid: '__proto__' }), 'jwk-kid-mismatch')),

  differs(NEVER_ISSUED, FAILED, bearer('a payload that is a number', signedTexts(HEADER, '5'), 'token-invalid')),
  differs(NEVER_ISSUED, FAILED, bearer('a payload that is a string', signedTexts(HEADER, '"x"'), 'token-invalid')),
  differs(NEVER_ISSUED, FAILED, bearer('a payload that is an array', signedTexts(HEADER, '[]'), 'token-invalid')),
  differs(
    NEVER_ISSUED,
    null,
    bearer('padding after the payload', signedParts(encode(HEADER), `${encode(CLAIMS)}=`), 'token-invalid'),
  ),
  differs(
    NEVER_ISSUED,
    null,
    bearer('sub twice', signedTexts(HEADER, CLAIMS.replace('{', '{"sub":"user_first",')), 'token-invalid'),
  ),
  differs(
    NEVER_ISSUED,
    null,
    bearer('kid twice', signedTexts(HEADER.replace('{', '{"kid":"ins_first",'), CLAIMS), 'token-invalid'),
  ),
  differs(
    NEVER_ISSUED,
    null,
    bearer('an unknown critical header parameter', sessionToken({}, { crit: ['b64'], b64: false }), 'token-invalid'),
  ),
  differs(NEVER_ISSUED, null, bearer('a byte-order mark', signedTexts(HEADER, `\ufeff${CLAIMS}`), 'token-invalid')),
  differs(
    NEVER_ISSUED,
    null,
    bearer(
      'bytes that are not UTF-8',
      signedTexts(HEADER, Buffer.from(CLAIMS.replace('{', '{"name":"\u00e9",'), 'latin1')),
      'token-invalid',
    ),
  ),
  differs(
    NEVER_ISSUED,
    null,
    bearer('a lone surrogate', signedTexts(HEADER, CLAIMS.replace('{', '{"name":"\\ud800",')), 'token-invalid'),
  ),
  differs(
    NEVER_ISSUED,
    null,
    bearer(
      'a number out of range of a double',
      signedTexts(HEADER, CLAIMS.replace('{', '{"n":1e999,')),
      'token-invalid',
    ),
  ),
  differs(
    NEVER_ISSUED,
    null,
    bearer('more than 16 KiB', sessionToken({ text: 'x'.repeat(16 * 1024) }), 'token-invalid'),
  ),
  differs(NEVER_ISSUED, null, bearer('exp out of range', sessionToken({ exp: 1e20 }), FAILED)),
  differs(NEVER_ISSUED, null, bearer('nbf out of range', sessionToken({ nbf: 1e20 }), FAILED)),
  differs(NEVER_ISSUED, null, bearer('iat before 1970', sessionToken({ iat: -1 }), FAILED)),

  differs('key-forms', null, bearer('a key of 1024 bits', sessionToken({}, {}, oddKeys.bits1024), FAILED)),
  differs(
    'S13',
    'token-invalid-signature',
    bearer('a jwtKey of 4096 bits', sessionToken({}, {}, oddKeys.bits4096), null, {
      options: { jwtKey: oddKeys.bits4096.pem },
    }),
  ),
  differs(
    'S13',
    'token-invalid-signature',
    bearer('a jwtKey in PKCS#1 form', sessionToken({}, {}, oddKeys.anyAlgorithm), null, {
      options: { jwtKey: oddKeys.anyAlgorithm.pkcs1 },
    }),
  ),
  differs(
    'S13',
    'token-invalid-signature',
    bearer('a jwtKey with escaped line breaks', sessionToken({}, {}, oddKeys.anyAlgorithm), null, {
      options: { jwtKey: oddKeys.anyAlgorithm.pem.replaceAll('\n', '\\n') },
    }),
  ),

  differs(
    'S25',
    null,
    cookie(
      'cookies next to an unknown option',
      cookieHeader({ session: sessionToken(), clientUat: secondsFromNow(60) }),
      'session-token-iat-before-client-uat',
      { options: { clientUat: 1 } },
    ),
  ),
];
