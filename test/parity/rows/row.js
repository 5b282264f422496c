'use strict';

const { instances } = require('../../support/instances');
const { usualAnswers } = require('../harness/answers');
const { WARM_SECRET_KEY } = require('../harness/configurations');
const { CLIENT_UAT } = require('../harness/cookies');
const { tokenOf } = require('../harness/tokens');
const { withOwnSecrets } = require('../harness/own-secrets');
const { BACKEND } = require('../harness/values');

/** Headers of a browser that follows a link. */
const NAVIGATION = { host: 'localhost:3000', 'sec-fetch-dest': 'document', accept: 'text/html,application/xhtml+xml' };

/**
 * A case that is named and whose outcome is known, in the form of the random ones (`harness/cases.js`).
 *
 * @param {string} title a sentence that states the rule, with the section of the specification
 * @param {string} expected our outcome (`harness/outcome.js`)
 * @param {object} [parts]
 * @param {'production' | 'development'} [parts.instance]
 * @param {string} [parts.kind] what is called, instead of the middleware
 * @param {object} [parts.options] of the middleware or of the call
 * @param {object | null} [parts.client] options of a custom client; `null` for none
 * @param {object} [parts.setup] other parts of the configuration
 * @param {string} [parts.method]
 * @param {string} [parts.path]
 * @param {object} [parts.headers] in addition to those of a navigation; `undefined` removes one
 * @param {Cookies} [parts.cookies] plain and suffixed alike
 * @param {string} [parts.cookie] the whole header, instead
 * @param {string} [parts.authorization] the kind of token in the header
 * @param {string} [parts.token] the kind of token that is verified
 * @param {object} [parts.answers] of the Backend API
 * @param {object} [parts.accepts]
 * @param {object} [parts.ask]
 * @param {string} [parts.reference] the outcome of `@clerk/express`, if it deliberately differs
 *
 * @typedef {{ session?: string, clientUat?: string, devBrowser?: string | null, others?: Record<string, string> }}
 *   Cookies
 *   the kind of session token, the name of a `client_uat`, and other cookies by their names, where `SFX` is
 *   the suffix; in development a dev browser unless it is `null`
 */
function row(title, expected, parts = {}) {
  const {
    instance = 'production',
    kind = 'middleware',
    options = {},
    client = {},
    setup = {},
    method = 'GET',
    path = '/',
    accepts,
    ask,
  } = parts;
  const { publishableKey } = instances[instance];
  const tokens = {};
  const headers = {
    ...NAVIGATION,
    ...parts.headers,
    cookie: parts.cookie ?? cookieHeader(instance, parts.cookies ?? {}, tokens),
  };
  if (parts.authorization) {
    tokens.authorization = parts.authorization;
    headers.authorization = `Bearer ${tokenOf(parts.authorization, instances[instance])}`;
  }
  if (parts.token) {
    tokens.verified = parts.token;
  }
  const keys = { publishableKey, secretKey: WARM_SECRET_KEY, apiUrl: BACKEND };
  const name = title.replace(/\W+/g, '-');
  return {
    title,
    expected: { ours: expected, reference: parts.reference ?? expected },
    name,
    kind,
    setup: {
      instance,
      options: client && kind !== 'verifyToken' ? options : { ...keys, ...options },
      client: client && { ...keys, ...client },
      form: 'object',
      mount: null,
      earlierHeaders: [],
      environment: {},
      ...setup,
    },
    request: withOwnSecrets({ method, path, headers: withoutMissing(headers) }, name),
    answers: { ...usualAnswers(instance), ...parts.answers },
    tokens,
    token: parts.token && tokenOf(parts.token, instances[instance]),
    accepts,
    ask,
  };
}

function cookieHeader(
  instance,
  { session, clientUat, devBrowser = instance === 'development' ? 'dvb_1' : null, others = {} },
  tokens,
) {
  const { suffix } = instances[instance];
  const pairs = [];
  const addBoth = (name, value) => pairs.push(`${name}=${value}`, `${name}_${suffix}=${value}`);
  if (session) {
    tokens.__session = session;
    addBoth('__session', tokenOf(session, instances[instance]));
  }
  if (clientUat) {
    addBoth('__client_uat', CLIENT_UAT[clientUat]);
  }
  if (devBrowser) {
    addBoth('__clerk_db_jwt', devBrowser);
  }
  pairs.push(...Object.entries(others).map(([name, value]) => `${name.replace('SFX', suffix)}=${value}`));
  return pairs.length > 0 ? pairs.join('; ') : undefined;
}

function withoutMissing(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

/** Cookies of a user who is signed in with a token of this kind. */
function signedIn(session = 'good', others = {}) {
  return { session, clientUat: 'before', others };
}

/** A key set that is not in memory. */
function freshKey(name) {
  return { secretKey: `sk_test_row_${name}` };
}

module.exports = { freshKey, row, signedIn };
