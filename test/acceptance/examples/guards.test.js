'use strict';

const assert = require('node:assert/strict');
const { createTestInstance } = require('clerk-express-native/testing');
const { startExample } = require('../../support/examples');
const { send, sendToken } = require('../../support/http');

const clerk = createTestInstance();
const signInUrl = 'https://accounts.example.com/sign-in';

/** A session in an organization with one permission. */
const member = (permission) =>
  clerk.token({ orgId: 'org_1', orgRole: 'org:member', orgPermissions: [`org:reports:${permission}`] });

const oauthToken = (scope) => clerk.machine.oauthJwt({ scopes: [scope] });

describe('The example guards', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('guards', { ...clerk.env, CLERK_SIGN_IN_URL: signInUrl });
  });
  after(() => app?.stop());

  it('redirects signed-out browsers to the sign-in page', async () => {
    const headers = { ...clerk.cookies(null), 'sec-fetch-dest': 'document', accept: 'text/html' };
    const { status, headers: received } = await send(app.origin, { path: '/account', headers });
    assert.deepEqual([status, received.location], [302, signInUrl]);
    assert.equal((await sendToken(app.origin, clerk.token(), { path: '/account' })).text, 'Signed in as user_test');
  });

  it('answers 401 with a challenge to signed-out API clients', async () => {
    const path = '/api/me';
    const signedOut = await send(app.origin, { path });
    assert.deepEqual([signedOut.status, signedOut.json.error], [401, 'unauthenticated']);
    assert.equal(signedOut.headers['www-authenticate'], 'Bearer realm="clerk"');
    const forged = await sendToken(app.origin, clerk.forged(), { path });
    assert.deepEqual([forged.status, forged.json.reason], [401, 'token-invalid-signature']);
    assert.deepEqual((await sendToken(app.origin, clerk.token(), { path })).json, { userId: 'user_test' });
  });

  it('answers 403 to users without the permission', async () => {
    const path = '/api/reports';
    const refused = await sendToken(app.origin, clerk.token(), { path });
    assert.deepEqual([refused.status, refused.json.required], [403, { permission: 'org:reports:read' }]);
    const { status, json } = await sendToken(app.origin, member('read'), { path });
    assert.deepEqual([status, json], [200, { organization: 'org_1', reports: [] }]);
  });

  it('asks users to verify themselves again before an account is deleted', async () => {
    const request = { method: 'DELETE', path: '/api/account' };
    const stale = await sendToken(app.origin, clerk.token({ factorVerificationAge: [60, 60] }), request);
    assert.deepEqual([stale.status, stale.json.clerk_error.reason], [403, 'reverification-error']);
    assert.equal((await sendToken(app.origin, clerk.token({ factorVerificationAge: [1, 1] }), request)).status, 204);
  });

  it('accepts machines with the scope, and users with the permission', async () => {
    const request = { method: 'POST', path: '/api/reports' };
    const machine = await sendToken(app.origin, oauthToken('reports:write'), request);
    assert.deepEqual([machine.status, machine.json], [201, { tokenType: 'oauth_token', userId: 'user_test' }]);
    const user = await sendToken(app.origin, member('create'), request);
    assert.deepEqual([user.status, user.json], [201, { tokenType: 'session_token', userId: 'user_test' }]);
    for (const token of [oauthToken('reports:read'), member('read')]) {
      assert.equal((await sendToken(app.origin, token, request)).status, 403);
    }
    assert.equal((await sendToken(app.origin, oauthToken('reports:write'), { path: '/api/me' })).status, 401);
  });
});
