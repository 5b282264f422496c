'use strict';

const assert = require('node:assert/strict');
const diagnostics = require('node:diagnostics_channel');
const { serveApp } = require('../support/app');
const { startClerkApi } = require('../support/clerk-api');
const { send } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { secondsFromNow, sessionToken } = require('../support/tokens');

const { clerkMiddleware, getAuth } = implementations.ours;
const { suffix } = instances.production;

const CHANNEL = 'clerk-express-native:authenticate';
const NAVIGATION = { 'sec-fetch-dest': 'document' };
const EXPIRED = { iat: secondsFromNow(-7200), nbf: secondsFromNow(-7200), exp: secondsFromNow(-3600) };

/** Must never appear: every secret value in the requests and options below is made of these words. */
const SECRETS = [/kept_secret/, /eyJ[\w-]{10}/, /hunter2/];
const secretKeys = { secretKey: 'sk_test_kept_secret_of_the_app', machineSecretKey: 'ak_kept_secret_of_the_machine' };

const bearer = (token) => ({ headers: { authorization: `Bearer ${token}` } });

/** Requests with secrets in every place where there can be one. */
const REQUESTS = {
  'with a session in the header': bearer(sessionToken()),
  'with a session in cookies': { headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) } },
  'with a token that has expired': bearer(sessionToken(EXPIRED)),
  'with a session that has expired': {
    headers: {
      cookie: `${cookieHeader({ session: sessionToken(EXPIRED), clientUat: 1 })}; __refresh_${suffix}=refresh_kept_secret`,
    },
  },
  'with garbage in the header': bearer('garbage_kept_secret'),
  'with a password': { headers: { authorization: 'Basic dXNlcjpodW50ZXIy hunter2' } },
  'with an API key': bearer('ak_kept_secret_of_a_user'),
  'with a dev browser': {
    headers: { cookie: '__clerk_db_jwt=browser_kept_secret; __client_uat=1; other=other_kept_secret' },
  },
  'with a nonce': { path: '/page?__clerk_handshake_nonce=nonce_kept_secret', headers: { cookie: '__client_uat=1' } },
  'with a handshake token': {
    path: '/page?__clerk_handshake=handshake_kept_secret',
    headers: { cookie: '__clerk_handshake=handshake_2_kept_secret' },
  },
  'with a query and a referrer': {
    path: '/page?reset=query_kept_secret',
    headers: {
      referer: 'https://user:hunter2@other.example/?token=referrer_kept_secret',
      cookie: '__client_uat=1',
      ...NAVIGATION,
    },
  },
  'with nothing': {},
};

function assertNoSecret(text, where) {
  for (const secret of SECRETS) {
    assert.doesNotMatch(text, secret, where);
  }
}

overEachExpress('Diagnostics for developers', (express) => {
  const { log, error } = console;
  let api;
  let logged;

  before(async () => {
    api = await startClerkApi();
  });

  beforeEach(() => {
    logged = [];
    console.log = (...words) => logged.push(words);
    console.error = () => {};
  });

  afterEach(() => Object.assign(console, { log, error }));

  const start = (options) =>
    serveApp(express, (app) => {
      app.use(clerkMiddleware(optionsFor(api, { ...secretKeys, ...options })));
      app.use((req, res) => {
        const auth = getAuth(req, { acceptsToken: 'any' });
        res.json({ isAuthenticated: auth.isAuthenticated, debug: auth.debug() });
      });
    });

  describe('with debug: true', () => {
    for (const [title, request] of Object.entries(REQUESTS)) {
      it(`are one block about a request ${title}, without its secrets`, async () => {
        const { origin } = await start({ debug: true });
        const { status, headers } = await send(origin, request);
        assert.ok(status === 200 || status === 307);
        assert.equal(logged.length, 1);
        const [[block]] = logged;
        const outcome = headers['x-clerk-auth-status'] ?? 'signed-in';
        const reason = headers['x-clerk-auth-reason'];
        const [first, ...others] = block.split('\n');
        const path = request.path ? '/page' : '/';
        assert.equal(first.replace(/"/g, ''), `Clerk: GET ${path} is ${outcome}${reason ? `: ${reason}` : ''}`);
        assert.ok(others.length > 0 && others.every((line) => line.startsWith('  ')), 'the block is not interleaved');
        assert.match(block, /^[\n\x20-\x7e]+$/);
        assertNoSecret(block);
      });
    }

    it('name the times, the parties and the fix', async () => {
      const { origin } = await start({ debug: true, authorizedParties: ['https://app.example.com'] });
      await send(origin, bearer(sessionToken({ exp: secondsFromNow(300) })));
      const [[block]] = logged;
      assert.match(block, /\n {2}looked at: the token in the Authorization header/);
      assert.match(
        block,
        /\n {2}token: iat \d s ago, nbf \d+ s ago, exp (299|300) s from now; a clock difference of 5 s is allowed/,
      );
      assert.match(block, /\n {2}azp: "http:\/\/localhost:3000" \(expected: "https:\/\/app\.example\.com"\)/);
      assert.match(block, /\n {2}iss: "https:\/\/clerk\.example\.com"/);
      assert.match(block, /\n {2}kid: ins_signing/);
      assert.match(block, /\n {2}why: .*reason=token-invalid-authorized-parties/);
      assert.match(block, /\n {2}what to do: add the origin/);
    });

    it('name the cookies that count', async () => {
      const { origin } = await start({ debug: true });
      await send(origin, { headers: { cookie: cookieHeader({ clientUat: 7 }), 'sec-fetch-dest': 'empty' } });
      assert.match(
        logged[0][0],
        new RegExp(
          `The cookies with the suffix _${suffix}: no session token, __client_uat 7\\. The client sent sec-fetch-dest empty`,
        ),
      );
    });

    it('say nothing about a request that an earlier middleware has authenticated', async () => {
      const { origin } = await serveApp(express, (app) => {
        const middleware = clerkMiddleware(optionsFor(api, { debug: true }));
        app.use(middleware, middleware, (req, res) => res.end());
      });
      await send(origin);
      assert.equal(logged.length, 1);
    });
  });

  it('say nothing without debug: true', async () => {
    for (const options of [{}, { debug: false }, { debug: undefined }]) {
      const { origin } = await start(options);
      for (const request of [
        REQUESTS['with nothing'],
        REQUESTS['with a session in the header'],
        REQUESTS['with garbage in the header'],
      ]) {
        await send(origin, request);
      }
    }
    assert.deepEqual(logged, []);
  });

  describe('by getAuth(req).debug()', () => {
    for (const [title, request] of Object.entries(REQUESTS)) {
      it(`return the result for a request ${title}, without its secrets`, async () => {
        const { origin } = await start({ enableHandshake: false });
        const { json, headers } = await send(origin, request);
        assertNoSecret(JSON.stringify(json.debug));
        const { explanation, reason } = json.debug;
        assert.match(
          explanation,
          new RegExp(`^Clerk: GET "?/(page)?"? is ${headers['x-clerk-auth-status'] ?? 'signed-in'}`),
        );
        assert.equal(reason, headers['x-clerk-auth-reason']);
      });
    }

    it('truncate the keys of the app, and only mention a nonce', async () => {
      const { origin } = await start({ jwtKey: undefined });
      const { json } = await send(origin, REQUESTS['with a nonce']);
      const { secretKey, machineSecretKey, handshakeNonce, jwtKey, publishableKey } = json.debug;
      assert.deepEqual(
        { secretKey, machineSecretKey, handshakeNonce, jwtKey },
        { secretKey: 'sk_test', machineSecretKey: 'ak_kept', handshakeNonce: '(hidden)', jwtKey: '' },
      );
      assert.equal(publishableKey, instances.production.publishableKey);
    });

    it('show the URLs of the options without credentials, query and fragment', async () => {
      const signInUrl = 'https://user:hunter2@app.example/sign-in?kept_secret#kept_secret';
      const { origin } = await start({ signInUrl, proxyUrl: '/__clerk?kept_secret#kept_secret' });
      const { json } = await send(origin, REQUESTS['with a session in the header']);
      assertNoSecret(JSON.stringify(json.debug));
      const { apiUrl, proxyUrl, signInUrl: shown } = json.debug;
      assert.deepEqual(
        { apiUrl, proxyUrl, signInUrl: shown },
        { apiUrl: optionsFor(api).apiUrl, proxyUrl: '/__clerk', signInUrl: 'https://app.example/sign-in' },
      );
    });

    it('have all the keys that @clerk/express truncates', async () => {
      const { origin } = await start();
      for (const request of [REQUESTS['with nothing'], REQUESTS['with a session in the header']]) {
        const { json } = await send(origin, request);
        for (const name of [
          'secretKey',
          'jwtKey',
          'sessionToken',
          'tokenInHeader',
          'sessionTokenInCookie',
          'refreshTokenInCookie',
          'devBrowserToken',
          'handshakeToken',
        ]) {
          assert.ok(json.debug[name].length <= 7, name);
        }
      }
    });
  });

  describe(`on the channel ${CHANNEL}`, () => {
    let messages;
    const listen = (message) => messages.push(message);

    beforeEach(() => {
      messages = [];
    });

    afterEach(() => diagnostics.unsubscribe(CHANNEL, listen));

    for (const [title, request] of Object.entries(REQUESTS)) {
      it(`are one message about a request ${title}`, async () => {
        const { origin } = await start();
        diagnostics.subscribe(CHANNEL, listen);
        const { headers } = await send(origin, request);
        assert.equal(messages.length, 1);
        const [{ request: seen, status, reason, message, explanation, ...others }] = messages;
        assert.deepEqual(others, {});
        assert.equal(seen.originalUrl, request.path ?? '/');
        assert.equal(seen.method, 'GET');
        assert.equal(status, headers['x-clerk-auth-status'] ?? 'signed-in');
        assert.equal(reason, headers['x-clerk-auth-reason']);
        assert.equal(message, headers['x-clerk-auth-message']);
        assert.ok(explanation.startsWith('Clerk: GET '));
        assertNoSecret([status, reason, message, explanation].join('\n'));
        assert.deepEqual(logged, []);
      });
    }

    it('are the string of the console, if both are on', async () => {
      const { origin } = await start({ debug: true });
      diagnostics.subscribe(CHANNEL, listen);
      await send(origin);
      assert.deepEqual([[messages[0].explanation]], logged);
    });

    it('stop when the last subscriber leaves', async () => {
      const { origin } = await start();
      diagnostics.subscribe(CHANNEL, listen);
      await send(origin);
      diagnostics.unsubscribe(CHANNEL, listen);
      await send(origin);
      assert.equal(messages.length, 1);
    });

    it('are unaffected by a subscriber that throws', async () => {
      const { origin } = await start();
      const uncaught = process.listeners('uncaughtException');
      process.removeAllListeners('uncaughtException');
      const thrown = new Promise((resolve) => process.once('uncaughtException', resolve));
      const fail = () => {
        throw new Error('of the listener');
      };
      diagnostics.subscribe(CHANNEL, fail);
      try {
        assert.equal((await send(origin, REQUESTS['with a session in the header'])).json.isAuthenticated, true);
        assert.equal((await thrown).message, 'of the listener');
      } finally {
        diagnostics.unsubscribe(CHANNEL, fail);
        uncaught.forEach((listener) => process.on('uncaughtException', listener));
      }
    });
  });
});
