'use strict';

const assert = require('node:assert/strict');
const { environmentFor, startExample } = require('../../support/examples');
const { send, sendToken } = require('../../support/http');
const { cookieHeader } = require('../../support/instances');
const { startKeyEndpoint } = require('../../support/key-endpoint');
const { forgedToken, sessionToken } = require('../../support/tokens');

describe('The example minimal', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('minimal', environmentFor(await startKeyEndpoint()));
  });
  after(() => app?.stop());

  it('greets users by a token or by cookies, and strangers', async () => {
    assert.equal((await sendToken(app.origin, sessionToken())).text, 'Hello user_1');
    const cookie = cookieHeader({ session: sessionToken(), clientUat: 1 });
    assert.equal((await send(app.origin, { headers: { cookie } })).text, 'Hello user_1');
    assert.equal((await send(app.origin)).text, 'Hello stranger');
  });

  it('returns the session, or 401', async () => {
    const path = '/api/me';
    const { status, json } = await sendToken(app.origin, sessionToken(), { path });
    assert.deepEqual([status, json], [200, { userId: 'user_1', sessionId: 'sess_1' }]);
    for (const token of [forgedToken(), sessionToken({ azp: 'https://other.example' })]) {
      assert.equal((await sendToken(app.origin, token, { path })).status, 401);
    }
    assert.equal((await send(app.origin, { path })).status, 401);
  });

  it('hides the details of a wrong configuration from clients', async () => {
    const { CLERK_PUBLISHABLE_KEY } = environmentFor(app);
    const broken = await startExample('minimal', { CLERK_PUBLISHABLE_KEY });
    try {
      const { status, json } = await send(broken.origin);
      assert.deepEqual([status, json], [500, { error: 'Internal error' }]);
      assert.match(broken.output(), /CLERK_SECRET_KEY/);
    } finally {
      await broken.stop();
    }
  });
});
