'use strict';

const assert = require('node:assert/strict');
const { serveApp } = require('../support/app');
const { startSite } = require('../support/browser');
const { withEnvironment } = require('../support/environment');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { makeKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { runNode } = require('../support/run-node');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware, getAuth } = implementations.ours;
const signInUrl = 'https://primary.example/sign-in';
const locationOf = ({ headers }) => new URL(headers.location);

overEachExpress('Options that are functions', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  const start = (options) => startSite(express, endpoint, options);

  it('get the request URL as a URL object, once per request', async () => {
    const calls = [];
    const note = (name, value) => (url) => {
      calls.push([name, url]);
      return value;
    };
    const { visit } = await start({
      isSatellite: note('isSatellite', false),
      domain: note('domain', 'a.example'),
      proxyUrl: note('proxyUrl', ''),
    });
    const forwarded = { 'x-forwarded-host': 'public.example:8443', 'x-forwarded-proto': 'https' };
    await visit(undefined, { path: '/page?a=b', headers: forwarded });
    await visit(undefined, { path: '/other', method: 'POST' });
    assert.deepEqual(
      calls.map(([name, url]) => `${name} ${url.href}`),
      ['https://public.example:8443/page?a=b', 'http://app.example.com/other'].flatMap((href) =>
        ['isSatellite', 'domain', 'proxyUrl'].map((name) => `${name} ${href}`),
      ),
    );
    assert.ok(calls.every(([, url]) => url instanceof URL));
  });

  it('are not called for a request that an earlier middleware has authenticated, nor by getAuth', async () => {
    let asked = 0;
    const middleware = clerkMiddleware(optionsFor(endpoint, { domain: () => `${(asked += 1)}.example` }));
    const { origin } = await serveApp(express, (app) =>
      app.use(middleware, middleware, (req, res) => res.json([getAuth(req).userId, getAuth(req).userId])),
    );
    await send(origin);
    assert.equal(asked, 1);
  });

  it('select the app by the URL', async () => {
    const { visit } = await start({
      isSatellite: ({ hostname }) => hostname === 'satellite.example',
      domain: ({ hostname }) => hostname,
      signInUrl,
      satelliteAutoSync: true,
    });
    const away = await visit(undefined, { headers: { host: 'satellite.example' } });
    assert.deepEqual(
      [away.status, locationOf(away).host, away.headers['x-clerk-auth-reason']],
      [307, 'clerk.satellite.example', 'satellite-needs-syncing'],
    );
    assertSignedOut(await visit(), 'session-token-and-uat-missing');
  });

  it('may return the path of a proxy, on the origin of the request', async () => {
    for (const proxyUrl of [
      '/__clerk',
      () => '/__clerk',
      (url) => `${url.origin}/__clerk`,
      ({ pathname }) => `${pathname}__clerk`,
    ]) {
      const { visit } = await start({ proxyUrl });
      const { origin, pathname } = locationOf(
        await visit('__client_uat=1', {
          headers: { host: 'inner', 'x-forwarded-host': 'public.example', 'x-forwarded-proto': 'https' },
        }),
      );
      assert.equal(origin + pathname, 'https://public.example/__clerk/v1/client/handshake');
    }
  });

  it('take precedence over the environment, even if they return nothing', async () => {
    const hostWith = (proxyUrl) =>
      withEnvironment(
        { CLERK_PROXY_URL: 'https://environment.example/__clerk' },
        async () => locationOf(await (await start({ proxyUrl })).visit('__client_uat=1')).host,
      );
    assert.equal(await hostWith(() => undefined), 'environment.example');
    assert.equal(await hostWith(() => 'https://own.example/__clerk'), 'own.example');
  });

  for (const name of ['isSatellite', 'domain', 'proxyUrl']) {
    it(`that throw cause an error of the app: ${name}`, async () => {
      const { visit, reached } = await start({
        [name]: () => {
          throw new RangeError(`of ${name}`);
        },
      });
      for (let time = 0; time < 2; time += 1) {
        const { status, json } = await visit();
        assert.deepEqual([status, json.error.name, json.error.message], [500, 'RangeError', `of ${name}`]);
      }
      assert.deepEqual(reached, []);
    });
  }
});

overEachExpress('A function that returns the options of each request', (express) => {
  it('serves many tenants at once, each with its own keys', async () => {
    const tenants = await Promise.all(
      ['one', 'two', 'three'].map(async (name) => {
        const key = makeKey(`ins_${name}`);
        return { name, key, options: optionsFor(await startKeyEndpoint({ keys: [key.jwk] })) };
      }),
    );
    const { origin } = await serveApp(express, (app) => {
      app.use(
        clerkMiddleware(({ hostname }) => ({ ...tenants.find(({ name }) => hostname === `${name}.example`).options })),
      );
      app.use((req, res) => res.json(getAuth(req).userId));
    });
    const ask = ({ key, name: user }, { name: host }) =>
      sendToken(origin, sessionToken({ sub: `user_${user}` }, {}, key), { headers: { host: `${host}.example` } });
    const pairs = tenants.flatMap((one) => tenants.map((other) => [one, other]));
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(pairs.map(([one, other]) => ask(one, other)));
      answers.forEach(({ json, headers }, index) => {
        const [one, other] = pairs[index];
        assert.equal(json, one === other ? `user_${one.name}` : null);
        assert.equal(headers['x-clerk-auth-reason'], one === other ? undefined : 'jwk-kid-mismatch');
      });
    }
  });

  it('may be asynchronous, and gets the request', async () => {
    const options = optionsFor(await startKeyEndpoint());
    const seen = [];
    const { origin } = await serveApp(express, (app) => {
      app.use(
        clerkMiddleware(async (req) => {
          seen.push(req.get('x-tenant'));
          return options;
        }),
      );
      app.use((req, res) => res.json({ auth: { properties: Object.entries(getAuth(req)) } }));
    });
    assertSignedIn(await sendToken(origin, sessionToken(), { headers: { 'x-tenant': 'acme' } }));
    assert.deepEqual(seen, ['acme']);
  });
});

// In a separate process that counts the calls of the native constructor.
describe('What is prepared from options', () => {
  it('is created once for equal options, however often a function creates them', async () => {
    const { publishableKey } = instances.production;
    const { stdout } = await runNode(`
      const native = require('./lib/native');
      let made = 0;
      const { Authenticator } = native;
      require.cache[require.resolve('./lib/native')].exports = { ...native, Authenticator: class extends Authenticator { constructor(...options) { super(...options); made += 1; } } };
      const { clerkMiddleware } = require('clerk-express-native');
      const ask = (middleware, url) => new Promise((resolve) => middleware({ method: 'GET', url, headers: { host: 'a.example' } }, { appendHeader() {} }, resolve));
      const tenant = (url) => ({ publishableKey: '${publishableKey}', secretKey: 'sk_test_' + url.slice(1), authorizedParties: ['https://a.example'] });
      (async () => {
        const byCallback = clerkMiddleware((req) => tenant(req.url));
        for (let index = 0; index < 300; index += 1) await ask(byCallback, '/' + (index % 3));
        console.log(made);
        for (let index = 0; index < 3; index += 1) await ask(clerkMiddleware(tenant('/' + index)), '/');
        console.log(made);
        const byFunction = clerkMiddleware({ ...tenant('/0'), domain: ({ pathname }) => pathname.slice(1) });
        for (let index = 0; index < 300; index += 1) await ask(byFunction, '/' + (index % 5));
        console.log(made);
      })();`);
    // The URL of the app is not part of what is prepared: clients choose it.
    assert.deepEqual(stdout.trim().split('\n'), ['3', '3', '3']);
  });
});
