'use strict';

const { cookieHeader } = require('../../test/support/instances');
const { secondsFromNow } = require('../../test/support/tokens');
const { tenants } = require('../apps/tenants');
const { bearer, getRequest } = require('./request');
const { bigForgedToken, expired, mint, withForgedSignature } = require('./tokens');

/** @import { AppKind, Expected, NextRequest, Outcome, Path, Settings } from '../types' */

/**
 * @typedef {Path['requests']} Requests
 *
 * @typedef {Omit<Path, 'status' | 'userId'> & Partial<Outcome>} PathRow `status` and `userId` have defaults
 */

/** Node refuses requests whose headers exceed 16 KiB together. */
const BIG_TOKEN_BYTES = 15_500;

/**
 * The paths that a request can take: which apps are asked, what is sent, and what has to come back. `requests()` gives,
 * for one app, the function that gives the app's next request: where each token has to be new, it is new to that app.
 *
 * @param {Settings} settings
 * @returns {Promise<Path[]>}
 */
async function makePaths(settings) {
  const { parts } = settings;
  const [token] = await mint(1);
  const session = cookieHeader({ session: token, clientUat: secondsFromNow(-60) });
  /** @type {PathRow[]} */
  const paths = [
    {
      name: 'bearer',
      part: 'hot',
      title: 'the same bearer token',
      kinds: ['bare', 'nothing', 'auth', 'claims', 'peer', 'ours'],
      requests: always(bearer(token)),
    },
    {
      name: 'cookies',
      part: 'hot',
      title: 'the same cookies',
      kinds: ['bare', 'nothing', 'auth', 'claims', 'peer', 'ours'],
      requests: always(getRequest({ cookie: session })),
    },
    {
      name: 'nobody',
      part: 'hot',
      title: 'no credentials',
      kinds: ['bare', 'nothing', 'auth', 'headers', 'peer', 'ours'],
      userId: null,
      requests: always(getRequest()),
    },
    ...(parts.includes('attacks') ? await attacks(settings) : []),
    {
      name: 'handshake',
      part: 'handshake',
      title: 'a handshake redirect',
      kinds: ['bare', 'redirect', 'peer', 'ours'],
      status: 307,
      requests: always(
        getRequest({ accept: 'text/html', 'sec-fetch-dest': 'document', cookie: cookieHeader({ clientUat: 1 }) }),
      ),
    },
    {
      name: 'tenants',
      part: 'tenants',
      title: 'options by a callback, 1,000 tenants',
      kinds: ['ours', 'perTenant', 'callback'],
      requests: ofTenants(token, parts.includes('tenants') ? await mint(tenants.length) : []),
    },
    {
      name: 'getauth',
      part: 'getauth',
      title: 'getAuth() five times',
      kinds: ['ours', 'fiveTimes'],
      requests: always(bearer(token)),
    },
  ];
  return paths.filter(({ part }) => parts.includes(part)).map((path) => ({ status: 200, userId: 'user_1', ...path }));
}

/**
 * Requests that cost a verification each: of tokens never seen, good ones and what an attacker can make of them.
 *
 * @param {Settings} settings
 * @returns {Promise<PathRow[]>}
 */
async function attacks({ amount }) {
  // For one process and all that it is warmed up with: the next one has never seen them either.
  const count = 2 * amount + 10_000;
  console.log(`Signing ${2 * count} tokens, which takes about ${Math.ceil((2 * count) / 2500)} s`);
  const fresh = await mint(count);
  const old = await mint(count, { claims: expired });
  const part = 'attacks';
  /** @type {AppKind[]} */
  const kinds = ['bare', 'peer', 'ours'];
  const big = bigForgedToken(BIG_TOKEN_BYTES);
  const half = bigForgedToken(BIG_TOKEN_BYTES / 2 - 100);
  return [
    { name: 'new', part, title: 'a new bearer token each time', kinds, requests: eachOf(fresh, bearer) },
    {
      name: 'forged',
      part,
      title: 'forged bearer tokens',
      kinds,
      userId: null,
      requests: eachOf(fresh, (good) => bearer(withForgedSignature(good, 0))),
    },
    { name: 'expired', part, title: 'expired bearer tokens', kinds, userId: null, requests: eachOf(old, bearer) },
    {
      name: 'big',
      part,
      title: 'forged bearer tokens of 15.5 kB',
      kinds,
      userId: null,
      requests: counted((index) => bearer(withForgedSignature(big, index))),
    },
    {
      name: 'bigCookies',
      part,
      title: 'forged handshake and session cookies, 15.5 kB',
      kinds,
      userId: null,
      requests: counted((index) =>
        getRequest({
          cookie: `__clerk_handshake=${withForgedSignature(half, index)}; __client_uat=1; __session=${withForgedSignature(half, index + 1)}`,
        }),
      ),
    },
  ];
}

/**
 * The expected response of an app. Apps that do not authenticate respond without a user id.
 *
 * @param {{ kind: AppKind }} app
 * @param {Outcome} outcome
 * @returns {Expected}
 */
function expectedOf({ kind }, { status, userId }) {
  if (AUTHENTICATING.has(kind)) {
    return { status, body: status === 200 ? JSON.stringify({ userId }) : '' };
  }
  return kind === 'redirect' ? { status: 307, body: '' } : { status: 200, body: JSON.stringify({ userId: null }) };
}

/** @type {Set<AppKind>} */
const AUTHENTICATING = new Set(['claims', 'peer', 'ours', 'perTenant', 'callback', 'fiveTimes']);
const always = (/** @type {string} */ text) => () => () => text;

/**
 * The same number of known tokens for each app: a token has to be verified for each tenant, so that one is enough for
 * all tenants, and the app without tenants gets one for each.
 *
 * @param {string} token
 * @param {string[]} tokens
 * @returns {Requests}
 */
const ofTenants = (token, tokens) => (kind) => (kind === 'ours' ? eachOf(tokens, bearer)() : () => bearer(token));

/**
 * @param {string[]} tokens
 * @param {(token: string) => string} requestOf
 */
const eachOf = (tokens, requestOf) => counted((index) => requestOf(tokens[index % tokens.length]));

/**
 * @param {(index: number) => string} requestOf
 * @returns {() => NextRequest}
 */
function counted(requestOf) {
  return () => {
    let count = 0;
    return () => requestOf(count++);
  };
}

module.exports = { expectedOf, makePaths };
