'use strict';

/**
 * Requests, drawn at random: a browser's navigation most of the time, and odd in the dimensions that a case has in
 * focus.
 */

const { instances } = require('../../support/instances');
const { drawHandshakeToken } = require('./answers');
const { drawCookies } = require('./cookies');
const { KINDS_BY_GROUP, tokenOf } = require('./tokens');

/** How often each dimension is in focus. */
const FOCUS = {
  method: 0.12,
  navigation: 0.25,
  referer: 0.25,
  target: 0.2,
  forwarded: 0.2,
  authorization: 0.25,
  session: 0.4,
  refresh: 0.12,
  handshake: 0.15,
  redirects: 0.15,
  satelliteQuery: 0.12,
  forms: 0.04,
};

/** A satellite syncs with the primary app, mostly if the request is signed out. */
const SATELLITE_FOCUS = { satelliteQuery: 0.35, signedOut: 0.5, authorization: 0.08 };

const METHODS = ['POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'POST', 'POST', 'HEAD', 'TRACE'];
const DESTINATIONS = ['document', 'iframe', 'empty', 'image', 'Document', ''];
const ACCEPTS = [
  'text/html,application/xhtml+xml',
  'text/html',
  'text/htmlx',
  '*/*',
  'application/json, text/html',
  ' text/html',
  'TEXT/HTML',
  '',
];

const PATHS = [
  '/',
  '/',
  '/a/b',
  '/orgs/acme',
  '/orgs/other/settings',
  '/orgs/f%20oo',
  '/ORGS/Acme/',
  '/orgs/',
  '/orgs/a/b/c',
  '/organizations/org_1',
  '/organizations/org_2/x',
  '/org_2/x',
  '/me',
  '/me/profile',
  '/regexp/acme',
  '/regexp/other',
  '/satellite/x',
  '/api/x',
  '/api',
  '/orgs/%C3%A9',
  '/orgs/acme%2Fx',
];
const ODD_PATHS = [
  '//evil.example/x',
  '/.//evil.example/x',
  '/\\evil.example',
  '/a/../b',
  '/%zz',
  '/a"b<c>`{}|^',
  '//',
  '/a//b',
  '/;x=1',
  '/\u00e9',
  '/./',
  '/%2e%2e/x',
  '//[x/',
  '//a:99999/',
];
const QUERIES = [
  'y',
  'y=',
  'a=b&a=c',
  'a=%20b+c',
  "t=~'()*!",
  'a=%zz',
  '=x',
  '&&a',
  '',
  'q=\u00e9',
  'q=%C3%A9',
  'a=b;c=d',
  'proxy=https://from.query.example',
  'x=[]{}|^`',
  'a=?b',
  '__session=x',
  '__dev_session=old',
  '__clerk_help=1',
];
const SATELLITE_QUERIES = [
  '__clerk_synced=true',
  '__clerk_synced=false',
  '__clerk_synced=false',
  '__clerk_synced=x',
  '__clerk_synced=',
  '__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2Fx%3Fy',
  '__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2F%3F__clerk_synced%3Dfalse%26__clerk_db_jwt%3Dold',
  '__clerk_redirect_url=',
  '__clerk_redirect_url=nonsense',
  '__clerk_redirect_url=app%3A%2F%2Fdeep%2Flink',
  '__clerk_db_jwt=dvb_query',
  '__clerk_db_jwt',
  '__clerk_db_jwt=',
  '%5F_clerk_db_jwt=1',
  '__clerk_db_jwt=a%20b&__clerk_db_jwt=second',
];

const HOSTS = ['localhost:3000', 'localhost:3000', 'app.example.com', 'satellite.example'];
const FORWARDED = {
  'x-forwarded-host': [
    'app.example.com',
    'satellite.app.example.com',
    'a.example, b.example',
    '',
    '][',
    'app.example.com:8443',
    'a.com/zz?',
    'b\u00fccher.example',
    'APP.example.com',
    'localhost:3000',
  ],
  'x-forwarded-proto': ['https', 'https', 'https,http', 'http', '', 'ftp', 'javascript', 'https ', 'HTTPS'],
  'x-forwarded-port': ['443'],
  'cloudfront-forwarded-proto': ['https'],
};
const REFERERS = [
  'https://evil.example/',
  'https://evil.example/',
  'https://primary.example/sign-in',
  'http://localhost:3000/before',
  'https://app.example.com/',
  'nonsense',
  '',
  'about:blank',
  'https://clerk.example.com/',
  'https://accounts.example.com/x',
  'https://foo-bar-13.clerk.accounts.dev/',
  'https://foo-bar-13.accounts.dev/sign-in',
  'https://accounts.foo.lcl.dev/',
  'https://foo.accountsstage.dev/',
  'https://foo.clerk.accountsstage.dev/',
  'https://x.accounts.lclclerk.com/',
  'http://localhost:4000/',
  'https://satellite.example/',
  'https://clerk.satellite.example/',
  'https://ACCOUNTS.example.com/',
];

const HEADER_GROUPS = {
  GOOD: 14,
  TIMING: 14,
  CLAIMS: 5,
  HEADERS: 8,
  INTEGRITY: 10,
  MACHINE_JWTS: 14,
  OPAQUE: 16,
  NEVER_ISSUED: 3,
};
const SCHEMES = { bearer: 30, bare: 3, words: 1, lowerCase: 1, basic: 1, alone: 1, twoBlanks: 1, empty: 1 };

/**
 * @param {{ instance: 'production' | 'development', options: object }} setup where the request is sent
 * @param {{ instance: 'production' | 'development', options: object }} setup what the request is sent to
 * @returns {{ request: { method: string, path: string, headers: object }, tokens: Record<string, string> }} `tokens`
 *   names the kinds of token in the request, by where they are
 */
function drawRequest(random, { instance: instanceName, options }) {
  const weights = options.isSatellite ? { ...FOCUS, ...SATELLITE_FOCUS } : FOCUS;
  const focus = Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, random.chance(weight)]));
  const handshake = focus.handshake ? drawHandshake(random, instanceName) : { cookies: [], query: [], tokens: {} };
  const { header: cookie, tokens } = drawCookies(random, instanceName, {
    ...focus,
    handshake: () => handshake.cookies,
  });
  const headers = {
    host: random.pick(HOSTS),
    ...drawNavigation(random, focus.navigation),
    ...(focus.forwarded ? drawForwarded(random) : {}),
  };
  if (cookie !== undefined) {
    headers.cookie = cookie;
  }
  if (focus.referer) {
    headers.referer = random.pick(REFERERS);
  }
  if (random.chance(0.1)) {
    headers.origin = random.pick([
      'http://localhost:3000',
      'https://primary.example',
      'https://satellite.example',
      'null',
    ]);
  }
  if (focus.authorization) {
    const { kind, value } = drawAuthorization(random, instanceName);
    headers.authorization = value;
    tokens.authorization = kind;
  }
  const method = focus.method ? random.pick(METHODS) : 'GET';
  return {
    request: { method, path: drawTarget(random, focus, handshake.query), headers },
    tokens: { ...tokens, ...handshake.tokens },
  };
}

function drawNavigation(random, isOdd) {
  if (!isOdd) {
    return random.chance(0.85)
      ? { 'sec-fetch-dest': 'document', accept: 'text/html,application/xhtml+xml' }
      : { accept: 'text/html' };
  }
  const headers = {};
  if (random.chance(0.6)) {
    headers['sec-fetch-dest'] = random.pick(DESTINATIONS);
  }
  if (random.chance(0.8)) {
    headers.accept = random.pick(ACCEPTS);
  }
  return headers;
}

function drawForwarded(random) {
  const names = random.some(Object.keys(FORWARDED), 0.55);
  return Object.fromEntries(names.map((name) => [name, random.pick(FORWARDED[name])]));
}

function drawTarget(random, focus, handshakeQuery) {
  const path = focus.target && random.chance(0.35) ? random.pick(ODD_PATHS) : random.pick(PATHS);
  const query = [...handshakeQuery];
  if (focus.target) {
    query.push(...random.some(QUERIES, 0.12));
  }
  if (focus.satelliteQuery) {
    query.push(random.pick(SATELLITE_QUERIES), ...random.some(SATELLITE_QUERIES, 0.06));
  }
  const text = query.join('&');
  return encodeTarget(text === '' && !(focus.target && random.chance(0.1)) ? path : `${path}?${text}`);
}

/** The bytes that browsers send: UTF-8, which Node's client writes from Latin-1 text. */
function encodeTarget(target) {
  return Buffer.from(target).toString('latin1');
}

/** A handshake's token or nonce, in a cookie or in the query. */
function drawHandshake(random, instanceName) {
  const cookies = [];
  const query = [];
  const tokens = {};
  const carriers = random.weighted({
    nonceQuery: 5,
    nonceCookie: 3,
    tokenQuery: 5,
    tokenCookie: 4,
    several: 2,
    empty: 1,
  });
  const token = (place) => drawHandshakeToken(random, instanceName, tokens, place);
  const add = {
    nonceQuery: () => query.push(`__clerk_handshake_nonce=${random.pick(['nonce_1', 'nonce%201', 'a%2Fb%3F'])}`),
    nonceCookie: () => cookies.push(['__clerk_handshake_nonce', 'nonce_2']),
    tokenQuery: () => query.push(`__clerk_handshake=${token('query')}`),
    tokenCookie: () => cookies.push(['__clerk_handshake', token('cookie')]),
    empty: () => query.push(random.pick(['__clerk_handshake=', '__clerk_handshake_nonce='])),
  };
  const chosen = carriers === 'several' ? random.some(Object.keys(add), 0.6) : [carriers];
  chosen.forEach((name) => add[name]());
  return { cookies, query, tokens };
}

function drawAuthorization(random, instanceName) {
  const kind = random.pick(KINDS_BY_GROUP[random.weighted(HEADER_GROUPS)]);
  const token = tokenOf(kind, instances[instanceName]);
  const value = {
    bearer: `Bearer ${token}`,
    bare: token,
    words: `Bearer ${token} and more`,
    lowerCase: `bearer ${token}`,
    basic: 'Basic dXNlcjpwYXNz',
    alone: 'Bearer',
    twoBlanks: `Bearer  ${token}`,
    empty: '',
  }[random.weighted(SCHEMES)];
  return { kind, value };
}

module.exports = { drawRequest };
