'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('../backend/backend-api');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { optionsFor } = require('../support/instances');
const { createRealm } = require('../support/realm');
const { sessionToken } = require('../support/tokens');
const { BODY, OTHER_SECRET, SECRET, signedHeaders } = require('../support/webhooks');

describe('In another realm, in which Jest evaluates modules', () => {
  const { require: requireInRealm, globals } = createRealm();
  const clerk = requireInRealm('clerk-express-native');
  const { verifyWebhook } = requireInRealm('clerk-express-native/webhooks');
  const errors = requireInRealm('clerk-express-native/errors');
  let endpoint;
  let api;

  before(async () => {
    endpoint = await startKeyEndpoint();
    api = await BackendApi.start();
  });

  /** What the middleware passes to `next()`, and the request. */
  async function outcome(options, headers = {}) {
    const req = { method: 'GET', url: '/', headers: { host: 'app.example.com', ...headers } };
    const res = { setHeader() {}, hasHeader: () => false, end() {} };
    const error = await new Promise((resolve) => {
      clerk.clerkMiddleware(optionsFor(endpoint, options))(req, res, resolve);
    });
    return { error, req };
  }

  function assertOwn(error, code) {
    assert.equal(error instanceof globals.Error, true, `${error.code}: ${error.message}`);
    assert.equal(error.code, code);
    assert.doesNotMatch(error.message, /\n/);
  }

  it('the realm has its own errors and arrays', () => {
    assert.notEqual(globals.Error, Error);
    assert.equal(new Error('') instanceof globals.Error, false);
  });

  const unusable = {
    'publishable-key-missing': { publishableKey: '' },
    'secret-key-invalid': { secretKey: 'sk_test_\n1' },
    'machine-secret-key-invalid': { machineSecretKey: '"ak_1"' },
    'api-url-invalid': { apiUrl: 'nonsense' },
    'organization-pattern-invalid': { organizationSyncOptions: { organizationPatterns: '/orgs/:slug(' } },
    'satellite-domain-missing': { isSatellite: true },
    'frontend-api-invalid': { proxyUrl: 'https://a b' },
  };
  for (const [code, options] of Object.entries(unusable)) {
    it(`errors of an invalid configuration are of that realm: ${code}`, async () => {
      const { error } = await outcome(options, { 'sec-fetch-dest': 'document', cookie: '__client_uat=1' });
      assertOwn(error, code);
      assert.equal(typeof error.action, 'string');
      assert.equal(error.stack.startsWith(`Error: ${error.message} ${error.action}`), true, error.stack);
    });
  }

  it('errors of verifyWebhook() are of that realm', async () => {
    const request = (headers) => ({ headers, body: BODY });
    assertOwn(await rejection(verifyWebhook(request({}), { signingSecret: '' })), 'webhook-signing-secret-missing');
    assertOwn(await rejection(verifyWebhook(request({}), { signingSecret: SECRET })), 'webhook-headers-missing');
    assertOwn(
      await rejection(verifyWebhook(request(signedHeaders(BODY)), { signingSecret: OTHER_SECRET })),
      'webhook-signature-mismatch',
    );
    const { type } = await verifyWebhook(request(signedHeaders(BODY)), { signingSecret: SECRET });
    assert.equal(type, 'user.created');
  });

  it('errors of verifyToken() are of that realm', async () => {
    const refused = await rejection(clerk.verifyToken('x.y.z', { secretKey: 'sk_test_x' }));
    assert.deepEqual(
      [refused instanceof errors.TokenVerificationError, refused instanceof globals.Error],
      [true, true],
    );
    assertOwn(await rejection(clerk.verifyToken('x', { secretKey: 'sk test' })), 'secret-key-invalid');
  });

  it('errors of calls are of that realm, and name the call', async () => {
    api.answerWith(json({ errors: [{ code: 'c', message: 'm' }] }, { status: 404 }));
    const client = (options) => clerk.createClerkClient({ secretKey: 'sk_test_x', apiUrl: api.origin, ...options });
    const refused = await rejection(client().users.getUser('user_1'));
    assert.deepEqual([refused instanceof errors.ClerkAPIResponseError, refused instanceof globals.Error], [true, true]);
    assert.equal(refused.errors instanceof globals.Array, true);
    const unusable = await rejection(client({ secretKey: '' }).users.getUser('user_1'));
    assertOwn(unusable, 'secret-key-missing');
    assert.match(unusable.message, /users\.getUser\(\) cannot be called/);
    assertOwn(await rejection(client({ timeoutMs: -1 }).users.getUser('user_1')), 'timeout-invalid');
    assertOwn(await rejection(client().users.getUser('')), 'argument-invalid');
    assertOwn(
      await rejection(client({ secretKey: 'a b' }).m2m.verify({ token: sessionToken() })),
      'secret-key-invalid',
    );
  });

  it('arrays of calls, and of organization permissions, are of that realm', async () => {
    api.answerWith(json({ data: [{ object: 'organization', id: 'org_1' }], total_count: 1 }));
    const { data } = await clerk
      .createClerkClient({ secretKey: 'sk_test_x', apiUrl: api.origin })
      .organizations.getOrganizationList();
    assert.equal(data instanceof globals.Array, true);
    const o = { id: 'org_1', rol: 'admin', slg: 'a', per: 'read,write', fpm: '3' };
    const { req } = await outcome({}, { authorization: `Bearer ${sessionToken({ fea: 'o:articles', o })}` });
    const { orgPermissions } = clerk.getAuth(req);
    assert.equal(orgPermissions instanceof globals.Array, true);
    assert.deepEqual([...orgPermissions], ['org:articles:read', 'org:articles:write']);
    const none = await outcome({}, { authorization: `Bearer ${sessionToken({ o: { id: 'org_1' } })}` });
    assert.deepEqual([...clerk.getAuth(none.req).orgPermissions], []);
  });
});
