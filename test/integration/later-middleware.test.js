'use strict';

const assert = require('node:assert/strict');
const { channel } = require('node:diagnostics_channel');
const { inspect } = require('node:util');
const { directivesOf } = require('../support/browser');
const { serveApp } = require('../support/app');
const { startClerkApi, takeCalls } = require('../support/clerk-api');
const { withEnvironment } = require('../support/environment');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, freshSecretKey, instances, optionsFor } = require('../support/instances');
const { foreignKey, servedKeys, signingKey } = require('../support/keys');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { clerkHeaders } = require('../support/outcome');
const { serve } = require('../support/server');
const { secondsFromNow, sessionToken } = require('../support/tokens');
const { json } = require('../parity/harness/answer-forms');

const { clerkMiddleware, createClerkClient, getAuth, requireAuth } = implementations.ours;
const { production, development } = instances;

const OWN_ORIGIN = 'http://localhost:3000';
const OTHER = 'https://other.example';
const OTHERS = { authorizedParties: [OTHER] };

/** Options that reject a token of the earlier middleware: the token's claims and header, and the reason. */
const NARROWING = {
  authorizedParties: [OTHERS, {}, {}, 'token-invalid-authorized-parties'],
  'authorizedParties as a string': [{ authorizedParties: OTHER }, {}, {}, 'token-invalid-authorized-parties'],
  audience: [{ audience: 'api' }, { aud: 'web' }, {}, 'token-verification-failed'],
  issuer: [{ issuer: OTHER }, {}, {}, 'token-invalid-issuer'],
  strict: [{ strict: true }, { iss: OTHER }, {}, 'token-invalid-issuer'],
  'strict and audience': [{ strict: true, audience: 'api' }, {}, {}, 'token-verification-failed'],
  headerType: [{ headerType: 'at+jwt' }, {}, {}, 'token-invalid'],
  clockSkewInMs: [
    { clockSkewInMs: -4_000_000 },
    {},
    {},
    'session-token-expired-refresh-non-eligible-no-refresh-cookie',
  ],
  jwtKey: [{ jwtKey: foreignKey.pem }, {}, {}, 'token-invalid-signature'],
};

/** Options that do not affect the result, or have no difference. `options` are those of the earlier middleware. */
const KEEPING = {
  'no options': () => ({}),
  'options of a guard': () => ({ permission: 'org:a:b', forbidden: (req, res, next) => next() }),
  'a sign-in page': () => ({ signInUrl: '/enter', unauthenticated: 'json' }),
  debug: () => ({ debug: false }),
  'the same options': (options) => options,
  'equal options in other arrays': (options) => ({ ...options, authorizedParties: [OWN_ORIGIN] }),
  'the same keys alone': ({ publishableKey, secretKey }) => ({ publishableKey, secretKey }),
  'explicit defaults': () => ({ enableHandshake: true, strict: false, skipJwksCache: false }),
  'options that are undefined': () => ({
    authorizedParties: undefined,
    audience: undefined,
    issuer: null,
    secretKey: '',
  }),
  'arrays that are empty': () => ({ authorizedParties: [], audience: [] }),
  'the default client': () => ({ clerkClient: implementations.ours.clerkClient }),
};

overEachExpress('A middleware after another one', (express) => {
  let endpoint;
  let options;

  before(async () => {
    endpoint = await startKeyEndpoint();
    options = { ...optionsFor(endpoint), authorizedParties: [OWN_ORIGIN] };
  });

  /** An app with several middlewares, which responds with the user that it sees in the end. */
  const start = (...middleware) =>
    serveApp(express, (app) => {
      app.use(...middleware);
      app.use((req, res) => res.json({ userId: getAuth(req).userId }));
    });

  /** The number of times a request was authenticated. */
  async function decisionsOf(task) {
    let count = 0;
    const subscriber = () => (count += 1);
    const decisions = channel('clerk-express-native:authenticate');
    decisions.subscribe(subscriber);
    try {
      await task();
    } finally {
      decisions.unsubscribe(subscriber);
    }
    return count;
  }

  describe('authenticates again with its own settings', () => {
    for (const [title, [own, claims, header, reason]] of Object.entries(NARROWING)) {
      it(`and rejects what they reject: ${title}`, async () => {
        const token = sessionToken(claims, header);
        assert.equal((await sendToken((await start(clerkMiddleware(options))).origin, token)).json.userId, 'user_1');
        const guarded = await sendToken(
          (await start(clerkMiddleware(options), requireAuth({ ...own, unauthenticated: 'json' }))).origin,
          token,
        );
        assert.deepEqual([guarded.status, guarded.json.reason], [401, reason]);
        const redirected = await sendToken(
          (await start(clerkMiddleware(options), requireAuth({ ...own, signInUrl: '/enter' }))).origin,
          token,
        );
        assert.deepEqual([redirected.status, redirected.headers.location], [302, '/enter']);
        for (const given of [own, () => own, async () => own]) {
          const { json: body, headers } = await sendToken(
            (await start(clerkMiddleware(options), clerkMiddleware(given))).origin,
            token,
          );
          assert.deepEqual([body.userId, headers['x-clerk-auth-reason']], [null, reason]);
        }
      });
    }

    it('and lets through what they accept', async () => {
      const { origin } = await start(
        clerkMiddleware(options),
        requireAuth({ audience: 'api', issuer: production.issuer, strict: true, unauthenticated: 'json' }),
      );
      assert.deepEqual((await sendToken(origin, sessionToken({ aud: 'api' }))).json, { userId: 'user_1' });
    });

    it('to which those of the earlier one are added', async () => {
      const { origin } = await start(
        clerkMiddleware(options),
        requireAuth({ issuer: production.issuer, audience: 'api', unauthenticated: 'json' }),
      );
      const { status, json: body } = await sendToken(origin, sessionToken({ azp: OTHER, aud: 'api' }));
      assert.deepEqual([status, body.reason], [401, 'token-invalid-authorized-parties'], 'both keys and parties apply');
    });

    it('which replace those of the earlier one', async () => {
      const { origin } = await start(clerkMiddleware(options), requireAuth({ ...OTHERS, unauthenticated: 'json' }));
      const { status, headers } = await sendToken(origin, sessionToken({ azp: OTHER }));
      assert.equal(status, 200);
      assert.deepEqual(clerkHeaders({ headers }), {}, 'the reason of the earlier one is gone');
    });

    it('and a third one uses those of the second', async () => {
      const third = [
        requireAuth({ unauthenticated: 'json' }),
        clerkMiddleware(),
        clerkMiddleware(options),
        requireAuth({ audience: 'web', unauthenticated: 'json' }),
      ];
      const reasons = [];
      for (const middleware of third.slice(0, 2).concat(third[3])) {
        const { origin } = await start(clerkMiddleware(options), clerkMiddleware({ issuer: OTHER }), middleware);
        reasons.push((await sendToken(origin, sessionToken())).headers['x-clerk-auth-reason']);
      }
      assert.deepEqual(reasons, Array(3).fill('token-invalid-issuer'));
      const { origin } = await start(clerkMiddleware(options), clerkMiddleware({ issuer: OTHER }), third[2]);
      assert.equal(
        (await sendToken(origin, sessionToken())).headers['x-clerk-auth-reason'],
        'token-invalid-issuer',
        'it does not widen',
      );
    });

    it('if an array that was empty has been filled', async () => {
      const authorizedParties = [];
      const { origin } = await start(
        clerkMiddleware(options),
        requireAuth({ authorizedParties, unauthenticated: 'json' }),
      );
      assert.equal((await sendToken(origin, sessionToken())).status, 200);
      assert.equal(
        (await sendToken(origin, sessionToken({ azp: OTHER }))).status,
        401,
        'the empty array does not widen',
      );
      authorizedParties.push(OTHER);
      assert.equal((await sendToken(origin, sessionToken())).status, 401);
      assert.equal((await sendToken(origin, sessionToken({ azp: OTHER }))).status, 200);
    });

    it('with the settings of the tenant that a function returned for the earlier one', async () => {
      const other = optionsFor(await startKeyEndpoint({ keys: [foreignKey.jwk] }));
      const tenants = { '/one': options, '/two': { ...other, authorizedParties: ['https://two.example'] } };
      const tenantOf = (req) => tenants[req.path];
      const { origin } = await start(
        clerkMiddleware(tenantOf),
        requireAuth({ audience: 'api', strict: true, unauthenticated: 'json' }),
      );
      const statusOf = async (path, token) => (await sendToken(origin, token, { path })).status;
      assert.equal(await statusOf('/one', sessionToken({ aud: 'api' })), 200);
      assert.equal(await statusOf('/one', sessionToken()), 401);
      assert.equal(
        await statusOf('/two', sessionToken({ aud: 'api', azp: 'https://two.example' }, {}, foreignKey)),
        200,
      );
      assert.equal(
        await statusOf('/two', sessionToken({ aud: 'api' }, {}, foreignKey)),
        401,
        'the parties of the tenant apply',
      );
      assert.equal(await statusOf('/two', sessionToken({ aud: 'api' })), 401, 'the keys of the tenant apply');
    });

    it('in the same tick', async () => {
      const guard = requireAuth({ audience: 'api', unauthenticated: 'json' });
      const earlier = clerkMiddleware(options);
      const { origin } = await serve((req, res) => {
        let returned = false;
        earlier(req, res, () =>
          guard(req, res, (error) => res.end(`${error ?? 'next'} ${returned ? 'later' : 'at once'}`)),
        );
        returned = true;
      });
      const token = sessionToken({ aud: 'api' });
      await sendToken(origin, token);
      assert.equal((await sendToken(origin, token)).text, 'next at once');
    });

    it('and the response headers are those of its own result', async () => {
      const { origin } = await start(clerkMiddleware(options), clerkMiddleware({ issuer: OTHER }));
      const { rawHeaders, json: body } = await sendToken(origin, sessionToken({ azp: OTHER }));
      const reasons = rawHeaders.filter((_, index) => rawHeaders[index - 1] === 'x-clerk-auth-reason');
      assert.deepEqual([reasons.length, body.userId], [1, null]);
      const { headers } = await send(origin);
      assert.deepEqual(clerkHeaders({ headers }), {
        'x-clerk-auth-reason': 'session-token-and-uat-missing',
        'x-clerk-auth-status': 'signed-out',
      });
    });

    it('and an invalid configuration rejects every request', async () => {
      const { origin } = await start(
        clerkMiddleware(options),
        requireAuth({ publishableKey: 'unusable', unauthenticated: 'json' }),
      );
      const { status, json: body } = await sendToken(origin, sessionToken());
      assert.deepEqual([status, body.error.code], [500, 'publishable-key-invalid']);
    });

    it('whether the earlier or the later one has the Frontend API proxy', async () => {
      const proxied = { ...options, frontendApiProxy: { enabled: true } };
      for (const [first, second] of [
        [proxied, OTHERS],
        [options, { ...proxied, ...OTHERS }],
      ]) {
        const { origin } = await start(clerkMiddleware(first), requireAuth({ ...second, unauthenticated: 'json' }));
        for (const path of ['/', second === OTHERS ? '/x' : '/__clerk/v1/client']) {
          assert.equal((await sendToken(origin, sessionToken(), { path })).status, 401);
        }
      }
    });
  });

  describe('keeps the result', () => {
    for (const [title, ownOf] of Object.entries(KEEPING)) {
      it(`if it has ${title}`, async () => {
        const middleware = [
          clerkMiddleware(options),
          clerkMiddleware(ownOf(options)),
          requireAuth(ownOf(options)),
          clerkMiddleware(() => ownOf(options)),
        ];
        const { origin } = await start(...middleware);
        const decisions = await decisionsOf(async () => {
          assert.equal((await sendToken(origin, sessionToken())).json.userId, 'user_1');
        });
        assert.equal(decisions, 1);
      });
    }

    it('if its keys are those of the environment, which the earlier one used', async () => {
      const { publishableKey, secretKey, apiUrl } = optionsFor(endpoint);
      const environment = { CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey };
      await withEnvironment(environment, async () => {
        const { origin } = await start(
          clerkMiddleware({ apiUrl }),
          requireAuth({ publishableKey, secretKey, unauthenticated: 'json' }),
        );
        assert.equal(await decisionsOf(() => sendToken(origin, sessionToken())), 1);
      });
    });
  });

  describe('that names another instance', () => {
    let other;

    before(async () => {
      const { origin: apiUrl } = await startKeyEndpoint({ keys: [foreignKey.jwk] });
      other = { publishableKey: development.publishableKey, secretKey: freshSecretKey(), apiUrl };
    });

    const tokenOfOther = () => sessionToken({ iss: development.issuer, azp: OTHER }, {}, foreignKey);

    it('uses only its own options', async () => {
      const ofEarlier = {
        ...options,
        jwtKey: signingKey.pem,
        issuer: production.issuer,
        audience: 'api',
        proxyUrl: 'https://proxy.example/__clerk',
      };
      const { origin } = await start(clerkMiddleware(ofEarlier), requireAuth({ ...other, unauthenticated: 'json' }));
      assert.equal((await sendToken(origin, sessionToken({ aud: 'api' }))).status, 401);
      assert.deepEqual((await sendToken(origin, tokenOfOther())).json, { userId: 'user_1' });
      const { status, headers } = await send(origin, {
        headers: { 'sec-fetch-dest': 'document', cookie: '__client_uat=1; __clerk_db_jwt=x' },
      });
      assert.equal(status, 307);
      assert.equal(new URL(headers.location).host, 'proxy.example', 'the earlier one redirects first');
    });

    it('redirects browsers to that instance', async () => {
      const { origin } = await start(
        clerkMiddleware({ ...options, enableHandshake: false, proxyUrl: 'https://proxy.example/__clerk' }),
        requireAuth({ ...other, unauthenticated: 'json' }),
      );
      const { status, headers, rawHeaders } = await send(origin, {
        headers: { 'sec-fetch-dest': 'document', cookie: '__client_uat=1; __clerk_db_jwt=x' },
      });
      assert.equal(status, 307);
      assert.equal(new URL(headers.location).host, new URL(development.issuer).host);
      assert.equal(headers['x-clerk-auth-status'], 'handshake');
      assert.equal(rawHeaders.filter((name) => /^x-clerk-auth-(status|reason)$/.test(name)).length, 2);
    });

    it('by a client with its own keys uses that client', async () => {
      const { apiUrl, ...keys } = other;
      const clerkClient = createClerkClient({ ...keys, apiUrl });
      const { origin } = await start(clerkMiddleware(options), requireAuth({ clerkClient, unauthenticated: 'json' }));
      assert.equal((await sendToken(origin, sessionToken())).status, 401);
      assert.equal((await sendToken(origin, tokenOfOther())).status, 200);
    });

    it('by one key does not inherit the other one from the earlier middleware', async () => {
      const { origin } = await start(
        clerkMiddleware(options),
        requireAuth({ secretKey: other.secretKey, unauthenticated: 'json' }),
      );
      const { status, json: body } = await sendToken(origin, sessionToken());
      assert.deepEqual([status, body.error.code], [500, 'publishable-key-missing']);
    });
  });

  describe('after the middleware of @clerk/express', () => {
    const reference = () => implementations.reference.clerkMiddleware(options);

    it('keeps its result if it has no settings of its own', async () => {
      const { origin } = await start(reference(), clerkMiddleware(), requireAuth({ unauthenticated: 'json' }));
      assert.equal((await sendToken(origin, sessionToken())).json.userId, 'user_1');
    });

    it('authenticates again with its own settings and the keys of the environment', async () => {
      const { publishableKey, secretKey, apiUrl } = options;
      await withEnvironment({ CLERK_PUBLISHABLE_KEY: publishableKey, CLERK_SECRET_KEY: secretKey }, async () => {
        const { origin } = await start(reference(), requireAuth({ ...OTHERS, apiUrl, unauthenticated: 'json' }));
        assert.equal((await sendToken(origin, sessionToken())).status, 401);
      });
      const { origin } = await start(reference(), requireAuth({ ...OTHERS, unauthenticated: 'json' }));
      assert.equal((await sendToken(origin, sessionToken())).json.error.code, 'publishable-key-missing');
    });
  });

  describe('after a mock', () => {
    it('calls it again, with the settings of both', async () => {
      const asked = [];
      const clerkClient = {
        authenticateRequest: async (request, given) => {
          asked.push(given);
          return {
            headers: new Headers({ 'x-clerk-auth-reason': 'mocked' }),
            toAuth: () => ({ userId: 'user_of_the_mock', tokenType: 'session_token', isAuthenticated: true }),
          };
        },
      };
      const earlier = clerkMiddleware({ clerkClient, audience: ['api'] });
      const { origin } = await start(
        earlier,
        clerkMiddleware({ clerkClient, audience: ['api'] }),
        requireAuth({ ...OTHERS, unauthenticated: 'json' }),
      );
      const { json: body, headers } = await send(origin);
      assert.deepEqual([body.userId, headers['x-clerk-auth-reason']], ['user_of_the_mock', 'mocked']);
      assert.deepEqual(
        asked.map(({ audience, authorizedParties }) => [audience, authorizedParties]),
        [
          [['api'], undefined],
          [['api'], [OTHER]],
        ],
      );
    });
  });

  describe('after the earlier one has renewed the session', () => {
    let api;

    beforeEach(async () => {
      api = await startClerkApi('production', servedKeys);
    });

    const NAVIGATION = { 'sec-fetch-dest': 'document', accept: 'text/html' };
    const guard = (own) => requireAuth({ unauthenticated: 'json', ...own });

    it('uses the new session, and never uses a handshake twice', async () => {
      for (const [own, status] of [
        [{ audience: 'api' }, 200],
        [OTHERS, 401],
        [{ enableHandshake: false }, 200],
      ]) {
        const session = sessionToken({ aud: 'api', sub: 'user_new' });
        api.answers.payload = json(200, { directives: directivesOf(production, session) });
        const { origin } = await start(clerkMiddleware(optionsFor(api)), guard(own));
        for (const request of [
          {
            path: '/page?a=b&__clerk_handshake_nonce=x',
            headers: { ...NAVIGATION, cookie: cookieHeader({ clientUat: 1 }) },
          },
          {
            path: '/page',
            headers: { ...NAVIGATION, cookie: `__clerk_handshake_nonce=x; ${cookieHeader({ clientUat: 1 })}` },
          },
        ]) {
          const response = await send(origin, request);
          assert.equal(response.status, status);
          assert.deepEqual(response.headers['set-cookie'], directivesOf(production, session));
          assert.deepEqual(takeCalls(api), ['GET /v1/clients/handshake_payload']);
        }
      }
    });

    it('does not renew it again', async () => {
      const session = sessionToken({ sub: 'user_new' });
      api.answers.refresh = json(200, { object: 'cookies', cookies: directivesOf(production, session) });
      const expired = sessionToken({
        iat: secondsFromNow(-7200),
        nbf: secondsFromNow(-7200),
        exp: secondsFromNow(-3600),
      });
      const { origin } = await start(clerkMiddleware(optionsFor(api)), guard({ issuer: production.issuer }));
      const cookie = `${cookieHeader({ session: expired, clientUat: 1 })}; __refresh_${production.suffix}=r`;
      const { status, json: body } = await send(origin, { headers: { cookie } });
      assert.deepEqual([status, body], [200, { userId: 'user_new' }]);
      assert.equal(takeCalls(api).length, 1);
    });

    it('treats a session that was ended as ended', async () => {
      const past = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT';
      const directives = [
        '__session=; Path=/',
        `__session_${production.suffix}=; ${past}`,
        `__client_uat=9; ${past}`,
        `__client_uat_${production.suffix}=9; Max-Age=0`,
      ];
      api.answers.payload = json(200, { directives });
      const { origin } = await start(clerkMiddleware(optionsFor(api)), clerkMiddleware({ issuer: production.issuer }));
      const cookie = cookieHeader({ session: sessionToken(), clientUat: 1 });
      const response = await send(origin, { path: '/?__clerk_handshake_nonce=x', headers: { ...NAVIGATION, cookie } });
      assert.deepEqual(
        [response.status, response.json.userId, response.headers['x-clerk-auth-reason']],
        [200, null, 'session-token-and-uat-missing'],
      );
    });
  });

  it('does not expose the keys of the earlier one to code that logs a request', async () => {
    const { origin } = await serveApp(express, (app) => {
      app.use(clerkMiddleware(options), (req, res) =>
        res.end(inspect(req.auth, { depth: 9, showHidden: true }) + JSON.stringify(req.auth)),
      );
    });
    const { text } = await sendToken(origin, sessionToken());
    assert.match(text, /@clerk\/express\.auth/);
    assert.ok(!text.includes(options.secretKey), text);
  });
});
