'use strict';

const assert = require('node:assert/strict');
const { addedHeaders, directivesOf, startSite } = require('../support/browser');
const { startClerkApi, takeCalls } = require('../support/clerk-api');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances } = require('../support/instances');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { forgedToken, secondsFromNow, sessionToken } = require('../support/tokens');
const { FAILURES, json } = require('../parity/harness/answer-forms');
const { handshakeToken } = require('../parity/harness/tokens');

const { requireAuth } = implementations.ours;
const { production, development } = instances;

const REASON = 'client-uat-but-no-session-token';
const clientAlone = cookieHeader({ clientUat: 1 });
const inDevelopment = { publishableKey: development.publishableKey };

const namesOf = (response) =>
  addedHeaders(response)
    .map(([name]) => name)
    .join(' ');

overEachExpress('A browser that needs fresh cookies', (express) => {
  let api;

  beforeEach(async () => {
    api = await startClerkApi();
  });

  const start = (options, parts) => startSite(express, api, options, parts);

  describe('is redirected to Clerk', () => {
    it('with status 307, no body and the headers in their order', async () => {
      const { visit } = await start();
      const response = await visit(clientAlone, { path: '/page?a=b' });
      assert.equal(response.status, 307);
      assert.equal(response.text, '');
      const query = new URLSearchParams({
        redirect_url: 'http://app.example.com/page?a=b',
        __clerk_api_version: '2026-05-12',
        suffixed_cookies: 'true',
        __clerk_hs_reason: REASON,
        format: 'nonce',
      });
      assert.deepEqual(addedHeaders(response), [
        ['cache-control', 'no-store'],
        ['location', `https://clerk.example.com/v1/client/handshake?${query}`],
        ['set-cookie', '__clerk_redirect_count=1; SameSite=Lax; HttpOnly; Max-Age=2; Path=/'],
        ['x-clerk-auth-reason', REASON],
        ['x-clerk-auth-status', 'handshake'],
      ]);
    });

    it('and no later handler is called', async () => {
      const { visit, reached } = await start();
      await visit(clientAlone);
      assert.deepEqual(reached, []);
    });

    it('with a message if a token was rejected', async () => {
      const { visit } = await start();
      const response = await visit(
        cookieHeader({ session: sessionToken({ nbf: secondsFromNow(3600) }), clientUat: 1 }),
      );
      assert.equal(response.status, 307);
      assert.equal(
        namesOf(response),
        'cache-control location set-cookie x-clerk-auth-message x-clerk-auth-reason x-clerk-auth-status',
      );
    });

    it('with headers that the app has set earlier, which are added to', async () => {
      const { visit } = await start(
        {},
        {
          earlier(req, res, next) {
            res.setHeader('Cache-Control', 'private');
            res.setHeader('Set-Cookie', ['theme=dark', 'lang=de']);
            next();
          },
        },
      );
      const { status, headers } = await visit(clientAlone);
      assert.equal(status, 307);
      assert.equal(headers['cache-control'], 'private, no-store');
      assert.deepEqual(
        headers['set-cookie'].map((cookie) => cookie.split(';')[0]),
        ['theme=dark', 'lang=de', '__clerk_redirect_count=1'],
      );
    });

    it('three times in a row, and then continues signed out', async () => {
      const log = console.log;
      console.log = () => {};
      try {
        const { visit } = await start();
        let cookies = clientAlone;
        for (const count of [1, 2, 3]) {
          const { status, headers } = await visit(cookies);
          assert.equal(status, 307);
          const [counter] = headers['set-cookie'][0].split(';');
          assert.equal(counter, `__clerk_redirect_count=${count}`);
          cookies = `${clientAlone}; ${counter}`;
        }
        assertSignedOut(await visit(cookies), REASON);
      } finally {
        console.log = log;
      }
    });

    it('by requireAuth too, and not to the sign-in page', async () => {
      const { visit, reached } = await start({ signInUrl: '/sign-in' }, { guard: requireAuth });
      const { status, headers, text } = await visit(clientAlone);
      assert.deepEqual([status, text], [307, '']);
      assert.match(headers.location, /^https:\/\/clerk\.example\.com\/v1\/client\/handshake\?/);
      const other = await visit(clientAlone, { headers: { 'sec-fetch-dest': 'empty' } });
      assert.deepEqual([other.status, other.headers.location], [302, '/sign-in']);
      assert.deepEqual(reached, []);
    });

    it('but not if enableHandshake is false: the request continues with the same reason', async () => {
      const production = await start({ enableHandshake: false });
      const response = await production.visit(clientAlone);
      assertSignedOut(response, REASON);
      assert.equal(namesOf(response), 'x-clerk-auth-reason x-clerk-auth-status');
      assert.deepEqual(production.reached, ['/']);
      const development = await start({ ...inDevelopment, enableHandshake: false });
      assertSignedOut(await development.visit('__client_uat=1'), 'dev-browser-missing');
    });

    for (const [title, request] of Object.entries({
      'that is a script': { headers: { 'sec-fetch-dest': 'empty' } },
      'that is not a browser': { headers: { 'sec-fetch-dest': undefined, accept: '*/*' } },
      'that submits a form': { method: 'POST' },
    })) {
      it(`but not a client ${title}`, async () => {
        const { visit } = await start();
        assertSignedOut(await visit(clientAlone, request), REASON);
      });
    }
  });

  describe('and returns with them', () => {
    const token = (instance, session) => handshakeToken({ handshake: directivesOf(instance, session) });

    it('continues in production, signed in, with the cookies on the response of the app', async () => {
      const { visit, reached } = await start();
      const response = await visit(clientAlone, { path: `/page?__clerk_handshake=${token(production)}` });
      assertSignedIn(response);
      assert.deepEqual(addedHeaders(response), [
        ['access-control-allow-credentials', 'true'],
        ['access-control-allow-origin', 'null'],
        ...directivesOf(production).map((directive) => ['set-cookie', directive]),
      ]);
      assert.equal(reached.length, 1);
    });

    it('exchanges a nonce with one call of the Backend API', async () => {
      api.answers.payload = json(200, { directives: directivesOf(production) });
      const { visit } = await start({ secretKey: 'sk_test_of_the_options' });
      const response = await visit(clientAlone, { path: '/?__clerk_handshake_nonce=a%2Fb' });
      assertSignedIn(response);
      assert.deepEqual(response.headers['set-cookie'], directivesOf(production));
      const [{ query, headers }] = api.calls.filter(({ path }) => path.endsWith('/handshake_payload'));
      assert.equal(query, 'nonce=a%2Fb');
      assert.equal(headers.authorization, 'Bearer sk_test_of_the_options');
      assert.deepEqual(takeCalls(api), ['GET /v1/clients/handshake_payload']);
    });

    it('exchanges a nonce with the client of the app and its key', async () => {
      const clerkClient = implementations.ours.createClerkClient({
        secretKey: 'sk_test_of_the_client',
        apiUrl: api.origin,
      });
      api.answers.payload = json(200, { directives: directivesOf(production) });
      const { visit } = await start({ clerkClient, secretKey: 'sk_test_of_the_options' });
      assertSignedIn(await visit(clientAlone, { path: '/?__clerk_handshake_nonce=x' }));
      assert.deepEqual(
        api.calls.map(({ path, headers }) => [path, headers.authorization]),
        [
          ['/v1/clients/handshake_payload', 'Bearer sk_test_of_the_client'],
          ['/v1/jwks', 'Bearer sk_test_of_the_options'],
        ],
      );
    });

    it('adds to the headers that the app has set earlier', async () => {
      const { visit } = await start(
        {},
        {
          earlier(req, res, next) {
            res.setHeader('Access-Control-Allow-Origin', 'https://a.example');
            res.setHeader('Set-Cookie', 'theme=dark');
            next();
          },
        },
      );
      const { headers } = await visit(clientAlone, { path: `/?__clerk_handshake=${token(production)}` });
      assert.equal(headers['access-control-allow-origin'], 'https://a.example, null');
      assert.deepEqual(headers['set-cookie'], ['theme=dark', ...directivesOf(production)]);
    });

    it('continues signed out if there is no session among them, and keeps the other cookies', async () => {
      const { visit } = await start();
      const directives = ['__client_uat=0; Path=/'];
      const response = await visit(clientAlone, {
        path: `/?__clerk_handshake=${handshakeToken({ handshake: directives })}`,
      });
      assertSignedOut(response, 'session-token-missing');
      assert.deepEqual(response.headers['set-cookie'], directives);
    });

    it("is authenticated by its old cookies if the handshake is not Clerk's", async () => {
      const error = console.error;
      const logged = [];
      console.error = (text) => logged.push(text);
      try {
        const { visit } = await start();
        for (const path of [
          `/?__clerk_handshake=${forgedToken()}`,
          '/?__clerk_handshake=garbage',
          `/?__clerk_handshake=${token(production, forgedToken())}`,
        ]) {
          const response = await visit(cookieHeader({ session: sessionToken({ sub: 'user_old' }), clientUat: 1 }), {
            path,
          });
          assertSignedIn(response, 'user_old');
          assert.equal(response.headers['set-cookie'], undefined);
        }
        api.answers.payload = FAILURES.notFound;
        assert.equal(
          (await visit(clientAlone, { path: '/?__clerk_handshake_nonce=secret' })).headers['set-cookie'],
          undefined,
        );
      } finally {
        console.error = error;
      }
      // Once a minute in the whole process; `strangers-fill-no-console.test.js` runs in a separate one.
      assert.ok(logged.length <= 1, logged.join('\n'));
      assert.doesNotMatch(logged.join(), /eyJ|secret/);
    });

    it('is redirected to the clean URL in development', async () => {
      const { visit, reached } = await start(inDevelopment);
      const path = `/page?a=b&__clerk_handshake=${token(development)}&__clerk_db_jwt=dvb_1&__clerk_help=1&c`;
      const response = await visit(cookieHeader({ clientUat: 1, devBrowser: 'dvb_1' }, development), { path });
      assert.deepEqual([response.status, response.text], [307, '']);
      assert.deepEqual(addedHeaders(response), [
        ['access-control-allow-credentials', 'true'],
        ['access-control-allow-origin', 'null'],
        ['cache-control', 'no-store'],
        ['location', 'http://app.example.com/page?a=b&c='],
        ...directivesOf(development).map((directive) => ['set-cookie', directive]),
      ]);
      assert.deepEqual(reached, []);
    });

    it('is signed in with the cookies that it received', async () => {
      const { visit } = await start(inDevelopment);
      const first = await visit(cookieHeader({ devBrowser: 'dvb_1' }, development), {
        path: `/?__clerk_handshake=${token(development)}`,
      });
      const given = first.headers['set-cookie'].map((cookie) => cookie.split(';')[0]).join('; ');
      const jar = `${given}; __client_uat_${development.suffix}=1; ${cookieHeader({ devBrowser: 'dvb_1' }, development)}`;
      assertSignedIn(await visit(jar, { path: first.headers.location.replace('http://app.example.com', '') }));
    });
  });

  it('is never redirected to a URL of its own choosing', async () => {
    const { visit } = await start();
    for (const path of [
      '//evil.example/x',
      '/.//evil.example/x',
      '/\\evil.example',
      `/?__clerk_redirect_url=https%3A%2F%2Fevil.example`,
    ]) {
      const { status, headers } = await visit(clientAlone, { path });
      assert.equal(status, 307, path);
      const location = new URL(headers.location);
      assert.equal(location.host, 'clerk.example.com');
      assert.equal(new URL(location.searchParams.get('redirect_url')).host, 'app.example.com');
    }
  });
});
