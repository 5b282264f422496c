'use strict';

const assert = require('node:assert/strict');
const { serveApp } = require('../support/app');
const { startSite } = require('../support/browser');
const { startClerkApi } = require('../support/clerk-api');
const { withEnvironment } = require('../support/environment');
const { send, sendBytes } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { instances, optionsFor } = require('../support/instances');
const { assertSignedIn } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware, requireAuth } = implementations.ours;
const { publishableKey } = instances.development;
const SATELLITE = {
  CLERK_IS_SATELLITE: 'true',
  CLERK_DOMAIN: 'environment.example',
  CLERK_SIGN_IN_URL: 'https://primary.example/sign-in',
};
const VERCEL = { VERCEL_TARGET_ENV: 'production', VERCEL_PROJECT_PRODUCTION_URL: 'app.vercel.app' };
const locationOf = ({ headers }) => new URL(headers.location);

overEachExpress('The environment', (express) => {
  let api;

  before(async () => {
    api = await startClerkApi();
  });

  /** Where an app with these options redirects a browser in this environment. */
  const sentTo = (variables, options = {}, request = {}) =>
    withEnvironment(variables, async () => {
      const { visit } = await startSite(express, api, options);
      return locationOf(await visit('__client_uat=1', request));
    });

  it('sets the proxy of the Frontend API: CLERK_PROXY_URL', async () => {
    assert.equal(
      (await sentTo({ CLERK_PROXY_URL: 'https://proxy.example/__clerk' })).href.split('?')[0],
      'https://proxy.example/__clerk/v1/client/handshake',
    );
    const relative = await sentTo({ CLERK_PROXY_URL: '/__clerk' }, {}, { headers: { 'x-forwarded-proto': 'https' } });
    assert.equal(relative.href.split('?')[0], 'https://app.example.com/__clerk/v1/client/handshake');
    assert.equal(
      (await sentTo({ CLERK_PROXY_URL: '/__clerk' }, { proxyUrl: 'https://own.example' })).host,
      'own.example',
    );
  });

  it('sets whether the app is a satellite, its domain, and its sign-in page', async () => {
    const options = { satelliteAutoSync: true };
    const production = await withEnvironment(SATELLITE, async () => (await startSite(express, api, options)).visit());
    assert.deepEqual(
      [locationOf(production).host, production.headers['x-clerk-auth-reason']],
      ['clerk.environment.example', 'satellite-needs-syncing'],
    );
    const development = await withEnvironment(SATELLITE, async () =>
      (await startSite(express, api, { ...options, publishableKey })).visit(),
    );
    assert.equal(
      development.headers.location,
      'https://primary.example/sign-in?__clerk_redirect_url=http%3A%2F%2Fapp.example.com%2F',
    );
    const own = await withEnvironment(SATELLITE, async () =>
      (await startSite(express, api, { ...options, domain: 'own.example' })).visit(),
    );
    assert.equal(locationOf(own).host, 'clerk.own.example');
  });

  // Each app syncs with the primary one once it is a satellite.
  for (const [text, isSatellite] of Object.entries({
    true: true,
    TRUE: true,
    True: true,
    1: true,
    '7abc': true,
    ' 2': true,
    0: false,
    '-1': false,
    false: false,
    yes: false,
    on: false,
    truex: false,
    '': false,
  })) {
    it(`reads CLERK_IS_SATELLITE=${JSON.stringify(text)} as ${isSatellite}`, async () => {
      const { headers } = await withEnvironment({ ...SATELLITE, CLERK_IS_SATELLITE: text }, async () =>
        (await startSite(express, api, { satelliteAutoSync: true })).visit(),
      );
      assert.equal(
        headers['x-clerk-auth-reason'],
        isSatellite ? 'satellite-needs-syncing' : 'session-token-and-uat-missing',
      );
    });
  }

  it('is read again on each request', async () => {
    const { visit } = await startSite(express, api);
    const host = async () => locationOf(await visit('__client_uat=1')).host;
    assert.equal(await host(), 'clerk.example.com');
    assert.equal(await withEnvironment({ CLERK_PROXY_URL: 'https://one.example' }, host), 'one.example');
    assert.equal(await withEnvironment({ CLERK_PROXY_URL: 'https://two.example' }, host), 'two.example');
    assert.equal(await host(), 'clerk.example.com');
  });

  describe('has the key that identifies the instance read again for each of several requests that arrive together', () => {
    const development = { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: 'sk_test_development' };
    const production = {
      CLERK_PUBLISHABLE_KEY: instances.production.publishableKey,
      CLERK_SECRET_KEY: 'sk_live_production',
    };

    /** The reasons of two signed-out requests in one packet, between which the app sets variables. */
    const reasons = async (options, variablesOf) => {
      const server = await serveApp(express, (app) => {
        app.use((req, res, next) => {
          Object.assign(process.env, variablesOf(req.path));
          next();
        });
        app.use(clerkMiddleware(options), (req, res) => res.end());
      });
      const request = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: app.example.com\r\n${more}\r\n`;
      const both = request('/production') + request('/development', 'Connection: close\r\n');
      const { head, body } = await withEnvironment({ CLERK_PUBLISHABLE_KEY: '', CLERK_SECRET_KEY: '' }, () =>
        sendBytes(server, both),
      );
      return [...(head + body).matchAll(/x-clerk-auth-reason: (.*)\r/gi)].map(([, reason]) => reason);
    };
    const ofInstances = ['session-token-and-uat-missing', 'dev-browser-missing'];
    const variablesOf = (path) => (path === '/development' ? development : production);

    it('the secret key', async () => {
      const options = { ...optionsFor(api), publishableKey: undefined, secretKey: undefined };
      assert.deepEqual(await reasons(options, variablesOf), ofInstances);
    });

    it('the publishable key, if the secret key is an option', async () => {
      const options = { ...optionsFor(api), publishableKey: undefined };
      const publishableKeyOf = (path) => ({ CLERK_PUBLISHABLE_KEY: variablesOf(path).CLERK_PUBLISHABLE_KEY });
      assert.deepEqual(await reasons(options, publishableKeyOf), ofInstances);
    });
  });

  it('sets the sign-in page of requireAuth: CLERK_SIGN_IN_URL', async () => {
    const { origin } = await serveApp(express, (app) => app.use(requireAuth(optionsFor(api))));
    const { status, headers } = await withEnvironment({ CLERK_SIGN_IN_URL: 'https://environment.example/in' }, () =>
      send(origin),
    );
    assert.deepEqual([status, headers.location], [302, 'https://environment.example/in']);
  });

  it('has the key for calls about machines: CLERK_MACHINE_SECRET_KEY', async () => {
    const keyFor = async (variables, options) => {
      const { visit } = await startSite(express, api, options);
      api.calls.length = 0;
      await withEnvironment(variables, () => visit(undefined, { headers: { authorization: 'Bearer mt_opaque' } }));
      return api.calls[0].headers.authorization;
    };
    const variables = { CLERK_MACHINE_SECRET_KEY: 'ak_environment' };
    assert.equal(await keyFor(variables), 'Bearer ak_environment');
    assert.equal(await keyFor(variables, { machineSecretKey: 'ak_own' }), 'Bearer ak_own');
    assert.equal(await keyFor({}, { secretKey: 'sk_test_own' }), 'Bearer sk_test_own');
  });

  describe('of Vercel', () => {
    const own = 'http://app.example.com/__clerk/v1/client/handshake';
    const endpoint = async (variables, options) => (await sentTo(variables, options)).href.split('?')[0];

    it('makes the proxy of its production deployments the Frontend API', async () => {
      assert.equal(await endpoint(VERCEL), own);
      assert.equal(await endpoint({ ...VERCEL, VERCEL_PROJECT_PRODUCTION_URL: 'https://app.vercel.app/x' }), own);
    });

    const others = {
      'another deployment': [{ ...VERCEL, VERCEL_TARGET_ENV: 'preview' }],
      'a domain of its own': [{ ...VERCEL, VERCEL_PROJECT_PRODUCTION_URL: 'app.example.com' }],
      "a domain that only looks like Vercel's": [
        { ...VERCEL, VERCEL_PROJECT_PRODUCTION_URL: 'app.vercel.app.evil.example' },
      ],
      'no domain': [{ VERCEL_TARGET_ENV: 'production' }],
      'the switch for it': [{ ...VERCEL, CLERK_DISABLE_AUTO_PROXY: '1' }],
      'a domain in the options': [VERCEL, { domain: 'app.example.com' }],
    };
    for (const [title, [variables, options]] of Object.entries(others)) {
      it(`changes nothing with ${title}`, async () => {
        assert.equal(await endpoint(variables, options), 'https://clerk.example.com/v1/client/handshake');
      });
    }

    it('changes nothing with a proxy in the options, or for a development instance', async () => {
      assert.equal(
        await endpoint(VERCEL, { proxyUrl: 'https://own.example' }),
        'https://own.example/v1/client/handshake',
      );
      assert.equal(
        await endpoint(VERCEL, { publishableKey }),
        'https://foo-bar-13.clerk.accounts.dev/v1/client/handshake',
      );
    });

    it('proxies a satellite of a client, which still needs a domain', async () => {
      const satellite = optionsFor(api, { isSatellite: true, signInUrl: 'https://primary.example/sign-in' });
      for (const { createClerkClient } of [implementations.ours, implementations.reference]) {
        const state = await withEnvironment(VERCEL, () =>
          createClerkClient(satellite).authenticateRequest(new Request('http://app.example.com/'), satellite),
        );
        assert.equal(state.proxyUrl, 'http://app.example.com/__clerk');
      }
      const { visit } = await startSite(express, api, satellite);
      assert.equal((await withEnvironment(VERCEL, () => visit())).json.error.code, 'satellite-domain-missing');
    });

    it('is read again on each request', async () => {
      const { visit } = await startSite(express, api);
      const host = async () => locationOf(await visit('__client_uat=1')).host;
      assert.equal(await host(), 'clerk.example.com');
      assert.equal(await withEnvironment(VERCEL, host), 'app.example.com');
      assert.equal(await host(), 'clerk.example.com');
    });
  });

  it('leaves sessions as they are', async () => {
    const { visit } = await startSite(express, api);
    assertSignedIn(
      await withEnvironment({ ...VERCEL, CLERK_PROXY_URL: '/x' }, () =>
        visit(undefined, { headers: { authorization: `Bearer ${sessionToken()}` } }),
      ),
    );
  });
});
