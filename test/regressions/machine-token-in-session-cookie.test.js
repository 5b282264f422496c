'use strict';

// @clerk/backend before the fix of clerk/javascript pull request 9168: a machine's JWT is signed with the key that
// signs sessions, and its kind was checked only in the Authorization header. In the cookie `__session` it made the
// machine a signed-in user.
//
// The rule: the session cookie contains a session token, or it is ignored.

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, freshSecretKey, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn, assertSignedOut } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const M2M = 'cl_B7d4PD333AAA';

const machineTokens = {
  'a machine-to-machine token': sessionToken({ sub: 'mch_1', sid: undefined }, { cat: M2M }),
  'a machine-to-machine token with a session id': sessionToken({ sub: 'mch_1' }, { cat: M2M }),
  'a machine-to-machine token for a user': sessionToken({ sub: 'user_1' }, { cat: M2M }),
  'a machine-to-machine token from before categories': sessionToken({ sub: 'mch_1' }, { cat: undefined }),
  'a machine-to-machine token that says it is a session': sessionToken({ sub: 'mch_1' }),
  'an OAuth access token': sessionToken({}, { typ: 'at+jwt' }),
  'an OAuth access token with a long type': sessionToken({}, { typ: 'application/at+jwt', cat: undefined }),
};

overEachExpress('A machine token in the session cookie', (express) => {
  let endpoint;
  let app;

  before(async () => {
    endpoint = await startKeyEndpoint();
    app = await startApp(implementations.ours, express, optionsFor(endpoint));
  });

  for (const [title, token] of Object.entries(machineTokens)) {
    it(`${title} is signed out`, async () => {
      const { suffix } = instances.production;
      for (const cookie of [
        cookieHeader({ session: token, clientUat: 1 }),
        `__session=${token}; __client_uat=1`,
        `__session_${suffix}=${token}; __client_uat_${suffix}=1`,
      ]) {
        const response = await send(app.origin, { headers: { cookie } });
        assertSignedOut(response, 'token-type-mismatch');
        assert.doesNotMatch(response.text, /mch_1/);
      }
    });
  }

  for (const [title, token] of Object.entries(machineTokens)) {
    it(`${title} is not a session for verifyToken either`, async () => {
      const options = { secretKey: freshSecretKey(), apiUrl: endpoint.origin };
      await assert.rejects(implementations.ours.verifyToken(token, options), { reason: 'token-invalid' });
    });

    it(`${title} is not a session in the header of an app that accepts sessions`, async () => {
      const client = implementations.ours.createClerkClient({ ...optionsFor(endpoint) });
      const request = new Request('http://a.example/', { headers: { authorization: `Bearer ${token}` } });
      const { status, reason } = await client.authenticateRequest(request, { acceptsToken: 'session_token' });
      assert.deepEqual({ status, reason }, { status: 'signed-out', reason: 'token-type-mismatch' });
    });
  }

  it('is accepted by verifyToken if headerType is that of OAuth access tokens, but never one about a machine', async () => {
    const options = { secretKey: freshSecretKey(), apiUrl: endpoint.origin, headerType: 'at+jwt' };
    assert.equal((await implementations.ours.verifyToken(sessionToken({}, { typ: 'at+jwt' }), options)).sub, 'user_1');
    const aboutMachine = sessionToken({ sub: 'mch_1' }, { typ: 'at+jwt' });
    await assert.rejects(implementations.ours.verifyToken(aboutMachine, options), { reason: 'token-invalid' });
  });

  it('does not affect the cookie of a session', async () => {
    assertSignedIn(
      await send(app.origin, { headers: { cookie: cookieHeader({ session: sessionToken(), clientUat: 1 }) } }),
    );
  });
});
