'use strict';

const assert = require('node:assert/strict');
const { startExample } = require('../../support/examples');
const { send } = require('../../support/http');
const { BODY, EVENT, OTHER_SECRET, SECRET, post, signedHeaders } = require('../../support/webhooks');

const path = '/api/webhooks';

describe('The example webhooks', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('webhooks', { CLERK_WEBHOOK_SIGNING_SECRET: SECRET });
  });
  after(() => app?.stop());

  const users = async () => (await send(app.origin, { path: '/api/users' })).json;

  it('accepts what Clerk has signed, as often as it comes', async () => {
    for (let delivery = 1; delivery <= 2; delivery++) {
      assert.equal((await post(app.origin, BODY, { path })).status, 204);
      assert.deepEqual(await users(), [{ id: 'user_1', firstName: 'Adél' }]);
    }
    const deleted = JSON.stringify({ ...EVENT, type: 'user.deleted', data: { id: 'user_1', deleted: true } });
    assert.equal((await post(app.origin, deleted, { path })).status, 204);
    assert.deepEqual(await users(), []);
  });

  it('rejects anything else with the code of the error', async () => {
    for (const [headers, code] of [
      [signedHeaders(BODY, { secret: OTHER_SECRET }), 'webhook-signature-mismatch'],
      [{}, 'webhook-headers-missing'],
    ]) {
      const { status, text } = await post(app.origin, BODY, { path, headers });
      assert.deepEqual([status, JSON.parse(text)], [400, { error: code }]);
    }
    assert.deepEqual(await users(), []);
  });
});
