'use strict';

const assert = require('node:assert/strict');
const { environmentFor, startExample } = require('../../support/examples');
const { send, sendToken } = require('../../support/http');
const { startKeyEndpoint } = require('../../support/key-endpoint');
const { forgedToken, sessionToken } = require('../../support/tokens');

const signInUrl = 'https://accounts.example.com/sign-in';

/** A session in an organization with one permission. */
const member = (permission, claims) =>
  sessionToken({
    o: { id: 'org_1', slg: 'acme', rol: 'member', per: permission, fpm: '1' },
    fea: 'o:reports',
    ...claims,
  });

const oauthToken = (scope) => sessionToken({ client_id: 'client_1', jti: 'oat_1', scope }, { typ: 'at+jwt' });

describe('The example guards', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    const environment = environmentFor(await startKeyEndpoint());
    app = await startExample('guards', { ...environment, CLERK_SIGN_IN_URL: signInUrl });
  });
  after(() => app?.stop());

  it('redirects signed-out browsers to the sign-in page', async () => {
    const headers = { 'sec-fetch-dest': 'document', accept: 'text/html' };
    const { status, headers: received } = await send(app.origin, { path: '/account', headers });
    assert.deepEqual([status, received.location], [302, signInUrl]);
    assert.equal((await sendToken(app.origin, sessionToken(), { path: '/account' })).text, 'Signed in as user_1');
  });

  it('answers 401 with a challenge to signed-out API clients', async () => {
    const path = '/api/me';
    const signedOut = await send(app.origin, { path });
    assert.deepEqual([signedOut.status, signedOut.json.error], [401, 'unauthenticated']);
    assert.equal(signedOut.headers['www-authenticate'], 'Bearer realm="clerk"');
    const forged = await sendToken(app.origin, forgedToken(), { path });
    assert.deepEqual([forged.status, forged.json.reason], [401, 'token-invalid-signature']);
    assert.deepEqual((await sendToken(app.origin, sessionToken(), { path })).json, { userId: 'user_1' });
  });

  it('answers 403 to users without the permission', async () => {
    const path = '/api/reports';
    const refused = await sendToken(app.origin, sessionToken(), { path });
    assert.deepEqual([refused.status, refused.json.required], [403, { permission: 'org:reports:read' }]);
    const { status, json } = await sendToken(app.origin, member('read'), { path });
    assert.deepEqual([status, json], [200, { organization: 'org_1', reports: [] }]);
  });

  it('asks users to verify themselves again before an account is deleted', async () => {
    const request = { method: 'DELETE', path: '/api/account' };
    const stale = await sendToken(app.origin, sessionToken({ fva: [60, 60] }), request);
    assert.deepEqual([stale.status, stale.json.clerk_error.reason], [403, 'reverification-error']);
    assert.equal((await sendToken(app.origin, sessionToken({ fva: [1, 1] }), request)).status, 204);
  });

  it('accepts machines with the scope, and users with the permission', async () => {
    const request = { method: 'POST', path: '/api/reports' };
    const machine = await sendToken(app.origin, oauthToken('reports:write'), request);
    assert.deepEqual([machine.status, machine.json], [201, { tokenType: 'oauth_token', userId: 'user_1' }]);
    const user = await sendToken(app.origin, member('create'), request);
    assert.deepEqual([user.status, user.json], [201, { tokenType: 'session_token', userId: 'user_1' }]);
    for (const token of [oauthToken('reports:read'), member('read')]) {
      assert.equal((await sendToken(app.origin, token, request)).status, 403);
    }
    assert.equal((await sendToken(app.origin, oauthToken('reports:write'), { path: '/api/me' })).status, 401);
  });
});
