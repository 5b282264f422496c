'use strict';

/**
 * Every kind of token that cases use, by name. All times are far from the boundaries, and the same for all cases of a
 * run, so that the result of a case does not depend on how long the run takes.
 */

const { foreignKey, oddKeys, signingKey } = require('../../support/keys');
const {
  encode,
  forgedToken,
  hmacToken,
  secondsFromNow,
  sessionToken,
  signedParts,
  signedTexts,
  unsignedToken,
} = require('../../support/tokens');

/**
 * @import { Claims, SigningKey } from '../../support/tokens'
 *
 * @typedef {{ issuer: string }} Issuer the instance whose Frontend API is the issuer
 *
 * @typedef {Record<string, (instance: Issuer) => string>} Makers
 */

const START = secondsFromNow();

/** The Unix time, in seconds, at which the good tokens of this run were issued. */
const ISSUED_AT = START - 60;

const TIMES = { iat: ISSUED_AT, nbf: ISSUED_AT - 10, exp: START + 86_400 };
const EXPIRED = { iat: START - 7200, nbf: START - 7210, exp: START - 3600 };
const ORGANIZATION = {
  fea: 'o:articles,ou:billing,u:profile',
  pla: 'o:pro,u:free',
  o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,write,manage', fpm: '3,4' },
};
const HEADER = { alg: 'RS256', cat: 'cl_B7d4PD111AAA', kid: signingKey.kid, typ: 'JWT' };
const MACHINE_CATEGORY = 'cl_B7d4PD333AAA';

/**
 * Tokens of a signed-in user.
 *
 * @type {Record<string, Claims>}
 */
const GOOD = {
  good: {},
  otherUser: { sub: 'user_2', sid: 'sess_2' },
  organization: ORGANIZATION,
  otherOrganization: { ...ORGANIZATION, o: { ...ORGANIZATION.o, id: 'org_2', slg: 'other' } },
  organizationVersion1: {
    v: 1,
    org_id: 'org_1',
    org_slug: 'acme',
    org_role: 'org:admin',
    org_permissions: ['org:articles:read'],
  },
  pending: { sts: 'pending' },
  pendingOrganization: { ...ORGANIZATION, sts: 'pending' },
  impersonated: { act: { sub: 'user_support' } },
  strictVerification: { fva: [3, 20] },
  noVerification: { fva: undefined },
  noSession: { sid: undefined },
  noStatus: { sts: undefined },
  textVersion: { ...ORGANIZATION, v: '2', org_id: 'org_1' },
  noParty: { azp: undefined },
  otherParty: { azp: 'https://other.example' },
  forApi: { aud: 'api' },
  forOther: { aud: 'other' },
  forMany: { aud: ['x', 'api'] },
  numericAudience: { aud: 5 },
  foreignIssuer: { iss: 'https://clerk.other.example' },
  noIssuer: { iss: undefined },
  numericIssuer: { iss: 5 },
  older: { iat: ISSUED_AT - 600, nbf: ISSUED_AT - 610, sub: 'user_older' },
  newer: { iat: ISSUED_AT + 30, sub: 'user_newer' },
  noIssuedAt: { iat: undefined },
};

/**
 * Tokens that are expired or not active yet.
 *
 * @type {Record<string, Claims>}
 */
const TIMING = {
  expired: EXPIRED,
  expiredOtherUser: { ...EXPIRED, sub: 'user_2', sid: 'sess_2' },
  expiredOrganization: { ...EXPIRED, ...ORGANIZATION },
  expiredWithoutSession: { ...EXPIRED, sid: undefined },
  expiredForeignIssuer: { ...EXPIRED, iss: 'https://clerk.other.example' },
  expiredOddSession: { ...EXPIRED, sid: 'sess/1 \u00e9?x' },
  barelyExpired: { ...EXPIRED, exp: START - 40_000, iat: START - 50_000 },
  notYet: { nbf: START + 7200 },
  fromTheFuture: { iat: START + 7200 },
  expiredAndOthersParty: { ...EXPIRED, azp: 'https://other.example' },
};

/**
 * Tokens with a claim of the wrong type.
 *
 * @type {Record<string, Claims>}
 */
const CLAIMS = {
  noSubject: { sub: undefined },
  numericSubject: { sub: 5 },
  emptySubject: { sub: '' },
  noExpiry: { exp: undefined },
  textExpiry: { exp: 'soon' },
  textNotBefore: { nbf: 'now' },
  nullNotBefore: { nbf: null },
  textIssuedAt: { iat: 'now' },
  undecodableFeatures: { fea: 'articles', o: { id: 'org_1', per: 'read', fpm: '1' } },
};

/**
 * Tokens whose header differs from that of a session.
 *
 * @type {Record<string, object>}
 */
const HEADERS = {
  otherType: { typ: 'JOSE' },
  lowerCaseType: { typ: 'jwt' },
  nullType: { typ: null },
  noType: { typ: undefined },
  customType: { typ: 'custom' },
  noCategory: { cat: undefined },
  emptyCategory: { cat: '' },
  templateCategory: { cat: 'cl_B7d4PD222AAA' },
  machineCategory: { cat: MACHINE_CATEGORY },
  ignoredCategory: { cat: 'cl_I7d4PD111III' },
  unknownCategory: { cat: 'cl_unheard_of' },
  noAlgorithm: { alg: undefined },
  otherAlgorithm: { alg: 'RS512' },
  lowerCaseAlgorithm: { alg: 'rs256' },
  noKeyId: { kid: undefined },
};

/**
 * Tokens that are not signed by the instance, or are not tokens.
 *
 * @type {Makers}
 */
const INTEGRITY = {
  forged: () => forgedToken({ ...TIMES, sub: 'user_admin' }),
  unsigned: () => unsignedToken(TIMES),
  sharedSecret: () => hmacToken(TIMES),
  unknownKey: (instance) => session(instance, {}, {}, foreignKey),
  otherKeyUnderThisName: (instance) => session(instance, {}, { kid: signingKey.kid }, foreignKey),
  cutSignature: (instance) => session(instance).slice(0, -20),
  noSignature: (instance) => session(instance).replace(/[^.]*$/, ''),
  encryptionKey: (instance) => session(instance, {}, {}, oddKeys.encryption),
  noRsaKey: (instance) => session(instance, {}, {}, oddKeys.octets),
  anyAlgorithmKey: (instance) => session(instance, {}, { alg: 'RS384' }, oddKeys.anyAlgorithm),
  word: () => 'garbage',
  twoParts: () => 'a.b',
  fourParts: (instance) => `${session(instance)}.x`,
  threeLetters: () => 'a.b.c',
  dots: () => '..',
  noJsonHeader: () => signedTexts('{', claimsText()),
  noJsonPayload: () => signedTexts(JSON.stringify(HEADER), '{'),
  opaque: () => 'sk_live_something',
};

/**
 * Machine tokens that are JWTs.
 *
 * @type {Makers}
 */
const MACHINE_JWTS = {
  machineJwt: (instance) => machine(instance, {}),
  machineJwtWithScopes: (instance) => machine(instance, { scopes: 'read write', jti: 'mt_1', extra: { a: 1 } }),
  machineJwtForApi: (instance) => machine(instance, { aud: ['api', 'mch_2'] }),
  machineJwtForOther: (instance) => machine(instance, { aud: 'other' }),
  machineJwtExpired: (instance) => machine(instance, EXPIRED),
  machineJwtOtherCategory: (instance) => machine(instance, {}, { cat: 'cl_B7d4PD222AAA' }),
  machineJwtNoCategory: (instance) => machine(instance, {}, { cat: undefined }),
  machineJwtOtherType: (instance) => machine(instance, {}, { typ: 'at+jwt' }),
  machineJwtUnknownKey: (instance) => machine(instance, {}, {}, foreignKey),
  machineJwtForged: (instance) => machine(instance, {}, { kid: signingKey.kid }, foreignKey),
  machineJwtNotYet: (instance) => machine(instance, { nbf: START + 7200 }),
  oauthJwt: (instance) => oauth(instance, { client_id: 'client_1', scope: 'email profile', jti: 'oat_1' }),
  oauthJwtLongType: (instance) => oauth(instance, { scp: ['a', 'b'] }, { typ: 'application/at+jwt' }),
  oauthJwtForApi: (instance) => oauth(instance, { aud: 'api' }),
  oauthJwtForMany: (instance) => oauth(instance, { aud: ['x', 'api'] }),
  oauthJwtForOther: (instance) => oauth(instance, { aud: ['other'] }),
  oauthJwtOddAudience: (instance) => oauth(instance, { aud: ['api', 5] }),
  oauthJwtExpired: (instance) => oauth(instance, EXPIRED),
  oauthJwtNoSubject: (instance) => oauth(instance, { sub: undefined }),
  oauthJwtForged: (instance) => oauth(instance, {}, { kid: signingKey.kid }, foreignKey),
};

/**
 * Machine tokens that only Clerk can verify. The case decides what Clerk says about them.
 *
 * @type {Makers}
 */
const OPAQUE = {
  machineOpaque: () => 'mt_opaque',
  oauthOpaque: () => 'oat_opaque',
  apiKey: () => 'ak_opaque',
  apiKeyWithDots: () => 'ak_1.b.c',
  machinePrefixAlone: () => 'mt_',
  upperCasePrefix: () => 'AK_opaque',
};

/**
 * Tokens that Clerk never issues, for which this package and `@clerk/express` may differ on purpose.
 *
 * @type {Makers}
 */
const NEVER_ISSUED = {
  nullHeader: () => signedTexts('null', claimsText()),
  nullPayload: () => signedTexts(JSON.stringify(HEADER), 'null'),
  numericPayload: () => signedTexts(JSON.stringify(HEADER), '5'),
  paddedPayload: () => signedParts(encode(JSON.stringify(HEADER)), `${encode(claimsText())}=`),
  twoSubjects: () => signedTexts(JSON.stringify(HEADER), claimsText().replace('{', '{"sub":"user_first",')),
  byteOrderMark: () => signedTexts(JSON.stringify(HEADER), `\ufeff${claimsText()}`),
  critical: (instance) => session(instance, {}, { crit: ['b64'], b64: false }),
  controlInKeyId: (instance) => session(instance, {}, { kid: 'a\u0001b' }),
  inheritedKeyId: (instance) => session(instance, {}, { kid: 'constructor' }),
  weakKey: (instance) => session(instance, {}, {}, oddKeys.bits1024),
  endlessExpiry: (instance) => session(instance, { exp: 1e20 }),
};

/** The names of the kinds, by what is wrong with them. */
const KINDS_BY_GROUP = Object.fromEntries(
  Object.entries({ GOOD, TIMING, CLAIMS, HEADERS, INTEGRITY, MACHINE_JWTS, OPAQUE, NEVER_ISSUED }).map(
    ([group, kinds]) => [group, Object.keys(kinds)],
  ),
);

/** @type {Map<string, string>} */
const made = new Map();

/**
 * The token of this kind.
 *
 * @param {string} kind
 * @param {Issuer} instance
 */
function tokenOf(kind, instance) {
  const key = `${kind} ${instance.issuer}`;
  if (!made.has(key)) {
    made.set(key, make(kind, instance));
  }
  return /** @type {string} */ (made.get(key));
}

/**
 * A token with which Clerk responds to a handshake: the cookies to set, and no other claim.
 *
 * @param {object} payload
 * @param {object} [header]
 * @param {SigningKey} [key]
 */
function handshakeToken(payload, header = {}, key = signingKey) {
  return signedTexts(JSON.stringify({ alg: 'RS256', kid: key.kid, ...header }), JSON.stringify(payload), key);
}

/**
 * @param {string} kind
 * @param {Issuer} instance
 */
function make(kind, instance) {
  const claims = { ...GOOD, ...TIMING, ...CLAIMS }[kind];
  if (claims) {
    return session(instance, claims);
  }
  if (HEADERS[kind]) {
    return session(instance, {}, HEADERS[kind]);
  }
  return { ...INTEGRITY, ...MACHINE_JWTS, ...OPAQUE, ...NEVER_ISSUED }[kind](instance);
}

/**
 * @param {Issuer} instance
 * @param {Claims} [claims]
 * @param {object} [header]
 * @param {SigningKey} [key]
 */
function session({ issuer }, claims = {}, header = {}, key = signingKey) {
  return sessionToken({ ...TIMES, iss: issuer, ...claims }, header, key);
}

/**
 * @param {Issuer} instance
 * @param {Claims} claims
 * @param {object} [header]
 * @param {SigningKey} [key]
 */
function machine(instance, claims, header = {}, key = signingKey) {
  const none = { azp: undefined, fva: undefined, sid: undefined, sts: undefined, v: undefined };
  return session(instance, { ...none, sub: 'mch_1', ...claims }, { cat: MACHINE_CATEGORY, ...header }, key);
}

/**
 * @param {Issuer} instance
 * @param {Claims} claims
 * @param {object} [header]
 * @param {SigningKey} [key]
 */
function oauth(instance, claims, header = {}, key = signingKey) {
  return machine(instance, { sub: 'user_1', ...claims }, { cat: undefined, typ: 'at+jwt', ...header }, key);
}

function claimsText() {
  return JSON.stringify({ ...TIMES, sid: 'sess_1', sub: 'user_1', v: 2 });
}

module.exports = { ISSUED_AT, KINDS_BY_GROUP, handshakeToken, tokenOf };
