'use strict';

const assert = require('node:assert/strict');
const { serveApp } = require('../support/app');
const { sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
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

/** Values that contain something, but nothing to compare with. */
const EMPTY = {
  'an array of an unset variable': [undefined],
  'an array of null': [null],
  'an array of an empty string': [''],
  'an array of blanks': [' ', '\n'],
  'an array of false': [false],
  'an array of several': [undefined, '', ' '],
  'an array with holes': new Array(2),
  blanks: '  ',
};

/** Values of another type. */
const ODD = {
  'an array in an array': [['api']],
  'an empty array in an array': [[]],
  'a number': 5,
  'an object': { api: true },
  'a URL': new URL('https://api.example.com'),
};

/** Values that count as omitted, as with Clerk's SDK. */
const ABSENT = { undefined, null: null, false: false };
const EMPTY_YET = { 'an empty string': '', 'an empty array': [] };

const headers = () => ({ authorization: `Bearer ${sessionToken({ aud: 'web' })}` });

overEachExpress('An option that would check nothing', (express) => {
  let options;

  before(async () => {
    options = optionsFor(await startKeyEndpoint());
  });

  const makers = {
    'clerkMiddleware()': (given) => clerkMiddleware({ ...options, ...given }),
    'clerkMiddleware() with a proxy': (given) =>
      clerkMiddleware({ ...options, ...given, frontendApiProxy: { enabled: true } }),
    'clerkMiddleware() with a mock': (given) =>
      clerkMiddleware({ ...given, clerkClient: { authenticateRequest: async () => ({}) } }),
    'requireAuth()': (given) => requireAuth({ ...options, ...given }),
    'requireAuth() as a guard': (given) => requireAuth({ ...options, ...given, unauthenticated: 'json' }),
  };

  const calls = {
    'authenticateRequest()': (given) =>
      authenticateRequest({
        request: { method: 'GET', url: '/', headers: headers() },
        options: { ...options, ...given },
      }),
    'authenticateUpgrade()': (given) =>
      authenticateUpgrade({ method: 'GET', url: '/', headers: headers() }, { ...options, ...given }),
    'the authenticateRequest() of a client': (given) =>
      createClerkClient(options).authenticateRequest(new Request('http://app/', { headers: headers() }), given),
    'verifyToken()': (given) => verifyToken(sessionToken({ aud: 'web' }), { ...options, ...given }),
  };

  for (const name of ['audience', 'issuer']) {
    const isRefusal = {
      name: 'TypeError',
      code: `${name}-invalid`,
      message: new RegExp(`^Clerk: the option ${name} `),
    };

    for (const [title, value] of Object.entries({ ...EMPTY, ...ODD })) {
      for (const strict of [undefined, true]) {
        it(`is an error when a middleware is created: ${name} that is ${title}${strict ? ', with strict' : ''}`, () => {
          for (const make of Object.values(makers)) {
            assert.throws(() => make({ [name]: value, strict }), isRefusal);
          }
        });

        it(`makes a call reject: ${name} that is ${title}${strict ? ', with strict' : ''}`, async () => {
          for (const call of Object.values(calls)) {
            await assert.rejects(call({ [name]: value, strict }), isRefusal);
          }
        });
      }
    }

    it(`goes to the error handler if a function returns it: ${name}`, async () => {
      for (const make of [clerkMiddleware, requireAuth]) {
        const { origin } = await serveApp(express, (app) => app.use(make(() => ({ ...options, [name]: [undefined] }))));
        const { status, json } = await sendToken(origin, sessionToken());
        assert.deepEqual([status, json.error.code], [500, `${name}-invalid`]);
      }
    });

    it(`is an error if the app empties the array later: ${name}`, async () => {
      const list = [name === 'issuer' ? 'https://clerk.example.com' : 'api'];
      const { origin } = await serveApp(express, (app) =>
        app.use(clerkMiddleware({ ...options, [name]: list }), (req, res) => res.end()),
      );
      assert.equal((await sendToken(origin, sessionToken())).status, 200);
      list[0] = undefined;
      assert.equal((await sendToken(origin, sessionToken())).json.error.code, `${name}-invalid`);
    });
  }

  it('is an error when a client is created', () => {
    for (const audience of Object.values(EMPTY)) {
      assert.throws(() => createClerkClient({ audience }), { name: 'TypeError', code: 'audience-invalid' });
    }
    createClerkClient({ audience: undefined });
  });

  it('counts as omitted if it is undefined, null or false, also with strict', async () => {
    for (const name of ['audience', 'issuer', 'authorizedParties']) {
      for (const value of Object.values(ABSENT)) {
        for (const strict of [undefined, true]) {
          const { origin } = await serveApp(express, (app) =>
            app.use(clerkMiddleware({ ...options, [name]: value, strict }), (req, res) => res.end(getAuth(req).userId)),
          );
          assert.equal((await sendToken(origin, sessionToken({ aud: 'web' }))).text, 'user_1');
        }
      }
    }
  });

  it('counts as omitted if it is empty, but is an error with strict', async () => {
    for (const name of ['audience', 'issuer', 'authorizedParties']) {
      for (const value of Object.values(EMPTY_YET)) {
        const { origin } = await serveApp(express, (app) =>
          app.use(clerkMiddleware({ ...options, [name]: value }), (req, res) => res.end(getAuth(req).userId)),
        );
        assert.equal((await sendToken(origin, sessionToken({ aud: 'web' }))).text, 'user_1');
        const code = name === 'authorizedParties' ? 'authorized-parties-invalid' : `${name}-invalid`;
        for (const make of Object.values(makers)) {
          assert.throws(() => make({ [name]: value, strict: true }), { name: 'TypeError', code });
        }
        await assert.rejects(calls['authenticateRequest()']({ [name]: value, strict: true }), { code });
        await assert.rejects(calls['authenticateUpgrade()']({ [name]: value, strict: true }), { code });
      }
    }
  });

  it('checks the entries that are set if another is not', async () => {
    const { origin } = await serveApp(express, (app) =>
      app.use(requireAuth({ ...options, audience: ['api', undefined, ' '], unauthenticated: 'json' }), (req, res) =>
        res.end(),
      ),
    );
    assert.equal((await sendToken(origin, sessionToken({ aud: 'api' }))).status, 200);
    assert.equal((await sendToken(origin, sessionToken({ aud: 'web' }))).status, 401);
  });

  it('is acceptsToken without a kind: it rejects everything, or is an error', async () => {
    for (const acceptsToken of [[undefined], [null], new Array(1), [5], 5, [['session_token']], ['']]) {
      for (const call of [
        calls['authenticateRequest()'],
        calls['authenticateUpgrade()'],
        calls['the authenticateRequest() of a client'],
      ]) {
        await assert.rejects(call({ acceptsToken }), { code: 'accepts-token-invalid' });
      }
    }
    assert.equal((await calls['authenticateRequest()']({ acceptsToken: [] })).isAuthenticated, false);
    assert.equal((await calls['the authenticateRequest() of a client']({ acceptsToken: [] })).isAuthenticated, false);
  });
});
