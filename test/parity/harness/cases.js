'use strict';

/**
 * The random cases of a seed. Case `k` of a seed depends on these two only, so any case can be repeated alone.
 *
 * @typedef {object} ParityCase where one request is sent, and what is compared
 * @property {string} name
 * @property {'middleware' | 'requireAuth' | 'authenticateRequest' | 'client' | 'verifyToken'} kind the function to call
 * @property {object} setup the configuration (`configurations.js`)
 * @property {{ method: string, path: string, headers: object }} request
 * @property {object} answers of the Backend API (`answers.js`)
 * @property {Record<string, string>} tokens the kinds of token in the request and the answers, by where they are
 * @property {object} [accepts] options of the direct calls in addition to those of the setup
 * @property {object} [ask] the options of an additional `getToken()`
 */

const { instances } = require('../../support/instances');
const { KEY_FAILURES } = require('./answer-forms');
const { drawAnswers } = require('./answers');
const { drawConfiguration } = require('./configurations');
const { withOwnSecrets } = require('./own-secrets');
const { drawRequest } = require('./requests');
const { Random } = require('./random');
const { KINDS_BY_GROUP, tokenOf } = require('./tokens');

const KINDS = { middleware: 78, requireAuth: 5, authenticateRequest: 7, client: 6, verifyToken: 4 };
const THROUGH_MIDDLEWARE = ['middleware', 'requireAuth'];
const ACCEPTS = [
  'session_token',
  'api_key',
  'm2m_token',
  'oauth_token',
  'any',
  [],
  ['session_token'],
  ['api_key', 'session_token'],
  ['m2m_token', 'oauth_token'],
  ['api_key', 'm2m_token', 'oauth_token'],
  undefined,
];
const QUESTIONS = [
  { template: 'hasura' },
  { template: 'a b+c/d' },
  { expiresInSeconds: 0 },
  { template: 'x', expiresInSeconds: 60 },
  { template: '' },
  { template: '..' },
];

/** How often the key endpoint fails. `@clerk/express` takes seconds for such a case. */
const KEY_FAILURE_PROBABILITY = 0.006;

/**
 * @param {string | number} seed
 * @param {number} number of the case
 * @returns {ParityCase}
 */
function drawCase(seed, number) {
  const random = new Random(`${seed}:${number}`);
  const name = `${seed}-${number}`;
  const kind = random.weighted(KINDS);
  const setup = drawConfiguration(random, name);
  const { request, tokens } = drawRequest(random, setup);
  const answers = drawAnswers(random, setup.instance, tokens);
  const parityCase = { name, kind, setup, request: withOwnSecrets(request, name), answers, tokens };
  if (random.chance(KEY_FAILURE_PROBABILITY)) {
    failKeys(random, parityCase);
  }
  if (!THROUGH_MIDDLEWARE.includes(kind)) {
    Object.assign(setup, { form: 'object', mount: null });
    parityCase.accepts = { acceptsToken: random.pick(ACCEPTS) };
  }
  if (kind === 'client' || kind === 'verifyToken') {
    // Only Express' functions compute options from the request.
    setup.options = Object.fromEntries(
      Object.entries(setup.options).filter(([, value]) => value?.computed === undefined),
    );
  }
  if (kind === 'verifyToken') {
    drawVerification(random, parityCase);
  }
  if (random.chance(0.06)) {
    parityCase.ask = random.pick(QUESTIONS);
  }
  if (setup.form === 'nothing' || (kind === 'requireAuth' && setup.form !== 'object')) {
    // Nothing would set the URL of the Backend API, and with keys of the environment the real one would be called.
    setup.environment = {};
  }
  if (setup.mount && !request.path.startsWith('//')) {
    parityCase.request.path = `${setup.mount}${parityCase.request.path}`;
  }
  return parityCase;
}

/** Keys that are not in memory, from an endpoint that fails. */
function failKeys(random, { name, setup, answers }) {
  answers.jwks = KEY_FAILURES[random.pick(Object.keys(KEY_FAILURES))];
  const holder = setup.client ?? setup.options;
  holder.secretKey = `sk_test_cold_${name}`;
  delete setup.options.jwtKey;
  if (setup.client) {
    delete setup.client.jwtKey;
    delete setup.options.secretKey;
  }
}

/** `verifyToken` gets one token, and options that no client completes. */
function drawVerification(random, parityCase) {
  const { setup, tokens } = parityCase;
  const group = random.weighted({
    GOOD: 6,
    TIMING: 5,
    CLAIMS: 3,
    HEADERS: 4,
    INTEGRITY: 5,
    MACHINE_JWTS: 3,
    NEVER_ISSUED: 1,
  });
  const kind = random.pick(KINDS_BY_GROUP[group]);
  parityCase.token = tokenOf(kind, instances[setup.instance]);
  for (const name of Object.keys(tokens)) {
    delete tokens[name];
  }
  tokens.verified = kind;
  if (setup.client) {
    const { apiUrl, secretKey } = setup.client;
    // Without a secret key there are no calls: with one and no URL, the real Backend API would be called.
    Object.assign(setup.options, { apiUrl, secretKey: random.chance(0.93) ? secretKey : undefined });
  }
  setup.environment = {};
}

module.exports = { drawCase };
