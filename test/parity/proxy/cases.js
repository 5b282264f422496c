'use strict';

const { Random } = require('../harness/random');
const { ANSWERS } = require('./answers');
const { SETUPS } = require('./setups');

/** @typedef {{ name: string, setup: string, request: object, answer: string, environment?: object }} ProxyCase */

const HOST = ['Host', 'app.example.com'];
const CLOSE = ['Connection', 'close'];
const DOCUMENT = [
  ['Accept', 'text/html'],
  ['Sec-Fetch-Dest', 'document'],
  ['Cookie', '__client_uat=1'],
];

/** Targets, by what is odd about them. */
const TARGETS = [
  '/__clerk',
  '/__clerk/',
  '/__clerk/v1/client',
  '/__clerk/v1/client?a=b&_clerk_js_version=5',
  '/__clerk/npm/@clerk/clerk-js@5/dist/clerk.browser.js',
  '/__clerk?a=1',
  '/__clerk/?',
  '/__clerk/v1/client?',
  '/__clerk/v1/sign_ins?redirect=https%3A%2F%2Fapp.example.com%2F',
  '/__clerk//evil.example/x',
  '/__clerk///evil.example',
  '/__clerk/%2f%2fevil.example',
  '/__clerk/..%2f..%2fadmin',
  '/__clerk/..;/admin',
  '/__clerk/%2e%2e%5cadmin',
  '/__clerk/v1/%252e%252e/x',
  '/__clerk/%2e%2e/v1',
  '/__clerk/../page',
  '/__clerk/./v1',
  '/page/../__clerk/v1',
  '/__clerk\\evil.example',
  '/__clerk/\\\\evil.example/x',
  '/__clerk/@evil.example',
  '/__clerk@evil.example',
  '/__clerk:80/x',
  '/__clerk/https://evil.example/',
  '/__clerk/v1/a b'.replace(' ', '%20'),
  '/__clerk/v1/"quoted"',
  '/__clerk/v1/<x>|y',
  '/__clerk/v1/%zz',
  '/__clerk/v1/?q="\'<>',
  '/__clerk/v1/client#hash',
  '/__clerkship',
  '/__CLERK/v1',
  '/%5F_clerk/v1',
  '/page',
  '/',
  '/clerk/v1',
  '/auth/clerk/v1/client',
  '/page?x=/__clerk/v1',
  'http://other.example/__clerk/v1/client?a=b',
  'http://other.example:8080/page',
  'https://other.example/__clerk/v1',
];

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND'];

/** Headers of requests, each with its purpose. */
const HEADERS = [
  ['User-Agent', 'Mozilla/5.0'],
  ['Accept', 'application/json'],
  ['Accept-Language', 'de'],
  ['Accept-Encoding', 'gzip, br'],
  ['Authorization', 'Bearer abc.def.ghi'],
  ['Cookie', '__session=abc; __client_uat=1'],
  ['Origin', 'https://app.example.com'],
  ['Referer', 'https://app.example.com/page'],
  ['X-Custom', 'one'],
  ['X-Custom', 'two'],
  ['X-Forwarded-For', '203.0.113.7, 10.0.0.1'],
  ['X-Real-IP', '203.0.113.8'],
  ['CF-Connecting-IP', '203.0.113.9'],
  ['X-Forwarded-Host', 'www.example.com'],
  ['X-Forwarded-Proto', 'https'],
  ['X-Forwarded-Proto', 'https, http'],
  ['X-Forwarded-Host', 'a.example.com, b.example.com'],
  ['X-Forwarded-Port', '443'],
  ['Clerk-Secret-Key', 'sk_of_the_client'],
  ['Clerk-Proxy-Url', 'https://evil.example/'],
  ['Keep-Alive', 'timeout=5'],
  ['TE', 'trailers'],
  ['Trailer', 'X-Later'],
  ['Proxy-Authorization', 'Basic YTpi'],
  ['Proxy-Authenticate', 'Basic'],
  ['Upgrade', 'h2c'],
  ['If-None-Match', '"1"'],
  ['Sec-Fetch-Mode', 'navigate'],
  ['X-Empty', ''],
];

const CONNECTIONS = [
  'close',
  'close, x-custom',
  'close, Cookie',
  'x-custom , clerk-secret-key, close',
  'close, x-forwarded-host',
];

const BODIES = {
  none: { body: '', headers: [] },
  'of a length': {
    body: '{"a":1}',
    headers: [
      ['Content-Type', 'application/json'],
      ['Content-Length', '7'],
    ],
  },
  'of a form': {
    body: 'strategy=password&identifier=a%40b',
    headers: [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Content-Length', '34'],
    ],
  },
  'in chunks': {
    body: '5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n',
    headers: [
      ['Content-Type', 'text/plain'],
      ['Transfer-Encoding', 'chunked'],
    ],
  },
  'of bytes': {
    body: '\x00\xff\x80\r\n\r\n',
    headers: [
      ['Content-Type', 'application/octet-stream'],
      ['Content-Length', '7'],
    ],
  },
  empty: { body: '', headers: [['Content-Length', '0']] },
};

/** Only the proxy strips them, as Fetch does; whether tokens are verified with such a key does not matter here. */
const BLANKS = 'with blanks around the secret key';

/** A body is sent with its headers; one of the methods that Fetch knows. */
const request = (method, target, headers = [], body = BODIES.none) => ({
  method,
  target,
  headers: [HOST, ...headers, ...body.headers, ...(headers.some(([name]) => name === 'Connection') ? [] : [CLOSE])],
  body: body.body,
});

/** @returns {ProxyCase[]} every value of each dimension once, combined with plain values of the others */
function systematicCases() {
  const one = (name, values) => ({ name, setup: 'on', answer: 'json', ...values });
  return [
    ...Object.keys(SETUPS)
      .filter((setup) => setup !== BLANKS)
      .flatMap((setup) =>
        [
          '/__clerk/v1/client?a=b',
          '/__clerk/v1/client',
          '/clerk/v1/client',
          '/auth/clerk/v1',
          '/page',
          '/page?a=b',
        ].flatMap((target) => [
          one(`${setup}: ${target}`, {
            setup,
            answer: 'cookies',
            request: request('GET', target, [['User-Agent', 'x']]),
          }),
          one(`${setup}: a document at ${target}`, { setup, request: request('GET', target, DOCUMENT) }),
          one(`${setup}: JSON to ${target}`, {
            setup,
            answer: 'echo',
            request: request('POST', target, [], BODIES['of a length']),
          }),
        ]),
      ),
    one(BLANKS, { setup: BLANKS, request: request('GET', '/__clerk/v1/client') }),
    ...TARGETS.flatMap((target) =>
      METHODS.map((method) => one(`${method} ${target}`, { request: request(method, target) })),
    ),
    ...Object.keys(ANSWERS).flatMap((answer) =>
      METHODS.flatMap((method) =>
        ['', '/base', '/base/'].map((base) =>
          one(`${method} answered ${answer}, from ${base || '/'}`, {
            answer,
            environment: { base },
            request: request(method, '/__clerk/v1/client/x'),
          }),
        ),
      ),
    ),
    ...Object.entries(BODIES).flatMap(([title, body]) =>
      METHODS.map((method) =>
        one(`${method} with a body ${title}`, { answer: 'echo', request: request(method, '/__clerk/v1/x', [], body) }),
      ),
    ),
    ...HEADERS.flatMap((header) =>
      ['on', 'behind proxies'].map((setup) =>
        one(`${header.join(': ')}, ${setup}`, { setup, request: request('GET', '/__clerk/v1', [header]) }),
      ),
    ),
    ...CONNECTIONS.map((connection) =>
      one(`Connection: ${connection}`, {
        request: request('GET', '/__clerk/v1', [
          ['X-Custom', '1'],
          ['Cookie', 'a=b'],
          ['Connection', connection],
        ]),
      }),
    ),
    ...['?a=b', '#a', 'x'].map((base) =>
      one(`CLERK_FAPI_URL with ${base}`, { environment: { base }, request: request('GET', '/__clerk/v1') }),
    ),
    ...['ftp://a.example', 'http://user:secret@127.0.0.1', 'nonsense', 'http://127.0.0.1:1'].map((address) =>
      one(`CLERK_FAPI_URL ${address}`, {
        environment: { variables: { CLERK_FAPI_URL: address } },
        request: request('GET', '/__clerk/v1'),
      }),
    ),
    ...[
      '',
      'a b',
      '[',
      'user@app.example.com',
      'app.example.com:443',
      'APP.example.com',
      'bücher.example',
      'x/y',
      'x?y',
    ].map((host) =>
      one(`Host: ${host}`, {
        request: { ...request('GET', '/__clerk/v1'), headers: [['Host', Buffer.from(host).toString('latin1')], CLOSE] },
      }),
    ),
    ...['https', 'javascript', 'HTTPS', ''].flatMap((scheme) =>
      ['www.example.com', 'www.example.com:444', 'evil.example/x?', 'a@b', ''].flatMap((host) =>
        ['on', 'behind proxies'].map((setup) =>
          one(`forwarded ${scheme} ${host}, ${setup}`, {
            setup,
            answer: 'samePath',
            request: request('GET', '/__clerk/v1', [
              ['X-Forwarded-Proto', scheme],
              ['X-Forwarded-Host', host],
            ]),
          }),
        ),
      ),
    ),
    one('Expect: 100-continue', {
      request: request('POST', '/__clerk/v1', [['Expect', '100-continue']], BODIES['of a length']),
    }),
    one('Proxy-Connection', { request: request('GET', '/__clerk/v1', [['Proxy-Connection', 'keep-alive']]) }),
    one('another transfer coding', {
      request: request('POST', '/__clerk/v1', [['Transfer-Encoding', 'gzip, chunked']], {
        ...BODIES['in chunks'],
        headers: [],
      }),
    }),
    one('two framings', {
      request: request(
        'POST',
        '/__clerk/v1',
        [
          ['Transfer-Encoding', 'chunked'],
          ['Content-Length', '3'],
        ],
        { body: '0\r\n\r\n', headers: [] },
      ),
    }),
    one('two lengths', {
      request: request(
        'POST',
        '/__clerk/v1',
        [
          ['Content-Length', '3'],
          ['Content-Length', '4'],
        ],
        { body: 'abcd', headers: [] },
      ),
    }),
    one('a method that Fetch forbids', { request: request('TRACE', '/__clerk/v1') }),
  ];
}

/** @returns {ProxyCase[]} cases whose parts a seed picks */
function randomCases(seed, count) {
  return Array.from({ length: count }, (_, index) => {
    const random = new Random(`proxy:${seed}:${index}`);
    const method = random.pick(METHODS);
    const body = random.chance(0.5) ? BODIES.none : BODIES[random.pick(Object.keys(BODIES))];
    const headers = random.some(HEADERS, 0.2);
    const target = random.chance(0.6) ? '/__clerk/v1/client?a=b' : random.pick(TARGETS);
    return {
      name: `random ${seed}:${index}`,
      setup: random.chance(0.5) ? 'on' : random.pick(Object.keys(SETUPS).filter((name) => name !== BLANKS)),
      answer: random.pick(Object.keys(ANSWERS)),
      environment: random.chance(0.1) ? { base: '/base' } : undefined,
      request: request(method, target, [...headers, ['Connection', random.pick(CONNECTIONS)]], body),
    };
  });
}

module.exports = { randomCases, systematicCases };
