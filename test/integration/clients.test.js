'use strict';

const assert = require('node:assert/strict');
const { describeRequest, serveApp } = require('../support/app');
const { startClerkApi } = require('../support/clerk-api');
const { withEnvironment } = require('../support/environment');
const { send, sendBytes, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, freshSecretKey, instances, optionsFor } = require('../support/instances');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware, createClerkClient, getAuth, requireAuth } = implementations.ours;
const { publishableKey } = instances.production;

/** A client that returns the same state for every request, and records its arguments. */
function mockClient(state) {
  const asked = [];
  return {
    asked,
    async authenticateRequest(request, options) {
      asked.push({ request, options });
      return typeof state === 'function' ? state() : { headers: new Headers(), toAuth: () => auth, ...state };
    },
  };
}

const auth = { tokenType: 'session_token', userId: 'user_of_the_mock', isAuthenticated: true };

overEachExpress('A foreign clerkClient', (express) => {
  const start = (options, guard = clerkMiddleware) =>
    serveApp(express, (app) => {
      app.use((req, res, next) => {
        res.setHeader('set-cookie', 'theme=dark');
        next();
      });
      app.use(guard(options));
      app.use('/api', (req, res) => res.json(getAuth(req, { acceptsToken: 'any' })));
      app.use((req, res) => res.json(getAuth(req)));
    });

  it('authenticates each request, and getAuth returns its result', async () => {
    const clerkClient = mockClient({ status: 'signed-in' });
    const { origin } = await start({ clerkClient });
    assert.deepEqual((await send(origin)).json, auth);
    assert.deepEqual((await send(origin, { path: '/api/x' })).json, auth);
    assert.equal(clerkClient.asked.length, 2);
  });

  it('gets a Fetch request with the method, the headers and the target', async () => {
    const clerkClient = mockClient({ status: 'signed-in' });
    const { origin } = await start({ clerkClient });
    await send(origin, {
      method: 'POST',
      path: '/page?a=b%20c',
      headers: { host: 'app.example.com', cookie: 'a=b', 'x-custom': ['one', 'two'], authorization: 'Bearer x' },
    });
    const [{ request }] = clerkClient.asked;
    assert.ok(request instanceof Request);
    assert.equal(request.method, 'POST');
    const { pathname, search, protocol } = new URL(request.url);
    assert.deepEqual([pathname, search, protocol], ['/page', '?a=b%20c', 'http:']);
    for (const [name, value] of Object.entries({
      host: 'app.example.com',
      cookie: 'a=b',
      'x-custom': 'one, two',
      authorization: 'Bearer x',
    })) {
      assert.equal(request.headers.get(name), value);
    }
  });

  it('gets the target from before a router was mounted', async () => {
    const clerkClient = mockClient({ status: 'signed-in' });
    const { origin } = await serveApp(express, (app) =>
      app.use('/api', clerkMiddleware({ clerkClient }), (req, res) => res.end()),
    );
    await send(origin, { path: '/api/x?y' });
    assert.equal(new URL(clerkClient.asked[0].request.url).pathname, '/api/x');
  });

  it('gets the options completed from the environment and functions, and accepts every kind of token', async () => {
    const clerkClient = mockClient({ status: 'signed-in' });
    const { origin } = await start({
      clerkClient,
      publishableKey,
      secretKey: 'sk_test_x',
      authorizedParties: ['https://app.example.com'],
      acceptsToken: 'api_key',
      debug: false,
      isSatellite: ({ hostname }) => hostname === 'satellite.example',
      domain: ({ hostname }) => hostname,
      proxyUrl: '/__clerk',
    });
    const environment = {
      CLERK_SIGN_IN_URL: 'https://environment.example/sign-in',
      CLERK_MACHINE_SECRET_KEY: 'ak_environment',
    };
    await withEnvironment(environment, () => send(origin, { headers: { host: 'satellite.example' } }));
    assert.deepEqual(clerkClient.asked[0].options, {
      publishableKey,
      secretKey: 'sk_test_x',
      machineSecretKey: 'ak_environment',
      authorizedParties: ['https://app.example.com'],
      acceptsToken: 'any',
      isSatellite: true,
      domain: 'satellite.example',
      proxyUrl: 'http://satellite.example/__clerk',
      signInUrl: 'https://environment.example/sign-in',
    });
  });

  it('adds its headers to those of the app', async () => {
    const headers = new Headers([
      ['x-clerk-auth-status', 'signed-out'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    const { origin } = await start({
      clerkClient: mockClient({ status: 'signed-out', headers, toAuth: () => ({ ...auth, userId: null }) }),
    });
    const response = await send(origin);
    assert.deepEqual(response.headers['set-cookie'], ['theme=dark', 'a=1', 'b=2']);
    assert.equal(response.headers['x-clerk-auth-status'], 'signed-out');
    assert.equal(response.json.userId, null);
  });

  it('redirects the browser with a location', async () => {
    const headers = new Headers({ location: 'https://clerk.example.com/v1/client/handshake' });
    const { origin } = await start({ clerkClient: mockClient({ status: 'handshake', headers, toAuth: () => null }) });
    const { status, text, headers: received } = await send(origin);
    assert.deepEqual([status, text, received.location], [307, '', 'https://clerk.example.com/v1/client/handshake']);
  });

  const faults = {
    'a handshake without a location': [
      mockClient({ status: 'handshake', headers: new Headers({ 'cache-control': 'no-store' }) }),
      /without a location/,
    ],
    'a handshake that has the word in another header': [
      mockClient({ status: 'handshake', headers: new Headers({ 'x-clerk-auth-reason': 'location' }) }),
      /without a location/,
    ],
    'an exception': [
      mockClient(() => {
        throw new RangeError('of the mock');
      }),
      /of the mock/,
    ],
    'a promise that is rejected': [mockClient(() => Promise.reject(new RangeError('of the mock'))), /of the mock/],
    'a promise that is rejected with nothing': [mockClient(() => Promise.reject(undefined)), /not an Error/],
    nothing: [mockClient(() => undefined), /./],
    'no method of that name': [{ users: {} }, /authenticateRequest\(\)/],
  };
  for (const [title, [clerkClient, message]] of Object.entries(faults)) {
    it(`that responds with ${title} causes an error of the app`, async () => {
      const { origin } = await start({ clerkClient });
      const { status, json } = await send(origin);
      assert.equal(status, 500);
      assert.match(json.error.message, message);
    });
  }

  it('is not called for an invalid request, which gets a 400', async () => {
    const clerkClient = mockClient({ status: 'signed-in' });
    const { status } = await sendBytes(
      await start({ clerkClient }),
      'GET // HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    assert.deepEqual([status, clerkClient.asked.length], [400, 0]);
  });

  it('authenticates for requireAuth too', async () => {
    const unauthenticated = mockClient({ status: 'signed-out', toAuth: () => ({ ...auth, userId: null }) });
    const authenticated = await start(
      { clerkClient: mockClient({ status: 'signed-in' }), signInUrl: '/sign-in' },
      requireAuth,
    );
    assert.deepEqual((await send(authenticated.origin)).json, auth);
    const { status, headers } = await send(
      (await start({ clerkClient: unauthenticated, signInUrl: '/sign-in' }, requireAuth)).origin,
    );
    assert.deepEqual([status, headers.location], [302, '/sign-in']);
  });

  it('may return null, which getAuth returns if any kind is accepted', async () => {
    const { origin } = await start({ clerkClient: mockClient({ status: 'signed-out', toAuth: () => null }) });
    assert.deepEqual(await send(origin, { path: '/api/x' }).then(({ status, json }) => [status, json]), [200, null]);
  });

  it('receives the options of getAuth', async () => {
    const passed = [];
    const clerkClient = mockClient({ status: 'signed-in', toAuth: (options) => passed.push(options) && auth });
    const { origin } = await serveApp(express, (app) => {
      app.use(clerkMiddleware({ clerkClient }), (req, res) =>
        res.json(getAuth(req, { treatPendingAsSignedOut: false })),
      );
    });
    await send(origin);
    assert.deepEqual(passed, [{ treatPendingAsSignedOut: false }]);
  });
});

overEachExpress('A clerkClient', (express) => {
  let api;

  before(async () => {
    api = await startClerkApi();
  });

  const start = (options) =>
    serveApp(express, (app) => app.use(clerkMiddleware(options), describeRequest(implementations.ours)));

  it('of this package whose method was replaced is called, as a stub in an app test expects', async () => {
    const clerkClient = createClerkClient({ publishableKey, secretKey: freshSecretKey(), apiUrl: api.origin });
    const { authenticateRequest } = clerkClient;
    const { origin } = await serveApp(express, (app) =>
      app.use(clerkMiddleware({ clerkClient }), (req, res) => res.json(getAuth(req).userId)),
    );
    assert.equal((await sendToken(origin, sessionToken())).json, 'user_1');
    clerkClient.authenticateRequest = mockClient({ status: 'signed-in' }).authenticateRequest;
    assert.equal((await send(origin)).json, 'user_of_the_mock');
    clerkClient.authenticateRequest = authenticateRequest;
    assert.equal((await send(origin)).json, null);
  });

  for (const implementation of ['ours', 'reference']) {
    it(`of ${implementation === 'ours' ? 'this package' : '@clerk/express'} authenticates with its keys`, async () => {
      const clerkClient = implementations[implementation].createClerkClient({
        publishableKey,
        secretKey: freshSecretKey(),
        apiUrl: api.origin,
      });
      const { origin } = await start({ clerkClient, publishableKey });
      assertSignedIn(
        await send(origin, { headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) } }),
      );
      assertSignedOut(await sendToken(origin, 'garbage'), 'token-invalid');
      const { status, headers } = await send(origin, {
        headers: { cookie: '__client_uat=1', 'sec-fetch-dest': 'document' },
      });
      assert.deepEqual([status, headers['x-clerk-auth-reason']], [307, 'client-uat-but-no-session-token']);
      assert.match(headers.location, /^https:\/\/clerk\.example\.com\//);
    });
  }

  it('of this package that was wrapped is treated as foreign', async () => {
    const own = createClerkClient({ publishableKey, secretKey: freshSecretKey(), apiUrl: api.origin });
    const { origin } = await start({ clerkClient: { ...own }, publishableKey });
    assertSignedIn(await sendToken(origin, sessionToken()));
  });

  it('yields to the options, and uses its own key to call Clerk', async () => {
    const clerkClient = createClerkClient({
      publishableKey: 'unusable',
      secretKey: freshSecretKey(),
      apiUrl: api.origin,
    });
    const { origin } = await start(optionsFor(api, { clerkClient }));
    assertSignedIn(await sendToken(origin, sessionToken()));
  });
});
