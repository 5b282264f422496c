'use strict';

const assert = require('node:assert/strict');
const { createTestInstance } = require('clerk-express-native/testing');
const { startExample } = require('../../support/examples');
const { send, sendToken } = require('../../support/http');

const clerk = createTestInstance();

// `npm start` compiles with `strict`, so that it fails where the types do not fit.
describe('The example typescript', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('typescript', clerk.env);
  });
  after(() => app?.stop());

  it('returns the user with a custom claim, or 401', async () => {
    const path = '/api/me';
    const { json } = await sendToken(app.origin, clerk.token({ claims: { locale: 'de' } }), { path });
    assert.deepEqual(json, { userId: 'user_test', locale: 'de' });
    assert.equal((await sendToken(app.origin, clerk.token(), { path })).json.locale, 'en');
    assert.equal((await send(app.origin, { path })).status, 401);
  });

  it('answers 403 to users without the permission', async () => {
    const path = '/api/reports';
    const member = { orgId: 'org_1', orgRole: 'org:member', orgPermissions: ['org:reports:read'] };
    const { json } = await sendToken(app.origin, clerk.token(member), { path });
    assert.deepEqual(json, { organization: 'org_1', reports: [] });
    assert.equal((await sendToken(app.origin, clerk.token(), { path })).status, 403);
    assert.equal((await send(app.origin, { path })).status, 401);
  });
});
