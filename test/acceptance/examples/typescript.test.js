'use strict';

const assert = require('node:assert/strict');
const { environmentFor, startExample } = require('../../support/examples');
const { send, sendToken } = require('../../support/http');
const { startKeyEndpoint } = require('../../support/key-endpoint');
const { sessionToken } = require('../../support/tokens');

// `npm start` compiles with `strict`, so that it fails where the types do not fit.
describe('The example typescript', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('typescript', environmentFor(await startKeyEndpoint()));
  });
  after(() => app?.stop());

  it('returns the user with a custom claim, or 401', async () => {
    const path = '/api/me';
    const { json } = await sendToken(app.origin, sessionToken({ locale: 'de' }), { path });
    assert.deepEqual(json, { userId: 'user_1', locale: 'de' });
    assert.equal((await sendToken(app.origin, sessionToken(), { path })).json.locale, 'en');
    assert.equal((await send(app.origin, { path })).status, 401);
  });

  it('answers 403 to users without the permission', async () => {
    const path = '/api/reports';
    const o = { id: 'org_1', slg: 'acme', rol: 'member', per: 'read', fpm: '1' };
    const { json } = await sendToken(app.origin, sessionToken({ o, fea: 'o:reports' }), { path });
    assert.deepEqual(json, { organization: 'org_1', reports: [] });
    assert.equal((await sendToken(app.origin, sessionToken(), { path })).status, 403);
    assert.equal((await send(app.origin, { path })).status, 401);
  });
});
