'use strict';

const assert = require('node:assert/strict');
const { startExample } = require('../../support/examples');
const { send, sendToken } = require('../../support/http');
const { instances, optionsFor } = require('../../support/instances');
const { makeKey } = require('../../support/keys');
const { serve } = require('../../support/server');
const { sessionToken } = require('../../support/tokens');

const keys = { acme: makeKey('ins_acme'), globex: makeKey('ins_globex') };
const publishableKeys = { acme: instances.production.publishableKey, globex: instances.development.publishableKey };

/** The API of a tenant's instance: its keys, and one user. */
async function startInstance(name) {
  const { origin } = await serve((req, res) => {
    res.setHeader('content-type', 'application/json');
    const isKeySet = req.url.endsWith('/jwks');
    res.end(JSON.stringify(isKeySet ? { keys: [keys[name].jwk] } : { object: 'user', id: 'user_1', first_name: name }));
  });
  return optionsFor({ origin }, { publishableKey: publishableKeys[name] });
}

const tokenOf = (name) => sessionToken({ azp: `https://${name}.example.com` }, { kid: keys[name].kid }, keys[name]);

const at = (name, path = '/api/me') => ({ path, headers: { host: `${name}.example.com` } });

describe('The example multi-tenant', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    const tenants = {
      'acme.example.com': await startInstance('acme'),
      'globex.example.com': await startInstance('globex'),
    };
    app = await startExample('multi-tenant', { TENANTS: JSON.stringify(tenants) });
  });
  after(() => app?.stop());

  it('signs users in at the host of their own tenant alone', async () => {
    for (const [name, other] of [
      ['acme', 'globex'],
      ['globex', 'acme'],
    ]) {
      const { status, json } = await sendToken(app.origin, tokenOf(name), at(name));
      assert.deepEqual([status, json], [200, { tenant: `${name}.example.com`, userId: 'user_1' }]);
      assert.equal((await sendToken(app.origin, tokenOf(name), at(other))).status, 401);
    }
    assert.equal((await send(app.origin, at('acme'))).status, 401);
  });

  it('calls the Backend API with the keys of the tenant', async () => {
    for (const name of ['acme', 'globex']) {
      const { json } = await sendToken(app.origin, tokenOf(name), at(name, '/api/profile'));
      assert.deepEqual(json, { id: 'user_1', name });
    }
  });

  it('answers 404 for hosts without a tenant, whatever the token', async () => {
    const { status, json } = await sendToken(app.origin, tokenOf('acme'), at('initech'));
    assert.deepEqual([status, json], [404, { error: 'Unknown tenant' }]);
  });
});
