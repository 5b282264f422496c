'use strict';

// @clerk/backend before the fix of clerk/javascript pull request 9394, and Clerk's libraries for C#, Go, Python and
// Ruby likewise: keys were cached in the process by `kid` alone. A key that was fetched for one instance also verified
// tokens for all others, so that its users were accepted there. PEM keys were cached in the same way.
//
// The rule: a token is verified with the keys of the instance that it was sent to, whatever other keys are cached.

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { freshSecretKey, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { makeKey } = require('../support/keys');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const [one, other] = [makeKey('ins_one'), makeKey('ins_other')];
/** A key of another instance with the key id of the first one. */
const namesake = { ...makeKey('ins_one') };

const tokenOf = (key, sub) => sessionToken({ sub }, {}, key);

overEachExpress('Keys of several instances in one process', (express) => {
  const { verifyToken } = implementations.ours;
  const start = (endpoint, overrides) => startApp(implementations.ours, express, optionsFor(endpoint, overrides));

  it('verify only tokens of their own instance', async () => {
    const apps = await Promise.all([one, other].map(async (key) => start(await startKeyEndpoint({ keys: [key.jwk] }))));
    assertSignedIn(await sendToken(apps[0].origin, tokenOf(one, 'user_one')), 'user_one');
    assertSignedIn(await sendToken(apps[1].origin, tokenOf(other, 'user_other')), 'user_other');
    assertSignedOut(await sendToken(apps[0].origin, tokenOf(other, 'user_other')), 'jwk-kid-mismatch');
    assertSignedOut(await sendToken(apps[1].origin, tokenOf(one, 'user_one')), 'jwk-kid-mismatch');
  });

  it('are distinguished if they have the same key id', async () => {
    const apps = await Promise.all(
      [one, namesake].map(async (key) => start(await startKeyEndpoint({ keys: [key.jwk] }))),
    );
    for (const [index, key] of [one, namesake].entries()) {
      assertSignedIn(await sendToken(apps[index].origin, tokenOf(key, 'user_own')), 'user_own');
      assertSignedOut(await sendToken(apps[1 - index].origin, tokenOf(key, 'user_own')), 'token-invalid-signature');
    }
  });

  it('are distinguished by the secret key if they come from one URL', async () => {
    const endpoint = await startKeyEndpoint({ keys: [one.jwk] });
    assertSignedIn(await sendToken((await start(endpoint)).origin, tokenOf(one, 'user_one')), 'user_one');
    endpoint.keys = [other.jwk];
    assertSignedOut(await sendToken((await start(endpoint)).origin, tokenOf(one, 'user_one')), 'jwk-kid-mismatch');
    assert.equal(endpoint.requests.length, 2);
  });

  it('are distinguished by the URL if the secret key is the same', async () => {
    const secretKey = freshSecretKey();
    const [mine, theirs] = await Promise.all([one, other].map((key) => startKeyEndpoint({ keys: [key.jwk] })));
    assertSignedIn(await sendToken((await start(mine, { secretKey })).origin, tokenOf(one, 'user_one')), 'user_one');
    assertSignedOut(
      await sendToken((await start(theirs, { secretKey })).origin, tokenOf(one, 'user_one')),
      'jwk-kid-mismatch',
    );
  });

  it('are distinguished if they are PEM keys', async () => {
    const endpoint = await startKeyEndpoint();
    const apps = await Promise.all([one, namesake].map(({ pem }) => start(endpoint, { jwtKey: pem })));
    for (const [index, key] of [one, namesake].entries()) {
      assertSignedIn(await sendToken(apps[index].origin, tokenOf(key, 'user_own')), 'user_own');
      assertSignedOut(await sendToken(apps[1 - index].origin, tokenOf(key, 'user_own')), 'token-invalid-signature');
    }
  });

  it('are distinguished by verifyToken too', async () => {
    const [mine, theirs] = await Promise.all([one, other].map((key) => startKeyEndpoint({ keys: [key.jwk] })));
    const token = tokenOf(one, 'user_one');
    assert.equal((await verifyToken(token, { secretKey: freshSecretKey(), apiUrl: mine.origin })).sub, 'user_one');
    const elsewhere = verifyToken(token, { secretKey: freshSecretKey(), apiUrl: theirs.origin });
    await assert.rejects(elsewhere, { reason: 'jwk-kid-mismatch' });
    assert.equal((await verifyToken(token, { jwtKey: one.pem })).sub, 'user_one');
    await assert.rejects(verifyToken(token, { jwtKey: namesake.pem }), { reason: 'token-invalid-signature' });
  });
});
