'use strict';

const assert = require('node:assert/strict');
const { configure } = require('../../lib/options/configuration');
const { fromNode } = require('../../lib/request/view');
const { startApp } = require('../support/app');
const { eventually } = require('../support/eventually');
const { send, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { foreignKey, signingKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { forgedToken, secondsFromNow, sessionToken } = require('../support/tokens');

overEachExpress('A recently verified token', (express) => {
  let endpoint;

  beforeEach(async () => {
    endpoint = await startKeyEndpoint();
  });

  const start = async (options) =>
    (await startApp(implementations.ours, express, optionsFor(endpoint, options))).origin;

  for (const tokenCache of [undefined, { entries: 1 }, false]) {
    it(`is accepted again, with the same claims, with the tokenCache ${JSON.stringify(tokenCache)}`, async () => {
      const origin = await start({ tokenCache });
      const token = sessionToken();
      const [first, second] = [await sendToken(origin, token), await sendToken(origin, token)];
      assertSignedIn(first);
      assert.deepEqual(second.json, first.json);
    });
  }

  it('does not vouch for another signature of the same claims', async () => {
    const origin = await start();
    const token = sessionToken();
    assertSignedIn(await sendToken(origin, token));
    const signed = token.slice(0, token.lastIndexOf('.') + 1);
    const signature = Buffer.from(token.slice(signed.length), 'base64url');
    signature[0] ^= 1;
    assertSignedOut(await sendToken(origin, signed + signature.toString('base64url')), 'token-invalid-signature');
    assertSignedOut(await sendToken(origin, forgedToken()), 'token-invalid-signature');
    assertSignedIn(await sendToken(origin, token));
  });

  it('does not vouch for the cookies that come with it', async () => {
    const origin = await start();
    const token = sessionToken({ iat: secondsFromNow(-30) });
    const visit = (clientUat, session = token) =>
      send(origin, { headers: { cookie: cookieHeader({ session, clientUat }) } });
    assertSignedIn(await visit(secondsFromNow(-60)));
    assertSignedIn(await visit(secondsFromNow(-60)));
    assertSignedOut(await visit(secondsFromNow(-10)), 'session-token-iat-before-client-uat');
    assertSignedOut(await visit('0'), 'session-token-but-no-client-uat');
    assertSignedIn(await visit(secondsFromNow(-60)));
  });

  it('is rejected as soon as its key has left the key set', async () => {
    const origin = await start({ jwksCacheTtlInMs: 1 });
    const token = sessionToken();
    const becomes = (outcome, reason) => eventually(async () => outcome(await sendToken(origin, token), reason));
    assertSignedIn(await sendToken(origin, token));
    endpoint.keys = [foreignKey.jwk];
    await becomes(assertSignedOut, 'jwk-kid-mismatch');
    endpoint.keys = [{ ...foreignKey.jwk, kid: signingKey.kid }];
    await becomes(assertSignedOut, 'token-invalid-signature');
    endpoint.keys = [signingKey.jwk];
    await becomes(assertSignedIn);
    endpoint.mode = 'empty';
    await becomes(assertSignedOut, 'jwk-remote-failed-to-load');
  });

  it('is still checked against the rules of each app', async () => {
    const secretKey = optionsFor(endpoint).secretKey;
    const [open, strict] = await Promise.all([
      start({ secretKey }),
      start({ secretKey, authorizedParties: ['https://other.example'] }),
    ]);
    assertSignedIn(await sendToken(open, sessionToken()));
    assertSignedOut(await sendToken(strict, sessionToken()), 'token-invalid-authorized-parties');
    assertSignedIn(await sendToken(open, sessionToken()));
  });

  it('gets its own copy of the claims on each request', async () => {
    const { origin } = await startApp(implementations.ours, express, optionsFor(endpoint), (app) => {
      app.use((req, res, next) => {
        implementations.ours.getAuth(req).sessionClaims.sub = 'user_2';
        next();
      });
    });
    const token = sessionToken();
    const [first, second, third] = [
      await sendToken(origin, token),
      await sendToken(origin, token),
      await sendToken(origin, token),
    ];
    assert.deepEqual(second.json, first.json);
    assert.deepEqual(third.json, first.json);
    const other = await start({ secretKey: optionsFor(endpoint).secretKey });
    assertSignedIn(await sendToken(other, token), 'user_1');
  });

  for (const [tokenCache, entries] of [
    [undefined, undefined],
    [true, undefined],
    [{}, undefined],
    [null, undefined],
    [false, 0],
    [{ entries: 0 }, 0],
    [{ entries: 100 }, 100],
  ]) {
    it(`has room for ${entries ?? 'the default number of'} others with the tokenCache ${JSON.stringify(tokenCache)}`, () => {
      const configuration = configure(optionsFor(endpoint, { tokenCache }), 'any');
      const { tokenCacheEntries } = configuration.at(fromNode({ method: 'GET', url: '/', headers: {} }));
      assert.equal(tokenCacheEntries, entries);
    });
  }

  for (const tokenCache of [
    { entries: -1 },
    { entries: 1.5 },
    { entries: '10' },
    { entries: 1e9 },
    { entires: 10 },
    5,
    'off',
  ]) {
    it(`cannot be cached with the tokenCache ${JSON.stringify(tokenCache)}: the error names the problem`, async () => {
      const { status, json } = await send(await start({ tokenCache }));
      assert.equal(status, 500);
      assert.equal(json.error.code, 'token-cache-invalid');
      const received = typeof tokenCache === 'object' ? tokenCache.entries : tokenCache;
      assert.match(json.error.message, new RegExp(`tokenCache.* is ${received};`));
    });
  }
});
