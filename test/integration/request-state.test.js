'use strict';

const assert = require('node:assert/strict');
const { serveApp } = require('../support/app');
const { startClerkApi } = require('../support/clerk-api');
const { send } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, freshSecretKey, instances, optionsFor } = require('../support/instances');
const { runNode } = require('../support/run-node');
const { forgedToken, sessionToken } = require('../support/tokens');
const { directivesOf } = require('../support/browser');
const { json } = require('../parity/harness/answer-forms');

const { authenticateRequest, createClerkClient, getAuth } = implementations.ours;
const { publishableKey } = instances.production;

const PLACE = ['proxyUrl', 'publishableKey', 'isSatellite', 'domain'];
const PLACE_IN_HANDSHAKES = ['publishableKey', 'isSatellite', 'domain', 'proxyUrl'];
const keysWith = (place) => [
  'status',
  'reason',
  'message',
  ...place,
  'signInUrl',
  'signUpUrl',
  'afterSignInUrl',
  'afterSignUpUrl',
  'isSignedIn',
  'isAuthenticated',
  'tokenType',
  'toAuth',
  'headers',
  'token',
];

/** Requests of each kind, and the resulting state. */
const STATES = {
  'of a session': {
    headers: { authorization: `Bearer ${sessionToken()}` },
    expected: { status: 'signed-in', reason: null, tokenType: 'session_token', added: [], userId: 'user_1' },
  },
  'of cookies': {
    headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) },
    expected: { status: 'signed-in', reason: null, tokenType: 'session_token', added: [], userId: 'user_1' },
  },
  'without a token': {
    headers: {},
    expected: {
      status: 'signed-out',
      reason: 'session-token-and-uat-missing',
      tokenType: 'session_token',
      added: ['x-clerk-auth-reason', 'x-clerk-auth-status'],
      userId: null,
    },
  },
  'of a forged token': {
    headers: { authorization: `Bearer ${forgedToken()}` },
    expected: {
      status: 'signed-out',
      reason: 'token-invalid-signature',
      tokenType: 'session_token',
      added: ['x-clerk-auth-message', 'x-clerk-auth-reason', 'x-clerk-auth-status'],
      userId: null,
    },
  },
  'of a browser that needs new cookies': {
    headers: { cookie: '__client_uat=1', 'sec-fetch-dest': 'document' },
    expected: {
      status: 'handshake',
      reason: 'client-uat-but-no-session-token',
      tokenType: 'session_token',
      added: ['cache-control', 'location', 'set-cookie', 'x-clerk-auth-reason', 'x-clerk-auth-status'],
    },
  },
  'of an API key': {
    headers: { authorization: 'Bearer ak_opaque' },
    options: { acceptsToken: 'api_key' },
    expected: { status: 'signed-in', reason: null, tokenType: 'api_key', added: [], userId: 'user_1' },
  },
  'of an API key where another machine is expected': {
    headers: { authorization: 'Bearer ak_opaque' },
    options: { acceptsToken: 'm2m_token' },
    expected: {
      status: 'signed-out',
      reason: 'token-type-mismatch',
      tokenType: 'm2m_token',
      added: ['x-clerk-auth-reason', 'x-clerk-auth-status'],
    },
  },
  'of a token of an unexpected kind': {
    headers: { authorization: 'Bearer ak_opaque' },
    options: { acceptsToken: ['session_token', 'm2m_token'] },
    expected: {
      status: 'signed-out',
      reason: 'token-type-mismatch',
      tokenType: null,
      added: ['x-clerk-auth-reason', 'x-clerk-auth-status'],
    },
  },
};

function assertState(state, { status, reason, tokenType, added, userId }) {
  assert.deepEqual(Object.keys(state), keysWith(status === 'handshake' ? PLACE_IN_HANDSHAKES : PLACE));
  const isSignedIn = status === 'signed-in';
  assert.deepEqual(
    {
      status: state.status,
      reason: state.reason,
      tokenType: state.tokenType,
      isSignedIn: state.isSignedIn,
      isAuthenticated: state.isAuthenticated,
    },
    { status, reason, tokenType, isSignedIn, isAuthenticated: isSignedIn },
  );
  assert.equal(typeof state.message, isSignedIn ? 'object' : 'string');
  assert.equal(state.token === null, !isSignedIn);
  assert.equal(state.publishableKey, tokenType === null ? '' : publishableKey);
  assert.ok(state.headers instanceof Headers);
  assert.deepEqual([...state.headers.keys()], added);
  const auth = state.toAuth();
  if (status === 'handshake') {
    assert.equal(auth, null);
  } else {
    assert.equal(auth.tokenType, tokenType);
    assert.equal(auth.userId, userId);
    assert.equal(auth.isAuthenticated, isSignedIn);
  }
}

describe('The request state of clerkClient.authenticateRequest()', () => {
  let clients;

  before(async () => {
    const [ours, reference] = await Promise.all([startClerkApi(), startClerkApi()]);
    const clientOf = (implementation, { origin }) =>
      implementations[implementation].createClerkClient({
        publishableKey,
        secretKey: freshSecretKey(),
        apiUrl: origin,
      });
    clients = { ours: clientOf('ours', ours), reference: clientOf('reference', reference) };
  });

  const requestWith = (headers, url = 'http://app.example.com/page') => new Request(url, { headers });

  for (const [title, { headers, options, expected }] of Object.entries(STATES)) {
    it(`${title} has the keys and values of @clerk/express`, async () => {
      assertState(await clients.ours.authenticateRequest(requestWith(headers), options), expected);
      assertState(await clients.reference.authenticateRequest(requestWith(headers), options), expected);
    });
  }

  it('contains the app options, and none of their secrets', async () => {
    const state = await clients.ours.authenticateRequest(requestWith({}), {
      domain: 'app.example.com',
      proxyUrl: '/__clerk',
      signInUrl: '/in',
      signUpUrl: '/up',
      afterSignInUrl: '/after-in',
      afterSignUpUrl: '/after-up',
    });
    const { proxyUrl, isSatellite, domain, signInUrl, signUpUrl, afterSignInUrl, afterSignUpUrl } = state;
    assert.deepEqual(
      {
        publishableKey: state.publishableKey,
        proxyUrl,
        isSatellite,
        domain,
        signInUrl,
        signUpUrl,
        afterSignInUrl,
        afterSignUpUrl,
      },
      {
        publishableKey,
        proxyUrl: 'http://app.example.com/__clerk',
        isSatellite: false,
        domain: 'app.example.com',
        signInUrl: '/in',
        signUpUrl: '/up',
        afterSignInUrl: '/after-in',
        afterSignUpUrl: '/after-up',
      },
    );
    assert.doesNotMatch(JSON.stringify(state), /sk_test/);
  });

  it('includes pending sessions if requested', async () => {
    const state = await clients.ours.authenticateRequest(
      requestWith({ authorization: `Bearer ${sessionToken({ sts: 'pending' })}` }),
    );
    assert.equal(state.status, 'signed-in');
    assert.equal(state.toAuth().userId, null);
    assert.equal(state.toAuth({ treatPendingAsSignedOut: false }).userId, 'user_1');
  });

  it('redirects browsers back to the URL of the request, or to that of its headers', async () => {
    const backTo = async (headers, url) => {
      const state = await clients.ours.authenticateRequest(
        requestWith({ cookie: '__client_uat=1', accept: 'text/html', ...headers }, url),
      );
      return new URL(state.headers.get('location')).searchParams.get('redirect_url');
    };
    assert.equal(await backTo({}, 'https://app.example.com/page?a=b'), 'https://app.example.com/page?a=b');
    assert.equal(await backTo({}, 'http://app.example.com:8080/page'), 'http://app.example.com:8080/page');
    assert.equal(
      await backTo({ 'x-forwarded-host': 'public.example', 'x-forwarded-proto': 'https' }),
      'https://public.example/page',
    );
  });

  it('has each cookie of a handshake', async () => {
    const api = await startClerkApi();
    api.answers.payload = json(200, { directives: directivesOf(instances.production) });
    const client = createClerkClient({ publishableKey, secretKey: freshSecretKey(), apiUrl: api.origin });
    const { status, headers } = await client.authenticateRequest(
      requestWith({}, 'https://app.example.com/?__clerk_handshake_nonce=x'),
    );
    assert.equal(status, 'signed-in');
    assert.deepEqual(headers.getSetCookie(), directivesOf(instances.production));
  });

  it('can be logged with debugRequestState()', async () => {
    const state = await clients.ours.authenticateRequest(requestWith({ authorization: `Bearer ${sessionToken()}` }));
    const shown = clients.ours.debugRequestState(state);
    assert.deepEqual(shown, clients.reference.debugRequestState(state));
    assert.doesNotMatch(JSON.stringify(shown), /eyJ/);
  });

  it('does not depend on the environment', async () => {
    process.env.CLERK_PUBLISHABLE_KEY = publishableKey;
    process.env.CLERK_SECRET_KEY = 'sk_test_environment';
    try {
      await assert.rejects(createClerkClient({}).authenticateRequest(requestWith({})), {
        code: 'publishable-key-missing',
      });
      await assert.rejects(createClerkClient({ publishableKey }).authenticateRequest(requestWith({})), {
        code: 'secret-key-missing',
      });
    } finally {
      delete process.env.CLERK_PUBLISHABLE_KEY;
      delete process.env.CLERK_SECRET_KEY;
    }
  });
});

overEachExpress('The exported authenticateRequest()', (express) => {
  let options;

  before(async () => {
    options = optionsFor(await startClerkApi());
  });

  /** Serves the result of `ask` for a request, as JSON. */
  const serving = (ask) =>
    serveApp(express, (app) =>
      app.use((req, res, next) => {
        Promise.resolve(ask(req)).then((answer) => res.json(answer), next);
      }),
    );

  for (const [title, { headers, options: callOptions, expected }] of Object.entries(STATES)) {
    it(`resolves with the state ${title}, and leaves the response alone`, async () => {
      const { origin } = await serving(async (request) => {
        assertState(await authenticateRequest({ request, options: { ...options, ...callOptions } }), expected);
        assert.equal(request.auth, undefined);
        assert.throws(() => getAuth(request), /clerkMiddleware/);
        assert.equal(request.res.headersSent, false);
        return 'as expected';
      });
      const { status, json: answer, headers: received } = await send(origin, { headers });
      assert.equal(answer, 'as expected', JSON.stringify(answer));
      assert.equal(status, 200);
      for (const name of ['location', 'set-cookie', 'x-clerk-auth-status', 'x-clerk-auth-reason']) {
        assert.equal(received[name], undefined, name);
      }
    });
  }

  it('calls a foreign client, with the accepted kinds of token', async () => {
    const asked = [];
    const clerkClient = {
      authenticateRequest: async (request, { acceptsToken }) =>
        asked.push([request.url, acceptsToken]) && { status: 'signed-in' },
    };
    const { origin } = await serving((request) =>
      authenticateRequest({ clerkClient, request, options: { ...options, acceptsToken: 'api_key' } }),
    );
    assert.deepEqual((await send(origin, { path: '/x?y' })).json, { status: 'signed-in' });
    assert.deepEqual(asked, [[`${origin}/x?y`, 'api_key']]);
  });

  const faults = {
    'a missing publishable key': [{ publishableKey: '' }, 'publishable-key-missing'],
    'an unusable publishable key': [{ publishableKey: 'x' }, 'publishable-key-invalid'],
    'a missing secret key': [{ secretKey: '' }, 'secret-key-missing'],
    'an unknown kind of token': [{ acceptsToken: 'id_token' }, 'accepts-token-invalid'],
    'a satellite without a domain': [
      { isSatellite: true, signInUrl: 'https://primary.example/' },
      'satellite-domain-missing',
    ],
  };
  for (const [title, [changes, code]] of Object.entries(faults)) {
    it(`rejects ${title} with the code ${code}`, async () => {
      const { origin } = await serving((request) =>
        authenticateRequest({ request, options: { ...options, ...changes } }),
      );
      assert.equal((await send(origin)).json.error.code, code);
      const client = createClerkClient({ apiUrl: options.apiUrl });
      await assert.rejects(client.authenticateRequest(new Request('http://a.example/'), { ...options, ...changes }), {
        code,
      });
    });
  }

  it('rejects an invalid request with a TypeError', async () => {
    await assert.rejects(
      authenticateRequest({ request: { method: 'TRACE', url: '/', headers: {} }, options }),
      TypeError,
    );
    await assert.rejects(
      authenticateRequest({ request: { method: 'GET', url: '//', headers: {} }, options }),
      TypeError,
    );
  });
});

// In a separate process: the default client keeps the first keys that it finds.
describe('The environment', () => {
  it('completes the options of the exported authenticateRequest()', async () => {
    const { stdout } = await runNode(
      `const { authenticateRequest } = require('clerk-express-native');
       authenticateRequest({ request: { method: 'GET', url: '/', headers: {} } }).then(({ status, publishableKey, signInUrl }) => {
         console.log(JSON.stringify({ status, publishableKey, signInUrl }));
       });`,
      {
        env: {
          CLERK_PUBLISHABLE_KEY: publishableKey,
          CLERK_SECRET_KEY: 'sk_test_x',
          CLERK_SIGN_IN_URL: 'https://environment.example/',
        },
      },
    );
    assert.deepEqual(JSON.parse(stdout), {
      status: 'signed-out',
      publishableKey,
      signInUrl: 'https://environment.example/',
    });
  });
});
