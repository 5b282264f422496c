'use strict';

/** Requests of attackers, drawn at random: the bytes of HTTP/1.1 messages. */

const { DIRECTIVES, HANDSHAKE_TOKENS } = require('../../parity/harness/answers');
const { instances } = require('../instances');
const { craftedToken, noise } = require('./tokens');

/**
 * @import { InstanceName } from '../instances'
 * @import { Random } from '../../parity/harness/random'
 */

const METHODS = {
  GET: 60,
  POST: 8,
  HEAD: 4,
  PUT: 2,
  DELETE: 2,
  OPTIONS: 3,
  PATCH: 1,
  TRACE: 2,
  PROPFIND: 1,
  'M-SEARCH': 1,
  get: 0.5,
  GARBAGE: 0.5,
};

const PATHS = [
  '/',
  '/',
  '/',
  '/page',
  '/orgs/acme',
  '/orgs/%00',
  '/orgs/%ff%fe',
  '/me',
  '//',
  '//evil.example/x',
  '/.//evil.example',
  '/\\evil.example',
  '/%2e%2e/%2e%2e',
  '/a/../../b',
  '/%zz',
  '/%',
  '/\u00e9\u00ff',
  '/"<>`{}|^',
  '*',
  'http://evil.example/x',
  'https://u:p@evil.example:99999/',
  'evil.example:443',
  '/:80',
  '//[::',
  '//[::1]/',
  '//a:x/',
  '/?',
  '/#',
  '/;',
  '/@:',
  '/[',
];

const PARAMETERS = [
  '__clerk_db_jwt',
  '__clerk_handshake',
  '__clerk_handshake_nonce',
  '__clerk_redirect_url',
  '__clerk_synced',
  '__clerk_help',
  '__session',
  '__dev_session',
  '%5F_clerk_handshake',
  'a',
  '',
];

const ADDRESSES = [
  'https://evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  'nonsense',
  '//evil.example',
  'https://',
  'http://[',
  'https://u:p@evil.example/?__clerk_db_jwt=x',
  'file:///etc/passwd',
  'about:blank',
  'https%3A%2F%2Fsatellite.example%2F%0d%0aset-cookie%3Aa%3Db',
  '\u00e9',
  'a'.repeat(3000),
];

const HOSTS = [
  'localhost:3000',
  'app.example.com',
  '127.0.0.1',
  '0x7f',
  '127.0.0.1:99999',
  '',
  ' ',
  'evil.example:99999',
  '][',
  '[::1]',
  '0',
  '%00',
  'a b',
  '..',
  'xn--',
  '\u00fc.example',
  'a/b?c#d',
  'user:password@host',
  '999.999.999.999',
  `${'a'.repeat(300)}.example`,
];

/**
 * Headers that are read, each with the values to send.
 *
 * @type {Record<string, string[]>}
 */
const HEADERS = {
  'x-forwarded-host': [...HOSTS, 'a.example,b.example', ',', 'a.example, '],
  'x-forwarded-proto': [
    'https',
    'http',
    'https,http',
    'wss',
    'ws',
    '',
    ',',
    'javascript',
    'ftp',
    'https:',
    'ht tp',
    '://',
    'file',
    '\u00e9',
  ],
  'cloudfront-forwarded-proto': ['https', ''],
  'x-forwarded-port': ['443', '-1', 'x'],
  'x-forwarded-for': ['1.2.3.4', 'x'],
  origin: ['null', 'https://evil.example', 'nonsense', '', 'http://[', ...Array(5).fill('https://primary.example')],
  referer: [...ADDRESSES, 'https://accounts.evil.example/', 'http://localhost:3000/'],
  'sec-fetch-dest': ['document', 'document', 'document', 'iframe', 'empty', 'Document', '', '\u00e9'],
  accept: ['text/html', 'text/html,*/*', '*/*', '', 'text/html'.repeat(500)],
  'user-agent': ['Mozilla/5.0', '', '\u00ff'],
  'x-clerk-auth-status': ['signed-in'],
  'clerk-secret-key': ['sk_test_attacker'],
  upgrade: ['websocket'],
};

const SCHEMES = { Bearer: 30, 'Bearer ': 1, bearer: 1, Basic: 1, '': 3, 'Bearer Bearer': 1, DPoP: 1 };
const SESSION_COOKIES = ['__session', '__client_uat', '__clerk_db_jwt', '__refresh'];
const OTHER_COOKIES = [
  '__clerk_handshake',
  '__clerk_handshake_nonce',
  '__clerk_redirect_count',
  '__proto__',
  'constructor',
  '',
];
const CLIENT_UATS = ['0', '1', '-1', '9999999999', '9'.repeat(400), '1e308', 'NaN', 'Infinity', '0x10', '\u00e9', ''];
const COUNTS = ['0', '1', '3', '4', '-1', '1e309', 'Infinity', 'NaN', '0x3', '3'.repeat(400), '%33', ''];

/** Bytes that are not allowed in a header value. Node rejects those requests itself. */
const CONTROLS = ['\u0000', '\u0007', '\u001b', '\u007f', '\n', '\r'];

/**
 * The bytes of a request that must not be authenticated.
 *
 * @param {Random} random
 * @param {InstanceName} instanceName whose cookies and tokens it is made of
 */
function craftedRequest(random, instanceName) {
  const lines = [
    `${random.weighted(METHODS)} ${target(random, instanceName)} ${random.chance(0.97) ? 'HTTP/1.1' : 'HTTP/1.0'}`,
  ];
  lines.push(...headers(random, instanceName).map(([name, value]) => `${name}: ${value}`));
  lines.push('connection: close', '', '');
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/**
 * The target, mostly of characters that Node accepts.
 *
 * @param {Random} random
 * @param {InstanceName} instanceName
 */
function target(random, instanceName) {
  const text = anyTarget(random, instanceName);
  return random.chance(0.95) ? text.replaceAll(/[^\x21-\x7e]/g, '') : text;
}

/**
 * @param {Random} random
 * @param {InstanceName} instanceName
 */
function anyTarget(random, instanceName) {
  const path = random.chance(0.9) ? random.pick(PATHS) : `/${noise(random, 20).replaceAll('?', '')}`;
  if (random.chance(0.55)) {
    return path;
  }
  const count = random.chance(0.02) ? 500 : 1 + Math.floor(random.fraction() * 3);
  const parameters = Array.from(
    { length: count },
    () => `${random.pick(PARAMETERS)}${random.pick(['=', '=', '=', '', '=='])}${parameter(random, instanceName)}`,
  );
  return `${path}?${parameters.join(random.pick(['&', '&', '&&', ';']))}`;
}

/**
 * @param {Random} random
 * @param {InstanceName} instanceName
 */
function parameter(random, instanceName) {
  const draw = {
    token: () => craftedToken(random, instanceName).replaceAll('#', ''),
    handshake: () => craftedHandshake(random, instanceName),
    address: () => random.pick(ADDRESSES),
    word: () =>
      random.pick([
        'true',
        'false',
        '',
        'x',
        '%00',
        '%0d%0a',
        '%',
        '%zz',
        '\u00e9',
        '%ff',
        '../../jwks',
        'a/b',
        'nonce_1',
      ]),
    noise: () => noise(random, 10).replaceAll('#', ''),
  }[random.weighted({ token: 3, handshake: 3, address: 3, word: 4, noise: 1 })];
  return draw();
}

/**
 * A handshake without a valid session: it is not Clerk's, or the session in it is not.
 *
 * @param {Random} random
 * @param {InstanceName} instanceName
 */
function craftedHandshake(random, instanceName) {
  const kind = random.pick([
    'good',
    'expired',
    'forged',
    'unknownKey',
    'otherAlgorithm',
    'otherType',
    'noList',
    'noClaim',
    'junk',
  ]);
  const directives = random.pick(['none', 'session', 'plain', 'both', 'withoutSession', 'signedOut', 'oddNames']);
  const session = random.pick(['forged', 'unknownKey', 'unsigned', 'word', 'noSubject']);
  const key = `${instanceName} ${kind} ${directives} ${session}`;
  if (!made.has(key)) {
    made.set(key, HANDSHAKE_TOKENS[kind](DIRECTIVES[directives](instances[instanceName], session)));
  }
  return /** @type {string} */ (made.get(key));
}

/** @type {Map<string, string>} */
const made = new Map();

/**
 * @param {Random} random
 * @param {InstanceName} instanceName
 * @returns {[name: string, value: string][]}
 */
function headers(random, instanceName) {
  /** @type {[name: string, value: string][]} */
  const drawn = [['host', random.chance(0.8) ? 'localhost:3000' : random.pick(HOSTS)]];
  if (random.chance(0.6)) {
    drawn.push(['sec-fetch-dest', 'document'], ['accept', 'text/html']);
  }
  const repeated = random.chance(0.05) ? 2 : 1;
  for (let time = 0; time < repeated; time += 1) {
    if (random.chance(0.4)) {
      drawn.push(['authorization', `${random.weighted(SCHEMES)} ${craftedToken(random, instanceName)}`]);
    }
    if (random.chance(0.65)) {
      drawn.push(['cookie', cookies(random, instanceName)]);
    }
    for (const name of random.some(Object.keys(HEADERS), 0.1)) {
      drawn.push([name, random.pick(HEADERS[name])]);
    }
  }
  if (random.chance(0.05)) {
    const header = random.pick(drawn);
    const at = Math.floor(random.fraction() * header[1].length);
    header[1] = header[1].slice(0, at) + random.pick(CONTROLS) + header[1].slice(at);
  }
  return drawn;
}

/**
 * @param {Random} random
 * @param {InstanceName} instanceName
 */
function cookies(random, instanceName) {
  const { suffix } = instances[instanceName];
  const pieces = random.some(SESSION_COOKIES, 0.7).flatMap((name) => {
    const value = valueOf(random, instanceName, name);
    return random.pick([
      [`${name}=${value}`],
      [`${name}_${suffix}=${value}`],
      [`${name}=${value}`, `${name}_${suffix}=${value}`],
    ]);
  });
  pieces.push(...random.some(OTHER_COOKIES, 0.12).map((name) => `${name}=${valueOf(random, instanceName, name)}`));
  if (random.chance(0.02)) {
    pieces.push(...Array.from({ length: 3000 }, (_, index) => `a${index}=${'x'.repeat(5)}`));
  }
  const text = pieces.join(random.pick(['; ', '; ', ';', ' ;\t', ';;', ',']));
  return random.chance(0.05) ? text.replaceAll(random.pick(['a', 'e', '_']), '%') : text;
}

/**
 * @param {Random} random
 * @param {InstanceName} instanceName
 * @param {string} name
 */
function valueOf(random, instanceName, name) {
  if (random.chance(0.1)) {
    return noise(random, 12);
  }
  switch (name) {
    case '__session':
      return craftedToken(random, instanceName);
    case '__client_uat':
      return random.pick(CLIENT_UATS);
    case '__clerk_handshake':
      return craftedHandshake(random, instanceName);
    case '__clerk_redirect_count':
      return random.pick(COUNTS);
    default:
      return random.pick(['x', 'dvb_1', 'a%0d%0ab', '%00', '%', '"x"', '../../jwks', '\u00e9', 'x'.repeat(2000), '']);
  }
}

module.exports = { craftedRequest };
