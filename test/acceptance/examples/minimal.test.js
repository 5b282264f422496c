'use strict';

const assert = require('node:assert/strict');
const { createTestInstance } = require('clerk-express-native/testing');
const { startExample } = require('../../support/examples');
const { eventually } = require('../../support/eventually');
const { send, sendToken } = require('../../support/http');

const clerk = createTestInstance();

describe('The example minimal', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('minimal', clerk.env);
  });
  after(() => app?.stop());

  it('greets users by a token or by cookies, and strangers', async () => {
    assert.equal((await sendToken(app.origin, clerk.token())).text, 'Hello user_test');
    assert.equal((await send(app.origin, { headers: clerk.cookies() })).text, 'Hello user_test');
    assert.equal((await send(app.origin)).text, 'Hello stranger');
  });

  it('returns the session, or 401', async () => {
    const path = '/api/me';
    const { status, json } = await sendToken(app.origin, clerk.token(), { path });
    assert.deepEqual([status, json], [200, { userId: 'user_test', sessionId: 'sess_test' }]);
    for (const token of [clerk.forged(), clerk.otherParty()]) {
      assert.equal((await sendToken(app.origin, token, { path })).status, 401);
    }
    assert.equal((await send(app.origin, { path })).status, 401);
  });

  it('hides the details of a wrong configuration from clients', async () => {
    const { CLERK_PUBLISHABLE_KEY } = clerk.env;
    const broken = await startExample('minimal', { CLERK_PUBLISHABLE_KEY });
    try {
      const { status, json } = await send(broken.origin);
      assert.deepEqual([status, json], [500, { error: 'Internal error' }]);
      await eventually(() => assert.match(broken.output(), /CLERK_SECRET_KEY/));
    } finally {
      await broken.stop();
    }
  });
});
