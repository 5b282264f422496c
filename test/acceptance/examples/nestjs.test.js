'use strict';

const assert = require('node:assert/strict');
const { environmentFor, startExample } = require('../../support/examples');
const { send, sendToken } = require('../../support/http');
const { startKeyEndpoint } = require('../../support/key-endpoint');
const { forgedToken, sessionToken } = require('../../support/tokens');
const { BODY, OTHER_SECRET, SECRET, post, signedHeaders } = require('../../support/webhooks');

// `npm start` compiles with `strict`, so that it fails where the types do not fit.
describe('The example nestjs', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    const environment = environmentFor(await startKeyEndpoint());
    app = await startExample('nestjs', { ...environment, CLERK_WEBHOOK_SIGNING_SECRET: SECRET });
  });
  after(() => app?.stop());

  it('injects the auth object into handlers, and answers 401 without one', async () => {
    const path = '/me';
    const { json } = await sendToken(app.origin, sessionToken(), { path });
    assert.deepEqual(json, { userId: 'user_1', sessionId: 'sess_1' });
    for (const { status, json } of [
      await send(app.origin, { path }),
      await sendToken(app.origin, forgedToken(), { path }),
    ]) {
      assert.deepEqual([status, json.message], [401, 'Sign in first']);
    }
  });

  it('guards a controller with requireAuth()', async () => {
    const path = '/reports';
    const o = { id: 'org_1', slg: 'acme', rol: 'member', per: 'read', fpm: '1' };
    const { json } = await sendToken(app.origin, sessionToken({ o, fea: 'o:reports' }), { path });
    assert.deepEqual(json, { organization: 'org_1', reports: [] });
    const refused = await sendToken(app.origin, sessionToken(), { path });
    assert.deepEqual([refused.status, refused.json.error], [403, 'insufficient_scope']);
    const signedOut = await send(app.origin, { path });
    assert.deepEqual([signedOut.status, signedOut.headers['www-authenticate']], [401, 'Bearer realm="clerk"']);
  });

  it('accepts the webhooks that Clerk has signed', async () => {
    assert.equal((await post(app.origin, BODY)).status, 204);
    const { status, text } = await post(app.origin, BODY, { headers: signedHeaders(BODY, { secret: OTHER_SECRET }) });
    assert.deepEqual([status, JSON.parse(text).message], [400, 'webhook-signature-mismatch']);
  });
});
