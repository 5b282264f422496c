'use strict';

const assert = require('node:assert/strict');
const { withEnvironment } = require('../support/environment');
const { send } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { startProxiedApp, stopProxying } = require('../support/proxied-app');
const { runNode } = require('../support/run-node');

const { clerkMiddleware, requireAuth } = implementations.ours;

const PATH = '/__clerk/v1/client';

overEachExpress('A misconfigured Frontend API proxy', (express) => {
  afterEach(stopProxying);

  const bad = [
    true,
    'yes',
    5,
    [],
    {},
    { path: '/x' },
    ...['clerk', '//evil.example', '/a?b', '/a#b', '/a b', '/a/../b', '/ä', 'https://a.example', '\\a', 5, {}].map(
      (path) => ({ enabled: true, path }),
    ),
  ];

  it('is an error when the middleware is created, which names what is expected', () => {
    for (const frontendApiProxy of bad) {
      assert.throws(
        () => clerkMiddleware({ frontendApiProxy }),
        (error) =>
          error instanceof TypeError &&
          error.code === 'frontend-api-proxy-invalid' &&
          /^Clerk: .*expected/.test(error.message),
        JSON.stringify(frontendApiProxy),
      );
      assert.throws(() => requireAuth({ frontendApiProxy }), { code: 'frontend-api-proxy-invalid' });
    }
  });

  it('is an error of the request if a callback returns it', async () => {
    const { origin } = await startProxiedApp(express, {
      guard: () => clerkMiddleware(() => ({ frontendApiProxy: true })),
    });
    const { status, json } = await send(origin, { path: PATH });
    assert.deepEqual([status, json.error.code], [500, 'frontend-api-proxy-invalid']);
  });

  it('fails the request if `enabled` throws or returns a promise', async () => {
    const failures = {
      'no such tenant': () => {
        throw new Error('no such tenant');
      },
      undefined: () => {
        throw undefined;
      },
      promise: async () => false,
      rejected: async () => {
        throw new Error('late');
      },
    };
    for (const [word, enabled] of Object.entries(failures)) {
      const { origin, api } = await startProxiedApp(express, { options: { frontendApiProxy: { enabled } } });
      for (const path of [PATH, '/page']) {
        const { status, json } = await send(origin, { path });
        assert.equal(status, 500);
        assert.match(json.error.message, new RegExp(word === 'rejected' ? 'promise' : word));
      }
      assert.equal(api.requests.length, 0);
    }
  });

  it('is unaffected by an `enabled` that changes its argument', async () => {
    const enabled = (url) =>
      Object.assign(url, { pathname: '/elsewhere', host: 'elsewhere.example', search: '?x' }) && true;
    const { origin, port, api } = await startProxiedApp(express, { options: { frontendApiProxy: { enabled } } });
    await send(origin, { path: PATH });
    assert.deepEqual(
      api.requests.map(({ url, headers }) => [url, headers['clerk-proxy-url']]),
      [['/v1/client', `http://127.0.0.1:${port}/__clerk`]],
    );
  });

  it('does not crash the process if a promise of `enabled` rejects', async () => {
    const { stdout } = await runNode(`
      const { clerkMiddleware } = require('clerk-express-native');
      const middleware = clerkMiddleware({ frontendApiProxy: { enabled: async () => { throw new Error('late'); } } });
      middleware({ url: '/', headers: { host: 'a' } }, {}, (error) => setTimeout(() => console.log(error.code)));`);
    assert.equal(stdout, 'frontend-api-proxy-invalid\n');
  });

  it('fails the request without naming the secret key if the key cannot be sent', async () => {
    for (const secretKey of ['sk_test_a\nb', 'sk_test_a\u0000', 'sk_test_\u20ac', 'sk_test_a\r\nX-Evil: 1']) {
      const { origin, api } = await startProxiedApp(express, { options: { secretKey } });
      const { status, json, text } = await send(origin, { path: PATH });
      assert.deepEqual([status, json.error.code], [500, 'secret-key-invalid']);
      assert.ok(!text.includes('sk_test'), text);
      assert.equal(api.requests.length, 0);
    }
  });

  it("responds in Clerk's format and names the wrong setting", async () => {
    const settings = [
      [{ secretKey: '' }, {}, 'CLERK_SECRET_KEY'],
      [{ secretKey: 5 }, {}, 'CLERK_SECRET_KEY'],
      [{ publishableKey: '' }, {}, 'CLERK_PUBLISHABLE_KEY'],
      ...['nonsense', 'ftp://a', 'http://ada:hush@a', 'http://a?b', 'http://a#b'].map((url) => [
        {},
        { CLERK_FAPI_URL: url },
        'CLERK_FAPI_URL',
      ]),
    ];
    for (const [options, environment, variable] of settings) {
      const { origin } = await startProxiedApp(express, { options });
      const { status, json, headers, text } = await withEnvironment(environment, () => send(origin, { path: PATH }));
      assert.equal(status, 500);
      assert.deepEqual(
        [json.errors.length, json.errors[0].code, headers['content-type'], headers['cache-control']],
        [1, 'proxy_configuration_error', 'application/json', 'no-store'],
      );
      assert.match(json.errors[0].message, new RegExp(variable));
      assert.ok(!/hush@|ada:/.test(text), text);
    }
  });

  it('does not call itself if CLERK_FAPI_URL leads back to it, by any name and through any server', async () => {
    let asked = 0;
    const count = (req, res, next) => {
      asked += 1;
      // Limits the damage: without the check it would use all sockets of this machine.
      asked > 10 ? res.status(508).end('{}') : next();
    };
    // What a server in front of the app leaves of the original host name.
    const renamed = (req, res, next) => {
      req.headers['x-forwarded-host'] ??= req.headers.host;
      req.headers.host = 'behind.internal';
      next();
    };
    for (const [earlier, name, most] of [
      [[count], '127.0.0.1', 1],
      [[count], 'localhost', 2],
      [[count, renamed], '127.0.0.1', 2],
    ]) {
      asked = 0;
      const { port } = await startProxiedApp(express, { earlier });
      const fapi = `http://127.0.0.1:${port}/__clerk`;
      const { status, json } = await withEnvironment({ CLERK_FAPI_URL: fapi }, () =>
        send(`http://127.0.0.1:${port}`, {
          path: PATH,
          headers: { host: `${name}:${port}`, 'x-forwarded-proto': 'http' },
        }),
      );
      assert.deepEqual([status, json.errors?.[0].code, asked <= most], [500, 'proxy_configuration_error', true]);
      assert.match(json.errors[0].message, /CLERK_FAPI_URL is the URL of this proxy/);
    }
  });
});
