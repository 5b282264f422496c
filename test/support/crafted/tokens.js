'use strict';

/** Tokens that must never be accepted: those of attackers, drawn at random. */

const { instances } = require('../instances');
const { foreignKey } = require('../keys');
const { encode, sessionToken, signedTexts } = require('../tokens');
const { tokenOf } = require('../../parity/harness/tokens');

/**
 * @import { InstanceName } from '../instances'
 * @import { Random } from '../../parity/harness/random'
 */

/** Kinds of the parity tests that are rejected whatever the options are. */
const REFUSED = [
  'expired',
  'expiredOtherUser',
  'expiredOrganization',
  'expiredWithoutSession',
  'notYet',
  'fromTheFuture',
  'noSubject',
  'numericSubject',
  'noExpiry',
  'textExpiry',
  'nullNotBefore',
  'otherType',
  'nullType',
  'templateCategory',
  'unknownCategory',
  'noAlgorithm',
  'otherAlgorithm',
  'noKeyId',
  'forged',
  'unsigned',
  'sharedSecret',
  'unknownKey',
  'otherKeyUnderThisName',
  'cutSignature',
  'noSignature',
  'encryptionKey',
  'noRsaKey',
  'word',
  'twoParts',
  'fourParts',
  'dots',
  'noJsonHeader',
  'noJsonPayload',
  'opaque',
  'machineJwtExpired',
  'machineJwtForged',
  'machineJwtOtherType',
  'oauthJwtExpired',
  'oauthJwtForged',
  'oauthJwtNoSubject',
  'nullHeader',
  'nullPayload',
  'numericPayload',
  'paddedPayload',
  'twoSubjects',
  'byteOrderMark',
  'critical',
  'controlInKeyId',
  'inheritedKeyId',
  'weakKey',
  'endlessExpiry',
];

/** Opaque machine tokens, which are sent to Clerk, and prefixes that only resemble theirs. */
const OPAQUE = [
  'ak_',
  'ak_x',
  'mt_',
  'mt_x',
  'oat_',
  'oat_x',
  'ak_1.b.c',
  'mt_..',
  'AK_x',
  'oat_\u00e9',
  'ak_%00',
  'mt_"x"',
  `ak_${'x'.repeat(5000)}`,
];

/** JSON strings for the two halves of a token. Not signed by a key of the instance. */
const HEADERS = [
  '{"alg":"RS256","kid":"ins_signing","typ":"JWT"}',
  '{"alg":"none"}',
  '{"alg":"RS256","kid":{"a":[]}}',
  '{"alg":["RS256"],"kid":null}',
  '{"alg":"RS256","kid":"\\r\\nset-cookie: a=b"}',
  '{"alg":"RS256","kid":"__proto__"}',
  '{"alg":"RS256","cat":"cl_B7d4PD333AAA"}',
  '{"alg":"RS256","typ":"at+jwt"}',
  '{"alg":"RS256","jwk":{"kty":"RSA"},"jku":"http://127.0.0.1:1/","x5u":"http://127.0.0.1:1/"}',
  '{}',
  '[]',
  '5',
  '"x"',
  'null',
  '{',
  '',
];
const PAYLOADS = [
  '{"sub":"user_admin","exp":9999999999}',
  '{"sub":{"startsWith":1},"exp":9999999999}',
  '{"sub":"mch_1","exp":9999999999}',
  '{"sub":"user_1","exp":-1}',
  '{"iss":5,"iat":"x","sub":null}',
  '{"iss":"https://clerk.example.com","iat":1e300}',
  '{"sub":"user_1","o":5,"v":2,"fea":"x","exp":9999999999}',
  '{"__proto__":{"sub":"user_1"}}',
  '{"a":1e999}',
  '{"a":"\\ud800"}',
  '[[[[[[[[',
  '[]',
  'null',
  '7',
  '',
  '\u0000',
  '\ufeff{}',
  `{"a":"${'x'.repeat(20_000)}"}`,
];

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ODD_CHARACTERS = ' \t.;,=%"\\/+~\u00e9\u0080\u00ff';

/** @type {Record<string, string>} */
const good = Object.fromEntries(
  Object.entries(instances).map(([name, { issuer }]) => [name, sessionToken({ iss: issuer })]),
);

/**
 * Ways to create a token, with how often each is used.
 *
 * @type {Record<keyof typeof WEIGHTS, (random: Random, instanceName: InstanceName) => string>}
 */
const MAKERS = {
  refused: (random, instanceName) => tokenOf(random.pick(REFUSED), instances[instanceName]),
  changed: (random, instanceName) => change(random, good[instanceName]),
  opaque: (random) => random.pick(OPAQUE),
  spliced: (random, instanceName) => splice(random, instanceName),
  unsigned: (random) =>
    [random.pick(HEADERS), random.pick(PAYLOADS), random.pick(['', 'x', '\u0000'.repeat(256)])].map(encode).join('.'),
  foreign: (random) => foreign(random.pick(HEADERS), random.pick(PAYLOADS)),
  noise: (random) => noise(random, Math.floor(random.fraction() * 60)),
  dots: (random) => '.'.repeat(Math.floor(random.fraction() * 6)) + noise(random, 3),
  long: (random) => random.pick(['a', '.', '%', 'eyJ', 'a.b']).repeat(random.pick([2_000, 20_000])),
};
const WEIGHTS = {
  refused: 30,
  changed: 20,
  opaque: 8,
  spliced: 6,
  unsigned: 12,
  foreign: 8,
  noise: 8,
  dots: 3,
  long: 1,
};

/**
 * A token that must not be accepted, in any header, cookie or parameter.
 *
 * @param {Random} random
 * @param {InstanceName} instanceName whose tokens it looks like
 */
function craftedToken(random, instanceName) {
  return MAKERS[random.weighted(WEIGHTS)](random, instanceName);
}

/**
 * A valid token with one character replaced or added. Never the last one, because trailing blanks are ignored.
 *
 * @param {Random} random
 * @param {string} token
 */
function change(random, token) {
  const at = 1 + Math.floor(random.fraction() * (token.length - 2));
  const characters = random.chance(0.7) ? BASE64URL : ODD_CHARACTERS;
  const end = token.slice(random.chance(0.3) ? at : at + 1);
  return token.slice(0, at) + random.pick(characters.replace(token[at], '')) + end;
}

/**
 * Parts of two tokens that are each signed correctly.
 *
 * @param {Random} random
 * @param {InstanceName} instanceName
 */
function splice(random, instanceName) {
  const [one, two] = [good[instanceName], tokenOf('otherUser', instances[instanceName])].map((token) =>
    token.split('.'),
  );
  return random
    .pick([
      [one[0], two[1], one[2]],
      [one[0], one[1], two[2]],
      [one[1], one[0], one[2]],
      [one[0], one[1]],
      [...one, ''],
    ])
    .join('.');
}

/** @type {Map<string, string>} */
const made = new Map();

/**
 * @param {string} header
 * @param {string} payload
 */
function foreign(header, payload) {
  const key = `${header} ${payload}`;
  if (!made.has(key)) {
    made.set(key, signedTexts(header, payload, foreignKey));
  }
  return /** @type {string} */ (made.get(key));
}

/**
 * Printable characters, including non-ASCII ones, which HTTP allows in header values.
 *
 * @param {Random} random
 * @param {number} length
 */
function noise(random, length) {
  const character = () =>
    String.fromCharCode(
      random.chance(0.8) ? 0x21 + Math.floor(random.fraction() * 0x5e) : 0xa0 + Math.floor(random.fraction() * 0x60),
    );
  return Array.from({ length }, character).join('');
}

module.exports = { craftedToken, noise };
