'use strict';

/** Tokens that `m2m.verify` checks locally, with the instance's keys. */

const { foreignKey, servedKeys, signingKey } = require('../../support/keys');
const { secondsFromNow, signedParts, signedTexts } = require('../../support/tokens');
const { json } = require('./answers');

const HEADER = { alg: 'RS256', kid: signingKey.kid, typ: 'JWT', cat: 'cl_B7d4PD333AAA' };
const claims = () => ({
  sub: 'mch_1',
  iat: secondsFromNow(-5),
  exp: secondsFromNow(3600),
  nbf: secondsFromNow(-5),
  iss: 'https://clerk.example.com',
  jti: 'mt_1',
  aud: ['mch_2'],
});

const token = (changes = {}, header = {}, key = signingKey) => {
  const parameters = { ...HEADER, ...header };
  return signedTexts(JSON.stringify(parameters), JSON.stringify({ ...claims(), ...changes }), key, parameters.alg);
};

/** Tokens, by what is special about them. */
const TOKENS = {
  'as Clerk issues it': token(),
  'with scopes as a string': token({ scopes: 'mch_2 mch_3', aud: undefined }),
  'with scopes as an array': token({ scopes: ['mch_2'] }),
  'without audience and scopes': token({ aud: undefined }),
  'with one audience': token({ aud: 'mch_2' }),
  'with claims of its own': token({ claims: { someClaim: 1 }, team_id: 'x' }),
  'without an id': token({ jti: undefined }),
  'that has expired': token({ exp: secondsFromNow(-600) }),
  'that has just expired': token({ exp: secondsFromNow(-3) }),
  'that is not valid yet': token({ nbf: secondsFromNow(3600) }),
  'from the future': token({ iat: secondsFromNow(3600) }),
  'without a category': token({}, { cat: undefined }),
  'of another category': token({}, { cat: 'cl_B7d4PD111AAA' }),
  'of another type': token({}, { typ: 'at+jwt' }),
  'of another algorithm': token({}, { alg: 'RS512' }),
  'signed by another key': token({}, { kid: signingKey.kid }, foreignKey),
  'with an unknown key': token({}, { kid: 'ins_unknown' }),
  'without a key': token({}, { kid: undefined }),
  'of a user': token({ sub: 'user_1' }),
  'without a subject': token({ sub: undefined }),
  'that is truncated': token().slice(0, -40),
  'whose payload is not JSON': signedParts(
    Buffer.from(JSON.stringify(HEADER)).toString('base64url'),
    Buffer.from('{"sub":"mch_').toString('base64url'),
  ),
  'that only looks like one': 'a.b.c',
  'that is opaque': 'mt_secret',
  'that is empty': '',
};

const OPAQUE = json({
  object: 'machine_to_machine_token',
  id: 'mt_1',
  subject: 'mch_1',
  scopes: [],
  claims: null,
  revoked: false,
  expired: false,
});

const KEY_SOURCES = {
  'the instance': {
    answers: [
      [/\/jwks$/, json({ keys: servedKeys })],
      [/^/, OPAQUE],
    ],
  },
  'an instance of another version': {
    clientOptions: { apiVersion: 'v9' },
    answers: [
      [/\/jwks$/, json({ keys: servedKeys })],
      [/^/, OPAQUE],
    ],
  },
  'an instance without keys': {
    answers: [
      [/\/jwks$/, json({ keys: [] })],
      [/^/, OPAQUE],
    ],
  },
  'an instance that rejects the key': {
    answers: [
      [/\/jwks$/, json({ errors: [{ code: 'clerk_key_invalid', message: 'm' }] }, { status: 400 })],
      [/^/, OPAQUE],
    ],
  },
  jwtKey: { clientOptions: { jwtKey: signingKey.pem }, answers: [[/^/, OPAQUE]] },
};

/** `@clerk/express` retries for seconds if it gets no keys, so only a token or two are tried that way. */
const WITHOUT_KEYS = ['as Clerk issues it', 'of another category'];

let count = 0;

/** @returns {import('./cases').BackendCase[]} */
function machineTokenCases() {
  return Object.entries(KEY_SOURCES).flatMap(([source, { clientOptions, answers }]) =>
    Object.entries(TOKENS)
      .filter(([name]) => !/without keys|that refuses/.test(source) || WITHOUT_KEYS.includes(name))
      .map(([name, value]) => ({
        ...{
          group: 'machine tokens',
          name: `machine token: ${name}, with keys of ${source}`,
          namespace: 'm2m',
          method: 'verify',
          args: [{ token: value }],
        },
        // Keys are cached by secret key, so every case has one of its own.
        clientOptions: { secretKey: `sk_test_machine_${(count += 1)}`, ...clientOptions },
        answers,
      })),
  );
}

module.exports = { machineTokenCases };
