'use strict';

const assert = require('node:assert/strict');
const { serveApp } = require('../support/app');
const { startClerkApi } = require('../support/clerk-api');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { instances, optionsFor } = require('../support/instances');
const { sessionToken } = require('../support/tokens');

const {
  authenticateRequest,
  authenticateUpgrade,
  clerkMiddleware,
  createClerkClient,
  getAuth,
  requireAuth,
  verifyToken,
} = implementations.ours;

const NAVIGATION = { 'sec-fetch-dest': 'document', accept: 'text/html' };
const SIGN_IN = 'https://accounts.example.com/sign-in?a=b';

/** A URL of another realm, such as that of a test runner: not an instance of ours. */
class ForeignUrl {
  #url;

  constructor(text) {
    this.#url = new URL(text);
  }

  get href() {
    return this.#url.href;
  }

  get host() {
    return this.#url.host;
  }

  get [Symbol.toStringTag]() {
    return 'URL';
  }
}

const REALMS = { 'a URL': URL, 'a URL of another realm': ForeignUrl };

overEachExpress('An option that holds a URL may be', (express) => {
  let api;
  let options;

  beforeEach(async () => {
    api = await startClerkApi();
    options = optionsFor(api);
  });

  const start = (...middleware) =>
    serveApp(express, (app) => app.use(...middleware, (req, res) => res.end(getAuth(req).userId)));

  for (const [title, Url] of Object.entries(REALMS)) {
    describe(title, () => {
      it('apiUrl of a middleware, a guard, a function and a call', async () => {
        const own = () => ({ ...options, apiUrl: new Url(api.origin) });
        for (const middleware of [
          clerkMiddleware(own()),
          requireAuth(own()),
          requireAuth({ ...own(), unauthenticated: 'json' }),
          clerkMiddleware(own),
          clerkMiddleware(async () => own()),
        ]) {
          const { origin } = await start(middleware);
          assert.equal((await sendToken(origin, sessionToken())).text, 'user_1');
        }
        const headers = { authorization: `Bearer ${sessionToken()}` };
        const request = { method: 'GET', url: '/', headers };
        assert.equal((await authenticateRequest({ request, options: own() })).isAuthenticated, true);
        assert.equal((await authenticateUpgrade(request, own())).userId, 'user_1');
        assert.equal((await verifyToken(sessionToken(), own())).sub, 'user_1');
        const client = createClerkClient(own());
        assert.equal((await client.authenticateRequest(new Request('http://app/', { headers }))).isAuthenticated, true);
        await client.users.getUser('user_1').catch(() => {});
        const paths = new Set(api.calls.map(({ path }) => path));
        assert.deepEqual([...paths].sort(), ['/v1/jwks', '/v1/users/user_1']);
      });

      it('signInUrl, to which a guard redirects', async () => {
        const signInUrl = new Url(SIGN_IN);
        for (const middleware of [
          requireAuth({ ...options, signInUrl }),
          requireAuth({ ...options, signInUrl, unauthenticated: 'redirect' }),
          requireAuth(() => ({ ...options, signInUrl })),
        ]) {
          const { status, headers } = await send((await start(middleware)).origin, { headers: NAVIGATION });
          assert.deepEqual([status, headers.location], [302, SIGN_IN]);
        }
      });

      it('proxyUrl, directly or from a function', async () => {
        const proxyUrl = new Url('https://app.example/__clerk');
        for (const given of [proxyUrl, () => proxyUrl]) {
          for (const middleware of [
            clerkMiddleware({ ...options, proxyUrl: given }),
            clerkMiddleware(() => ({ ...options, proxyUrl: given })),
          ]) {
            const { headers } = await send((await start(middleware)).origin, {
              headers: { ...NAVIGATION, cookie: '__client_uat=1' },
            });
            assert.match(headers.location, /^https:\/\/app\.example\/__clerk\/v1\/client\/handshake\?/);
          }
        }
      });

      it('domain, of which the host is used, and signInUrl of a satellite', async () => {
        const satellite = {
          ...options,
          publishableKey: instances.production.publishableKey,
          isSatellite: true,
          satelliteAutoSync: true,
          signInUrl: new Url('https://primary.example/sign-in'),
        };
        for (const domain of [new Url('https://satellite.example/'), () => new Url('https://satellite.example/')]) {
          const { headers } = await send((await start(clerkMiddleware({ ...satellite, domain }))).origin, {
            headers: NAVIGATION,
          });
          assert.equal(new URL(headers.location).host, 'clerk.satellite.example');
        }
      });

      it('those copied to a request state, which has strings', async () => {
        const names = ['signInUrl', 'signUpUrl', 'afterSignInUrl', 'afterSignUpUrl'];
        const urls = Object.fromEntries(names.map((name) => [name, new Url(`https://app.example/${name}`)]));
        const request = { method: 'GET', url: '/', headers: {} };
        for (const state of [
          await authenticateRequest({ request, options: { ...options, ...urls } }),
          await createClerkClient(options).authenticateRequest(new Request('http://app/'), urls),
        ]) {
          assert.deepEqual(
            names.map((name) => state[name]),
            names.map((name) => `https://app.example/${name}`),
          );
        }
      });

      it('those passed to a foreign client, which gets strings', async () => {
        const asked = [];
        const clerkClient = {
          authenticateRequest: async (request, given) => (
            asked.push(given),
            { headers: new Headers(), toAuth: () => ({ userId: 'mocked' }) }
          ),
        };
        const own = {
          ...options,
          clerkClient,
          signInUrl: new Url(SIGN_IN),
          proxyUrl: () => new Url('https://app.example/__clerk'),
        };
        await send((await start(clerkMiddleware(own))).origin);
        await authenticateRequest({
          clerkClient,
          request: { method: 'GET', url: '/', headers: { host: 'app.example' } },
          options: own,
        });
        assert.deepEqual(
          asked.map(({ signInUrl, proxyUrl }) => [signInUrl, proxyUrl]),
          Array(2).fill([SIGN_IN, 'https://app.example/__clerk']),
        );
      });
    });
  }

  it('but not one that expects an origin or a name, which is an error that says so', () => {
    for (const name of ['audience', 'issuer']) {
      assert.throws(() => clerkMiddleware({ ...options, [name]: [new URL('https://a.example')] }), {
        code: `${name}-invalid`,
        message: /a URL object; expected a string/,
      });
    }
  });
});
