'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { eventually } = require('../support/eventually');
const { send, sendToken } = require('../support/http');
const { expressVersions, implementations } = require('../support/implementations');
const { cookieHeader, freshSecretKey, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { foreignKey, signingKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const start = (endpoint, overrides) =>
  startApp(implementations.ours, expressVersions['Express 5'], optionsFor(endpoint, overrides));

const repeat = (count, make) => Promise.all(Array.from({ length: count }, (_, index) => make(index)));

describe('Keys are fetched', () => {
  it('once for fifty requests at the same time on a cold start', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint);
    for (const response of await repeat(50, () => sendToken(app.origin, sessionToken()))) {
      assertSignedIn(response);
    }
    assert.equal(endpoint.requests.length, 1);
  });

  it('once for requests with a header and requests with cookies', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint);
    const headers = { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) };
    const responses = await repeat(20, (index) =>
      index % 2 ? sendToken(app.origin, sessionToken()) : send(app.origin, { headers }),
    );
    responses.forEach((response) => assertSignedIn(response));
    assert.equal(endpoint.requests.length, 1);
  });

  it('once for all apps of one instance in a process', async () => {
    const endpoint = await startKeyEndpoint();
    const secretKey = freshSecretKey();
    const apps = await repeat(5, (index) =>
      start(endpoint, { secretKey, authorizedParties: index % 2 ? [] : ['http://localhost:3000'] }),
    );
    for (const app of apps) {
      assertSignedIn(await sendToken(app.origin, sessionToken()));
    }
    assert.equal(endpoint.requests.length, 1);
  });

  it('for each instance on its own', async () => {
    const [one, two] = [await startKeyEndpoint(), await startKeyEndpoint({ keys: [foreignKey.jwk] })];
    const apps = await Promise.all([start(one), start(two)]);
    assertSignedIn(await sendToken(apps[0].origin, sessionToken()));
    assertSignedOut(await sendToken(apps[1].origin, sessionToken()), 'jwk-kid-mismatch');
    assertSignedIn(await sendToken(apps[1].origin, sessionToken({}, {}, foreignKey)));
  });

  it('at most once for fifty forged tokens with different key ids', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint);
    const forge = (index) => sessionToken({}, { kid: `ins_forged_${index}` }, foreignKey);
    for (const response of await repeat(50, (index) => sendToken(app.origin, forge(index)))) {
      assertSignedOut(response, 'jwk-kid-mismatch');
    }
    assert.equal(endpoint.requests.length, 1);
    await repeat(50, (index) => sendToken(app.origin, forge(index + 50)));
    assert.equal(endpoint.requests.length, 1);
    assertSignedIn(await sendToken(app.origin, sessionToken()));
  });

  it('not for requests without a token, nor for strings that are not tokens', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint);
    await send(app.origin);
    await sendToken(app.origin, 'garbage');
    await sendToken(app.origin, 'a.b.c');
    await sendToken(app.origin, sessionToken({}, { cat: 'cl_B7d4PD222AAA' }));
    assert.equal(endpoint.requests.length, 0);
  });

  it('not if there is a jwtKey', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint, { jwtKey: signingKey.pem });
    assertSignedIn(await sendToken(app.origin, sessionToken({}, { kid: 'whatever' })));
    assert.equal(endpoint.requests.length, 0);
  });

  it('for every verification with skipJwksCache, but once for concurrent ones', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint, { skipJwksCache: true });
    for (const expected of [1, 2, 3]) {
      assertSignedIn(await sendToken(app.origin, sessionToken()));
      assert.equal(endpoint.requests.length, expected);
    }
    endpoint.mode = 'held';
    const responses = repeat(20, () => sendToken(app.origin, sessionToken()));
    await send(app.origin);
    endpoint.release();
    (await responses).forEach((response) => assertSignedIn(response));
    assert.ok(endpoint.requests.length < 10, `${endpoint.requests.length} requests`);
  });

  it('again in the background when they have expired, and replace the old ones', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint, { jwksCacheTtlInMs: 1 });
    assertSignedIn(await sendToken(app.origin, sessionToken()));
    endpoint.keys = [foreignKey.jwk];
    assertSignedIn(await sendToken(app.origin, sessionToken()));
    await eventually(async () => assertSignedOut(await sendToken(app.origin, sessionToken()), 'jwk-kid-mismatch'));
    assertSignedIn(await sendToken(app.origin, sessionToken({}, {}, foreignKey)));
  });
});

describe('Keys that were known before an outage', () => {
  for (const mode of ['serverError', 'htmlError', 'html', 'htmlNotFound', 'throttled', 'redirect', 'huge', 'reset']) {
    it(`keep working through it (the endpoint: ${mode})`, async () => {
      const endpoint = await startKeyEndpoint();
      const app = await start(endpoint, { jwksCacheTtlInMs: 1 });
      assertSignedIn(await sendToken(app.origin, sessionToken()));
      endpoint.mode = mode;
      assertSignedIn(await sendToken(app.origin, sessionToken()));
      await eventually(() => assert.ok(endpoint.requests.length >= 2));
      for (let index = 0; index < 5; index += 1) {
        assertSignedIn(await sendToken(app.origin, sessionToken()));
      }
      const asked = endpoint.requests.length;
      assert.ok(asked >= 2 && asked <= 3, `a failing endpoint is spared, but was called ${asked} times`);
    });
  }

  it('keep working if connections are refused', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint, { jwksCacheTtlInMs: 1 });
    assertSignedIn(await sendToken(app.origin, sessionToken()));
    await endpoint.stop();
    for (let index = 0; index < 5; index += 1) {
      assertSignedIn(await sendToken(app.origin, sessionToken()));
    }
  });
});

describe("A key is removed by Clerk's own response without it", () => {
  const reasons = { unauthorized: 'secret-key-invalid', ok: 'jwk-kid-mismatch' };

  for (const mode of ['ok', 'empty', 'object', 'list', 'unauthorized', 'forbidden', 'notFound', 'gone']) {
    it(`from that response on, and does not come back with an outage (the endpoint: ${mode})`, async () => {
      const endpoint = await startKeyEndpoint();
      const app = await start(endpoint, { jwksCacheTtlInMs: 1 });
      const token = sessionToken();
      assertSignedIn(await sendToken(app.origin, token));
      Object.assign(endpoint, { mode, keys: [foreignKey.jwk] });
      const reason = reasons[mode] ?? 'jwk-remote-failed-to-load';
      await eventually(async () => assertSignedOut(await sendToken(app.origin, token), reason));
      endpoint.mode = 'serverError';
      for (let index = 0; index < 5; index += 1) {
        assert.equal((await sendToken(app.origin, token)).headers['x-clerk-auth-status'], 'signed-out');
      }
    });
  }

  it('and is accepted again as soon as Clerk serves it again', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint, { jwksCacheTtlInMs: 1 });
    assertSignedIn(await sendToken(app.origin, sessionToken()));
    endpoint.mode = 'empty';
    await eventually(async () =>
      assertSignedOut(await sendToken(app.origin, sessionToken()), 'jwk-remote-failed-to-load'),
    );
    endpoint.mode = 'ok';
    await eventually(async () => assertSignedIn(await sendToken(app.origin, sessionToken())));
  });

  it('and the keys are fetched at most once a second while there are none', async () => {
    const endpoint = await startKeyEndpoint({ mode: 'empty' });
    const app = await start(endpoint);
    const begun = performance.now();
    for (let count = 0; count < 50; count += 1) {
      assertSignedOut(await sendToken(app.origin, sessionToken()), 'jwk-remote-failed-to-load');
    }
    const seconds = (performance.now() - begun) / 1000;
    assert.ok(endpoint.requests.length <= 1 + seconds, `${endpoint.requests.length} fetches in ${seconds} s`);
  });
});
