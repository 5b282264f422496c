'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
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
      assert.equal(endpoint.requests.length, requests, 'asked again only where that can help');
      assert.ok(!response.text.includes(secretKey) && !JSON.stringify(response.headers).includes(secretKey));
    });
  }

  it('where nobody listens leaves the request signed out: unexpected-error', async () => {
    const app = await start(refusingEndpoint());
    const response = await sendToken(app.origin, sessionToken());
    assertSignedOut(response, 'unexpected-error');
    assert.equal(response.headers['x-clerk-auth-message'], undefined);
  });

  it('is trusted again soon after it has good keys, whatever was wrong with it', async () => {
    const recoveries = faults.map(async ({ mode }) => {
      const endpoint = await startKeyEndpoint({ mode });
      const app = await start(endpoint);
      await sendToken(app.origin, sessionToken());
      endpoint.mode = 'ok';
      // Without any keys it is asked once a second at most.
      let response;
      do {
        response = await sendToken(app.origin, sessionToken());
      } while (response.headers['x-clerk-auth-status'] !== undefined);
      assertSignedIn(response);
    });
    await Promise.all(recoveries);
  });

  it('that refuses is asked once a second at most, however many requests come', async () => {
    const endpoint = await startKeyEndpoint({ mode: 'unauthorized' });
    const app = await start(endpoint);
    const begun = process.hrtime.bigint();
    for (let count = 0; count < 50; count += 1) {
      assertSignedOut(await sendToken(app.origin, sessionToken()), 'secret-key-invalid');
    }
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    assert.ok(endpoint.requests.length <= 1 + seconds, `${endpoint.requests.length} fetches in ${seconds} s`);
  });

  it('that does not come to an end keeps a request for ten seconds and a bit, and holds up nobody else', async () => {
    const endpoints = await Promise.all([startKeyEndpoint({ mode: 'silent' }), startKeyEndpoint({ mode: 'drip' })]);
    const begun = process.hrtime.bigint();
    const waiting = endpoints.map(async (endpoint) => {
      const app = await start(endpoint);
      const stuck = sendToken(app.origin, sessionToken());
      // A page without a token, and text that is no token, need no key.
      assertSignedOut(await send(app.origin), 'session-token-and-uat-missing');
      assertSignedOut(await sendToken(app.origin, 'garbage'), 'token-invalid');
      return stuck;
    });
    const withKey = await start(endpoints[0], { jwtKey: signingKey.pem });
    assertSignedIn(await sendToken(withKey.origin, sessionToken()));
    const known = await start(await startKeyEndpoint());
    assertSignedIn(await sendToken(known.origin, sessionToken()));
    assert.ok(millisecondsSince(begun) < 3000, 'nobody else waited');
    for (const response of await Promise.all(waiting)) {
      assertSignedOut(response, 'unexpected-error');
    }
    const waited = millisecondsSince(begun);
    assert.ok(waited < 13_000, `${waited} ms`);
    assert.deepEqual(endpoints.map(({ requests }) => requests.length), [2, 2]);
  });

  it('that keeps a request waiting does not hold up tokens whose key is known', async () => {
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

function millisecondsSince(begun) {
  return Number(process.hrtime.bigint() - begun) / 1e6;
}
