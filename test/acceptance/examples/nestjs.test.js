'use strict';

const assert = require('node:assert/strict');
const { createTestInstance } = require('clerk-express-native/testing');
const { startExample } = require('../../support/examples');
const { send, sendToken } = require('../../support/http');
const { post } = require('../../support/webhooks');

const clerk = createTestInstance();

// `npm start` compiles with `strict`, so that it fails where the types do not fit.
describe('The example nestjs', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('nestjs', clerk.env);
  });
  after(() => app?.stop());

  it('injects the auth object into handlers, and answers 401 without one', async () => {
    const path = '/me';
    const { json } = await sendToken(app.origin, clerk.token(), { path });
    assert.deepEqual(json, { userId: 'user_test', sessionId: 'sess_test' });
    for (const { status, json } of [
      await send(app.origin, { path }),
      await sendToken(app.origin, clerk.forged(), { path }),
    ]) {
      assert.deepEqual([status, json.message], [401, 'Sign in first']);
    }
  });

  it('guards a controller with requireAuth()', async () => {
    const path = '/reports';
    const member = { orgId: 'org_1', orgRole: 'org:member', orgPermissions: ['org:reports:read'] };
    const { json } = await sendToken(app.origin, clerk.token(member), { path });
    assert.deepEqual(json, { organization: 'org_1', reports: [] });
    const refused = await sendToken(app.origin, clerk.token(), { path });
    assert.deepEqual([refused.status, refused.json.error], [403, 'insufficient_scope']);
    const signedOut = await send(app.origin, { path });
    assert.deepEqual([signedOut.status, signedOut.headers['www-authenticate']], [401, 'Bearer realm="clerk"']);
  });

  it('accepts the webhooks that Clerk has signed', async () => {
    const { headers, body } = clerk.webhook('user.created', { id: 'user_1' });
    assert.equal((await post(app.origin, body, { headers })).status, 204);
    const forged = createTestInstance().webhook('user.created');
    const { status, text } = await post(app.origin, forged.body, { headers: forged.headers });
    assert.deepEqual([status, JSON.parse(text).message], [400, 'webhook-signature-mismatch']);
  });
});
