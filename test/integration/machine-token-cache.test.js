'use strict';

const assert = require('node:assert/strict');
const { describeRequest, serveApp } = require('../support/app');
const { startClerkApi, takeCalls } = require('../support/clerk-api');
const { propertyOf } = require('../support/describe-auth');
const { sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { freshSecretKey, instances } = require('../support/instances');
const { FAILURES } = require('../parity/harness/answer-forms');

const { clerkMiddleware } = implementations.ours;

/** Opaque machine tokens, and the call that verifies each. */
const TOKENS = {
  api_key: ['ak_opaque', 'POST /api_keys/verify'],
  m2m_token: ['mt_opaque', 'POST /m2m_tokens/verify'],
  oauth_token: ['oat_opaque', 'POST /oauth_applications/access_tokens/verify'],
};

overEachExpress("Clerk's answer about an opaque machine token", (express) => {
  let api;

  beforeEach(async () => {
    api = await startClerkApi();
  });

  const start = (options) =>
    serveApp(express, (app) => {
      app.use(
        clerkMiddleware({
          publishableKey: instances.production.publishableKey,
          secretKey: freshSecretKey(),
          apiUrl: api.origin,
          ...options,
        }),
      );
      app.use(describeRequest(implementations.ours));
    });

  const machineOf = ({ json }) => Object.fromEntries(json.answers)['{"acceptsToken":"any"}'];

  for (const [tokenType, [token, call]] of Object.entries(TOKENS)) {
    it(`is fetched on each request, unless the app says otherwise: ${tokenType}`, async () => {
      for (const machineTokenCache of [undefined, false, null]) {
        const { origin } = await start({ machineTokenCache });
        for (let time = 0; time < 2; time += 1) {
          assert.equal(propertyOf(machineOf(await sendToken(origin, token)), 'isAuthenticated'), true);
        }
        assert.deepEqual(takeCalls(api), [call, call]);
      }
    });

    it(`is reused for as long as the app says: ${tokenType}`, async () => {
      const { origin } = await start({ machineTokenCache: { ttlMs: 60_000 } });
      const answers = [];
      for (let time = 0; time < 3; time += 1) {
        answers.push(machineOf(await sendToken(origin, token)));
      }
      assert.deepEqual(takeCalls(api), [call]);
      assert.equal(propertyOf(answers[0], 'tokenType'), tokenType);
      assert.deepEqual(answers[1], answers[0]);
      assert.deepEqual(answers[2], answers[0]);
    });
  }

  it('is never reused if ttlMs is 0', async () => {
    const { origin } = await start({ machineTokenCache: { ttlMs: 0 } });
    await sendToken(origin, 'ak_opaque');
    await sendToken(origin, 'ak_opaque');
    assert.equal(takeCalls(api).length, 2);
  });

  it('is not reused for other tokens', async () => {
    const { origin } = await start({ machineTokenCache: { ttlMs: 60_000 } });
    await sendToken(origin, 'ak_opaque');
    api.answers.machine = FAILURES.notFound;
    const response = await sendToken(origin, 'ak_opaque_of_another');
    assert.equal(response.headers['x-clerk-auth-reason'], 'token-invalid');
    assert.equal(takeCalls(api).length, 2);
  });

  it('is not reused for an app with another secret key', async () => {
    for (let time = 0; time < 2; time += 1) {
      await sendToken((await start({ machineTokenCache: { ttlMs: 60_000 } })).origin, 'ak_opaque');
    }
    assert.equal(takeCalls(api).length, 2);
  });

  for (const [title, failure] of Object.entries({
    'an error of Clerk': FAILURES.broken,
    'a broken connection': FAILURES.reset,
    'a rejected secret key': FAILURES.unauthorized,
  })) {
    it(`is not cached if it is ${title}`, async () => {
      const { origin } = await start({ machineTokenCache: { ttlMs: 60_000 } });
      api.answers.machine = failure;
      assert.equal((await sendToken(origin, 'ak_opaque')).headers['x-clerk-auth-status'], 'signed-out');
      api.answers.machine = null;
      assert.equal(propertyOf(machineOf(await sendToken(origin, 'ak_opaque')), 'isAuthenticated'), true);
    });
  }

  it('serves concurrent requests and those that follow', async () => {
    const { origin } = await start({ machineTokenCache: { ttlMs: 60_000 } });
    const responses = await Promise.all(Array.from({ length: 10 }, () => sendToken(origin, 'ak_opaque')));
    assert.ok(responses.every((response) => propertyOf(machineOf(response), 'isAuthenticated') === true));
    takeCalls(api);
    await sendToken(origin, 'ak_opaque');
    assert.deepEqual(takeCalls(api), []);
  });
});
