'use strict';

const assert = require('node:assert/strict');
const { EventEmitter } = require('node:events');
const { startApp } = require('../support/app');
const { eventually } = require('../support/eventually');
const { send, sendToken } = require('../support/http');
const { expressVersions, implementations } = require('../support/implementations');
const { freshSecretKey, optionsFor } = require('../support/instances');
const { refusingEndpoint, startKeyEndpoint } = require('../support/key-endpoint');
const { signingKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');
const faults = require('../support/cases/key-endpoint-faults');

const start = (endpoint, overrides) =>
  startApp(implementations.ours, expressVersions['Express 5'], optionsFor(endpoint, overrides));

describe('A key endpoint', () => {
  for (const { mode, title, reason, requests } of faults) {
    it(`that ${title} leaves the request signed out: ${reason}`, async () => {
      const secretKey = freshSecretKey();
      const endpoint = await startKeyEndpoint({ mode });
      const app = await start(endpoint, { secretKey });
      const response = await sendToken(app.origin, sessionToken());
      assertSignedOut(response, reason);
      assert.equal(endpoint.requests.length, requests, 'fetched again only if that can help');
      assert.ok(!response.text.includes(secretKey) && !JSON.stringify(response.headers).includes(secretKey));
    });
  }

  it('that refuses connections leaves the request signed out: unexpected-error', async () => {
    const app = await start(refusingEndpoint());
    const response = await sendToken(app.origin, sessionToken());
    assertSignedOut(response, 'unexpected-error');
    assert.equal(response.headers['x-clerk-auth-message'], undefined);
  });

  it('is used again soon after it has valid keys, whatever was wrong with it', async () => {
    const recoveries = faults.map(async ({ mode }) => {
      const endpoint = await startKeyEndpoint({ mode });
      const app = await start(endpoint);
      await sendToken(app.origin, sessionToken());
      endpoint.mode = 'ok';
      // Without any keys they are fetched at most once a second.
      let response;
      do {
        response = await sendToken(app.origin, sessionToken());
      } while (response.headers['x-clerk-auth-status'] !== undefined);
      assertSignedIn(response);
    });
    await Promise.all(recoveries);
  });

  it('that rejects the secret key is called at most once a second, however many requests arrive', async () => {
    const endpoint = await startKeyEndpoint({ mode: 'unauthorized' });
    const app = await start(endpoint);
    const begun = process.hrtime.bigint();
    for (let count = 0; count < 50; count += 1) {
      assertSignedOut(await sendToken(app.origin, sessionToken()), 'secret-key-invalid');
    }
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    assert.ok(endpoint.requests.length <= 1 + seconds, `${endpoint.requests.length} fetches in ${seconds} s`);
  });

  it('that never finishes delays a request by a little over two seconds, and no other requests', async () => {
    const endpoints = await Promise.all([startKeyEndpoint({ mode: 'silent' }), startKeyEndpoint({ mode: 'drip' })]);
    const begun = performance.now();
    const waiting = endpoints.map(async (endpoint) => {
      const app = await start(endpoint);
      const stuck = sendToken(app.origin, sessionToken());
      // A page without a token, and a string that is not a token, need no key.
      assertSignedOut(await send(app.origin), 'session-token-and-uat-missing');
      assertSignedOut(await sendToken(app.origin, 'garbage'), 'token-invalid');
      return stuck;
    });
    const withKey = await start(endpoints[0], { jwtKey: signingKey.pem });
    assertSignedIn(await sendToken(withKey.origin, sessionToken()));
    const known = await start(await startKeyEndpoint());
    assertSignedIn(await sendToken(known.origin, sessionToken()));
    for (const response of await Promise.all(waiting)) {
      assertSignedOut(response, 'unexpected-error');
    }
    const waited = performance.now() - begun;
    assert.ok(waited >= 1900 && waited < 4500, `${waited} ms`);
    assert.deepEqual(
      endpoints.map(({ requests }) => requests.length),
      [1, 1],
    );
  });

  it('that hangs delays no request whose key is known, even past its maximum age', async () => {
    const endpoint = await startKeyEndpoint();
    const app = await start(endpoint, { jwksCacheTtlInMs: 1 });
    const token = sessionToken();
    assertSignedIn(await sendToken(app.origin, token));
    endpoint.mode = 'silent';
    let slowest = 0;
    for (let count = 0; count < 100; count += 1) {
      const begun = performance.now();
      assertSignedIn(await sendToken(app.origin, token));
      slowest = Math.max(slowest, performance.now() - begun);
    }
    assert.ok(slowest < 1500, `${slowest} ms`);
    assert.equal(endpoint.requests.length, 2, 'one refresh, in the background');
  });

  it('that responds late serves the next request: the fetch continues when no request waits for it', async () => {
    const endpoint = await startKeyEndpoint({ mode: 'held' });
    const app = await start(endpoint, { jwksTimeoutInMs: 50 });
    assertSignedOut(await sendToken(app.origin, sessionToken()), 'unexpected-error');
    endpoint.release();
    await eventually(async () => assertSignedIn(await sendToken(app.origin, sessionToken())));
    assert.equal(endpoint.requests.length, 1);
  });

  describe('that hangs delays a call by the option jwksTimeoutInMs, two seconds by default', () => {
    const request = {
      method: 'GET',
      url: '/',
      headers: { authorization: `Bearer ${sessionToken()}` },
      socket: new EventEmitter(),
    };
    const machineToken = sessionToken({ sub: 'mch_1', jti: 'mt_1' }, { cat: 'cl_B7d4PD333AAA' });
    const { authenticateRequest, authenticateUpgrade, createClerkClient, verifyToken } = implementations.ours;
    const calls = {
      'verifyToken()': async ({ secretKey, apiUrl, jwksTimeoutInMs }) => {
        const error = await verifyToken(sessionToken(), { secretKey, apiUrl, jwksTimeoutInMs }).catch(
          (thrown) => thrown,
        );
        assert.match(error.message, /the signing keys could not be loaded: .* within \d+ ms \(jwksTimeoutInMs\)/);
      },
      'authenticateRequest()': async ({ secretKey, publishableKey, apiUrl, ...options }) => {
        const clerkClient = createClerkClient({ secretKey, publishableKey, apiUrl });
        assert.equal((await authenticateRequest({ clerkClient, request, options })).reason, 'unexpected-error');
      },
      'authenticateUpgrade()': async (options) => {
        assert.equal((await authenticateUpgrade(request, options)).debug().reason, 'unexpected-error');
      },
      'authenticateRequest() for a machine': async ({ secretKey, publishableKey, apiUrl, ...options }) => {
        const headers = { authorization: `Bearer ${machineToken}` };
        const clerkClient = createClerkClient({ secretKey, publishableKey, apiUrl });
        const asked = {
          clerkClient,
          request: { ...request, headers },
          options: { ...options, acceptsToken: 'm2m_token' },
        };
        assert.equal((await authenticateRequest(asked)).reason, 'token-verification-failed');
      },
      'm2m.verify()': async ({ secretKey, apiUrl, jwksTimeoutInMs: timeoutMs }) => {
        const error = await createClerkClient({ secretKey, apiUrl })
          .m2m.verify({ token: machineToken }, { timeoutMs })
          .catch((thrown) => thrown);
        assert.equal(error.cause?.code, 'ETIMEDOUT');
      },
    };

    for (const [name, call] of Object.entries(calls)) {
      it(name, async () => {
        const endpoint = await startKeyEndpoint({ mode: 'silent' });
        for (const [jwksTimeoutInMs, least, most] of [
          [100, 90, 1500],
          [undefined, 1900, 4500],
        ]) {
          const begun = performance.now();
          await call(optionsFor(endpoint, { jwksTimeoutInMs }));
          const waited = performance.now() - begun;
          assert.ok(waited >= least && waited < most, `${waited} ms`);
        }
      });
    }
  });

  for (const jwksTimeoutInMs of [-1, 0, NaN, Infinity, '2000', 2 ** 31, {}, false]) {
    it(`cannot have a timeout of ${typeof jwksTimeoutInMs} ${String(jwksTimeoutInMs)}: the error names the problem`, async () => {
      const endpoint = await startKeyEndpoint();
      const app = await start(endpoint, { jwksTimeoutInMs });
      const { status, json } = await sendToken(app.origin, sessionToken());
      assert.deepEqual([status, json.error.code], [500, 'jwks-timeout-invalid']);
      const seen = typeof jwksTimeoutInMs === 'number' ? jwksTimeoutInMs : `a value of type ${typeof jwksTimeoutInMs}`;
      assert.ok(json.error.message.includes(`jwksTimeoutInMs is ${seen};`), json.error.message);
      await assert.rejects(
        implementations.ours.verifyToken(sessionToken(), { ...optionsFor(endpoint), jwksTimeoutInMs }),
        { message: json.error.message, code: 'jwks-timeout-invalid' },
      );
    });
  }

  it('that delays a request does not delay tokens whose key is known', async () => {
    const endpoint = await startKeyEndpoint({ keys: [signingKey.jwk] });
    const app = await start(endpoint, { jwksCacheTtlInMs: 1 });
    assertSignedIn(await sendToken(app.origin, sessionToken()));
    const other = await start(endpoint, { secretKey: freshSecretKey() });
    endpoint.mode = 'held';
    const stuck = sendToken(other.origin, sessionToken());
    const warm = await start(await startKeyEndpoint());
    assertSignedIn(await sendToken(warm.origin, sessionToken()));
    endpoint.release();
    assertSignedIn(await stuck);
  });
});
