'use strict';

/** The responses of the Backend API in a case, drawn at random from the forms of `answer-forms.js`. */

const { foreignKey, signingKey } = require('../../support/keys');
const { instances } = require('../../support/instances');
const { FAILURES, MACHINES, json } = require('./answer-forms');
const { KINDS_BY_GROUP, handshakeToken, tokenOf } = require('./tokens');

/**
 * @import { Instance, InstanceName } from '../../support/instances'
 * @import { AnswerForm } from './answer-forms'
 * @import { Random } from './random'
 *
 * @typedef {object} Answers
 * @property {AnswerForm | null} jwks `null` for unchanged keys
 * @property {AnswerForm} payload
 * @property {AnswerForm} refresh
 * @property {AnswerForm} tokens
 * @property {AnswerForm | null} machine `null` for a known machine token
 *
 * @typedef {Record<string, string>} Kinds the kinds of the tokens in the responses, by use
 */

/**
 * Lists of cookies that a handshake or a refresh sets, by name.
 *
 * @type {Record<string, (instance: Instance, kind: string) => string[]>}
 */
const DIRECTIVES = {
  none: () => [],
  session: (instance, kind) => [sessionCookie(instance, kind), '__client_uat=1; Path=/; Max-Age=315360000'],
  plain: (instance, kind) => [`__session=${tokenOf(kind, instance)}; Path=/`],
  both: (instance, kind) => [
    `__session=${tokenOf(kind, instance)}; Path=/; Secure`,
    sessionCookie(instance, kind),
    `__refresh_${instance.suffix}=new; HttpOnly`,
  ],
  withoutSession: (instance) => ['__client_uat=0; Path=/', `__client_uat_${instance.suffix}=0; Path=/`],
  signedOut: () => ['__session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', '__client_uat=0'],
  two: (instance, kind) => [sessionCookie(instance, 'otherUser'), sessionCookie(instance, kind)],
  oddNames: (instance, kind) => [`__session_other=${tokenOf(kind, instance)}`, 'theme=dark', 'novalue', '=x'],
  blankBefore: (instance, kind) => [` __session=${tokenOf(kind, instance)}; Path=/`],
};
const DIRECTIVE_WEIGHTS = {
  none: 1,
  session: 6,
  plain: 3,
  both: 3,
  withoutSession: 2,
  signedOut: 1,
  two: 1,
  oddNames: 1,
  blankBefore: 0.5,
};
const DIRECTIVE_SESSIONS = { GOOD: 14, TIMING: 4, CLAIMS: 1, HEADERS: 1, INTEGRITY: 2, MACHINE_JWTS: 1 };

/**
 * Handshake tokens, by what is wrong with them.
 *
 * @type {Record<string, (handshake: string[]) => string>}
 */
const HANDSHAKE_TOKENS = {
  good: (handshake) => handshakeToken({ handshake }),
  expired: (handshake) => handshakeToken({ handshake, exp: 1, iat: 1 }),
  withType: (handshake) => handshakeToken({ handshake }, { typ: 'JWT' }),
  otherType: (handshake) => handshakeToken({ handshake }, { typ: 'JOSE' }),
  otherCategory: (handshake) => handshakeToken({ handshake }, { cat: 'cl_B7d4PD333AAA' }),
  sessionCategory: (handshake) => handshakeToken({ handshake }, { cat: 'cl_B7d4PD111AAA' }),
  otherAlgorithm: (handshake) => handshakeToken({ handshake }, { alg: 'HS256' }),
  unknownKey: (handshake) => handshakeToken({ handshake }, {}, foreignKey),
  forged: (handshake) => handshakeToken({ handshake }, { kid: signingKey.kid }, foreignKey),
  noList: () => handshakeToken({ handshake: 'x' }),
  noClaim: () => handshakeToken({}),
  junk: () => 'garbage',
};
const HANDSHAKE_WEIGHTS = {
  good: 10,
  expired: 1,
  withType: 2,
  otherType: 1,
  otherCategory: 1,
  sessionCategory: 1,
  otherAlgorithm: 1,
  unknownKey: 1,
  forged: 1,
  noList: 1,
  noClaim: 1,
  junk: 1,
};

/**
 * Valid responses of all endpoints: the default of a case.
 *
 * @param {InstanceName} instanceName
 * @returns {Answers}
 */
function usualAnswers(instanceName) {
  const instance = instances[instanceName];
  return {
    jwks: null,
    payload: json(200, { directives: DIRECTIVES.both(instance, 'good') }),
    refresh: json(200, { object: 'cookies', cookies: DIRECTIVES.both(instance, 'good') }),
    tokens: json(200, { object: 'token', jwt: 'made.by.clerk' }),
    machine: null,
  };
}

/**
 * @param {Random} random
 * @param {InstanceName} instanceName
 * @param {Kinds} tokens the kinds of token in the responses are added here
 * @returns {Answers}
 */
function drawAnswers(random, instanceName, tokens) {
  const answers = usualAnswers(instanceName);
  const fails = (/** @type {number} */ probability) => random.chance(probability);
  answers.payload = fails(0.15)
    ? drawFailure(random)
    : json(
        200,
        drawPayload(random, instanceName, tokens),
        random.chance(0.97) ? undefined : 'application/json; charset=utf-8',
      );
  answers.refresh = fails(0.3) ? drawFailure(random) : json(200, drawRefreshed(random, instanceName, tokens));
  answers.tokens = fails(0.3) ? drawFailure(random) : answers.tokens;
  answers.machine = fails(0.3)
    ? drawFailure(random)
    : random.chance(0.5)
      ? null
      : json(200, MACHINES[random.pick(Object.keys(MACHINES))]);
  return answers;
}

/** @param {Random} random */
function drawFailure(random) {
  return FAILURES[random.pick(Object.keys(FAILURES))];
}

/**
 * `use` names the purpose of the cookies.
 *
 * @param {Random} random
 * @param {InstanceName} instanceName
 * @param {Kinds} tokens
 * @param {string} use
 */
function drawDirectives(random, instanceName, tokens, use) {
  const kind = random.pick(KINDS_BY_GROUP[random.weighted(DIRECTIVE_SESSIONS)]);
  tokens[`session of the ${use}`] = kind;
  return DIRECTIVES[random.weighted(DIRECTIVE_WEIGHTS)](instances[instanceName], kind);
}

/**
 * @param {Random} random
 * @param {InstanceName} instanceName
 * @param {Kinds} tokens
 */
function drawPayload(random, instanceName, tokens) {
  return random.chance(0.96) ? { directives: drawDirectives(random, instanceName, tokens, 'nonce') } : {};
}

/**
 * @param {Random} random
 * @param {InstanceName} instanceName
 * @param {Kinds} tokens
 */
function drawRefreshed(random, instanceName, tokens) {
  return random.chance(0.94)
    ? { object: 'cookies', cookies: drawDirectives(random, instanceName, tokens, 'refresh') }
    : { object: 'cookies' };
}

/**
 * A handshake token for a `place` in the request; its cookies are drawn as well.
 *
 * @param {Random} random
 * @param {InstanceName} instanceName
 * @param {Kinds} tokens
 * @param {string} place
 */
function drawHandshakeToken(random, instanceName, tokens, place) {
  const kind = random.weighted(HANDSHAKE_WEIGHTS);
  tokens[`handshake in the ${place}`] = kind;
  return HANDSHAKE_TOKENS[kind](drawDirectives(random, instanceName, tokens, `handshake in the ${place}`));
}

/**
 * @param {Instance} instance
 * @param {string} kind
 */
function sessionCookie(instance, kind) {
  return `__session_${instance.suffix}=${tokenOf(kind, instance)}; Path=/; Secure; SameSite=Lax`;
}

module.exports = { DIRECTIVES, HANDSHAKE_TOKENS, drawAnswers, drawHandshakeToken, usualAnswers };
