'use strict';

const assert = require('node:assert/strict');
const { startFrontendApi } = require('../support/frontend-api');
const { sendBytes } = require('../support/http');
const { overEachExpress } = require('../support/implementations');
const { startProxiedApp, stopProxying } = require('../support/proxied-app');

const ask = (app, target) =>
  sendBytes(app, `GET ${target} HTTP/1.1\r\nHost: app.example.com\r\nConnection: close\r\n\r\n`);

const layered = (text, layers) => (layers === 0 ? text : layered(text.replaceAll('%', '%25'), layers - 1));

/**
 * Paths that leave the proxy's path once a server decodes them or strips parameters. URL parsers keep all of them.
 */
const LEAVING = [
  '/..%2fadmin',
  '/..%2Fadmin',
  '/%2e%2e%2fadmin',
  '/.%2e%2fadmin',
  '/%2e.%2fadmin',
  '/v1/..%2f..%2fadmin',
  '/..%5cadmin',
  '/%2e%2e%5Cadmin',
  '/..;/admin',
  '/..;a=b/admin',
  '/.;/admin',
  '/v1/.;x/',
  '/..;',
  '/..%3b/admin',
  '/%2e%2e;/admin',
  '/%2e%2e%3bx/admin',
  '/v1%2f..',
  '/v1%2f..%2fadmin',
  '/v1%2f.%2fadmin',
  '/%252e%252e/admin',
  '/%252e./admin',
  '/..%252fadmin',
  '/..%255cadmin',
  '/%25252e%25252e/admin',
  '/%%32e%%32e/admin',
  '/%%32%65./admin',
  `/${layered('%2e%2e', 10)}/admin`,
  `/${layered('%20', 12)}`,
];

/** Paths that look similar but stay. */
const STAYING = [
  '/npm/@clerk/clerk-js@5/dist/clerk.browser.js',
  '/npm/@clerk/clerk-js@5.1.2/dist/vendors_a..b.js',
  '/v1/client?_method=PATCH&_clerk_js_version=5.0.0',
  '/v1/client?redirect_url=https%3A%2F%2Fapp.example.com%2F..%2Fx',
  '/v1/sign_ins/sia_1/...',
  '/v1/a..b',
  '/v1/.well-known',
  '/v1/..a',
  '/v1/a..',
  '/v1/a;b=..',
  '/v1/...;a',
  '/v1/100%',
  '/v1/%zz',
  '/v1/a%20b',
  '/v1/a%2fb',
  '/v1/a%252fb',
];

overEachExpress('A path at the Frontend API proxy', (express) => {
  afterEach(stopProxying);

  for (const base of ['', '/base']) {
    const below = base ? 'where CLERK_FAPI_URL has a path' : 'where CLERK_FAPI_URL has no path';

    it(`is rejected if a later server could leave the path by decoding it, ${below}`, async () => {
      const api = await startFrontendApi();
      const app = await startProxiedApp(express, { api: { ...api, origin: api.origin + base } });
      for (const path of LEAVING) {
        const { status, body } = await ask(app, `/__clerk${path}`);
        assert.deepEqual([status, JSON.parse(body).errors[0].code], [400, 'proxy_request_failed'], path);
      }
      assert.deepEqual(api.requests, []);
    });

    it(`is forwarded as written if it stays below the Frontend API, ${below}`, async () => {
      const api = await startFrontendApi();
      const app = await startProxiedApp(express, { api: { ...api, origin: api.origin + base } });
      for (const path of STAYING) {
        assert.equal((await ask(app, `/__clerk${path}`)).status, 200, path);
        assert.equal(api.requests.at(-1).url, base + path);
      }
    });
  }

  it('never reaches Clerk if it leaves the proxy before anything is decoded twice', async () => {
    const app = await startProxiedApp(express);
    for (const path of ['/../admin', '/%2e%2e/admin', '/.%2E/admin', '/..\\admin', '/v1/../../admin']) {
      assert.match((await ask(app, `/__clerk${path}`)).body, /the app$/, path);
    }
    assert.deepEqual(app.api.requests, []);
  });
});

overEachExpress('A response of the Frontend API', (express) => {
  afterEach(stopProxying);

  const OF_HOST = {
    'alt-svc': 'h3=":443"; ma=86400',
    'strict-transport-security': 'max-age=31536000; includeSubDomains; preload',
    'public-key-pins': 'pin-sha256="x"; max-age=5',
    'public-key-pins-report-only': 'pin-sha256="x"',
    'expect-ct': 'max-age=5, enforce',
    nel: '{"report_to":"cf-nel","max_age":604800}',
    'report-to': '{"group":"cf-nel","max_age":604800,"endpoints":[]}',
    'clear-site-data': '"*"',
    'origin-agent-cluster': '?1',
  };

  const OF_ANSWER = {
    'access-control-allow-origin': 'https://app.example.com',
    'cache-control': 'private, no-store',
    'cf-ray': '1-FRA',
    'content-security-policy': "default-src 'none'",
    etag: '"1"',
    'permissions-policy': 'camera=()',
    'referrer-policy': 'no-referrer',
    'reporting-endpoints': 'csp="/csp"',
    server: 'cloudflare',
    vary: 'Origin',
    via: '1.1 x',
    'x-clerk-trace-id': '1',
    'x-frame-options': 'DENY',
  };

  it('loses headers that affect Clerk’s host beyond the response itself, and nothing else', async () => {
    const app = await startProxiedApp(express);
    app.api.answer = (request, response) => response.writeHead(200, { ...OF_HOST, ...OF_ANSWER }).end();
    const { head } = await ask(app, '/__clerk/v1/client');
    const names = head
      .toLowerCase()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(':', 1)[0]);
    assert.deepEqual(
      names.filter((name) => name in OF_HOST),
      [],
    );
    for (const [name, value] of Object.entries(OF_ANSWER)) {
      assert.ok(head.toLowerCase().includes(`\r\n${name}: ${value.toLowerCase()}`), name);
    }
  });

  it('keeps the headers that the app itself sets about its host', async () => {
    const own = (req, res, next) => {
      res.setHeader('Strict-Transport-Security', 'max-age=60');
      next();
    };
    const app = await startProxiedApp(express, { earlier: [own] });
    app.api.answer = (request, response) => response.writeHead(200, OF_HOST).end();
    const { head } = await ask(app, '/__clerk/v1/client');
    assert.match(head, /\r\nStrict-Transport-Security: max-age=60(\r\n|$)/i);
  });
});
