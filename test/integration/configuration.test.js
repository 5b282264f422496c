'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendBytes, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const encode = (text) => Buffer.from(text).toString('base64');

const { publishableKey } = instances.development;
const satellite = { isSatellite: true, domain: 'satellite.example', signInUrl: 'https://primary.example/sign-in' };
const NAVIGATION = { 'sec-fetch-dest': 'document' };

/** A message that an app may pass to a client: one line with a full stop only at its end. */
const ONE_SENTENCE = /^Clerk: (?!.*\. )[^\n]*\.$/;

/** Everything that an error contains. */
const textOf = ({ message, action }) => [message, action].filter(Boolean).join(' ');

overEachExpress('An invalid configuration goes to the error handler', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  const startWith = (overrides) => startApp(implementations.ours, express, optionsFor(endpoint, overrides));

  const unusable = {
    'a missing publishable key': [
      { publishableKey: undefined },
      /publishable key is missing[\s\S]*CLERK_PUBLISHABLE_KEY/,
    ],
    'an empty publishable key': [{ publishableKey: '' }, /publishable key is missing/],
    'a publishable key of no kind': [{ publishableKey: 'secret_looking_text' }, /publishable key[\s\S]*pk_/],
    'a publishable key that is not Base64': [{ publishableKey: 'pk_test_!secret!' }, /publishable key/],
    'a publishable key without a host': [{ publishableKey: `pk_test_${encode('secret$')}` }, /publishable key/],
    'a publishable key cut short': [{ publishableKey: `pk_live_${encode('clerk.example.com')}` }, /publishable key/],
    'a missing secret key': [{ secretKey: undefined }, /secret key is missing[\s\S]*CLERK_SECRET_KEY/],
    'an empty secret key': [{ secretKey: '' }, /secret key is missing/],
    'a secret key that is not a string': [{ secretKey: 5 }, /secret key is missing/],
    'a secret key with a line break': [{ secretKey: 'sk_test_secret\n1' }, /secret key[\s\S]*line break/],
    'an apiUrl that is not a URL': [{ apiUrl: 'api.clerk.com' }, /apiUrl/],
    'a clerkClient that is not a client': [{ clerkClient: { users: {} } }, /clerkClient[\s\S]*createClerkClient/],
    'an apiUrl with a password': [{ apiUrl: 'http://user:!secret!@127.0.0.1' }, /apiUrl/],
    'authorizedParties that are not strings': [{ authorizedParties: [5] }, /authorizedParties/],
  };
  for (const [title, [overrides, message]] of Object.entries(unusable)) {
    it(title, async () => {
      const app = await startWith(overrides);
      const responses = await Promise.all([send(app.origin), sendToken(app.origin, sessionToken())]);
      for (const { status, json } of responses) {
        assert.equal(status, 500);
        assert.match(textOf(json.error), message);
        assert.doesNotMatch(JSON.stringify(json.error), /secret_looking|!secret!|sk_test_secret/, 'no part of a key');
      }
    });
  }

  it('the publishable key is checked before the secret key', async () => {
    const app = await startWith({ publishableKey: '', secretKey: '' });
    assert.match((await send(app.origin)).json.error.message, /publishable key/);
  });

  it('but an invalid request gets a 400 all the same', async () => {
    const app = await startWith({ publishableKey: '' });
    const { status } = await sendBytes(app, Buffer.from('GET // HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
    assert.equal(status, 400);
  });

  it('a bad apiUrl does not affect another app', async () => {
    await startWith({ apiUrl: 'nonsense' });
    assertSignedIn(await sendToken((await startWith({})).origin, sessionToken()));
  });

  /** Options, the code of the error, and what its message names. */
  const coded = {
    'a publishable key that is missing': [{ publishableKey: '' }, 'publishable-key-missing', /CLERK_PUBLISHABLE_KEY/],
    'a publishable key that is invalid': [{ publishableKey: 'x' }, 'publishable-key-invalid', /pk_test_/],
    'a secret key that is missing': [{ secretKey: '' }, 'secret-key-missing', /CLERK_SECRET_KEY/],
    'a secret key that a header cannot carry': [{ secretKey: 'sk_test_\n1' }, 'secret-key-invalid', /line break/],
    'an invalid URL of the Backend API': [{ apiUrl: 'nonsense' }, 'api-url-invalid', /apiUrl/],
    'a satellite without a domain': [{ ...satellite, domain: '' }, 'satellite-domain-missing', /domain[\s\S]*proxyUrl/],
    'a satellite of development without a sign-in page': [
      { ...satellite, publishableKey, signInUrl: '' },
      'satellite-sign-in-url-invalid',
      /signInUrl/,
    ],
    'a satellite of development with a relative sign-in page': [
      { ...satellite, publishableKey, signInUrl: '/sign-in' },
      'satellite-sign-in-url-invalid',
      /signInUrl/,
    ],
    'a satellite whose publishable key alone says that it is a development instance': [
      { ...satellite, publishableKey, secretKey: 'sk_live_x', signInUrl: '' },
      'satellite-sign-in-url-invalid',
      /signInUrl/,
    ],
    'a domain that does not form a Frontend API URL': [
      { ...satellite, domain: '127.0.0.1' },
      'frontend-api-invalid',
      /domain/,
    ],
    'an organization pattern that does not compile': [
      { organizationSyncOptions: { organizationPatterns: '/orgs/:slug(' } },
      'organization-pattern-invalid',
      /orgs/,
    ],
    'a personal account pattern that does not compile': [
      { organizationSyncOptions: { personalAccountPatterns: ['/me', '/(a'] } },
      'organization-pattern-invalid',
      /\(a/,
    ],
    'a proxy that browsers cannot be redirected to': [{ proxyUrl: 'https://a b' }, 'frontend-api-invalid', /proxyUrl/],
    'an invalid proxy path': [{ proxyUrl: '//' }, 'frontend-api-invalid', /proxyUrl/],
  };
  for (const [title, [overrides, code, message]] of Object.entries(coded)) {
    it(`${title} has the code ${code} on the first request of any kind`, async () => {
      const { origin } = await startWith(overrides);
      for (const request of [
        {},
        { headers: { authorization: `Bearer ${sessionToken()}` } },
        { headers: { cookie: '__client_uat=1', ...NAVIGATION } },
      ]) {
        const { status, json } = await send(origin, request);
        assert.equal(status, 500);
        assert.equal(json.error.code, code);
        assert.match(textOf(json.error), message);
        assert.match(json.error.message, ONE_SENTENCE);
      }
    });
  }

  const accepted = {
    'a satellite with a proxy instead of a domain': [{ ...satellite, domain: '', proxyUrl: '/__clerk' }],
    'a satellite in production without a sign-in page': [{ ...satellite, secretKey: 'sk_live_x', signInUrl: '' }],
    'a sign-in page of another origin': [satellite, { headers: { origin: 'https://satellite.example' } }],
    'a satellite in production with a relative sign-in page, which is not used': [
      { ...satellite, secretKey: 'sk_live_x', signInUrl: '/sign-in' },
      { headers: { origin: 'https://a.example' } },
    ],
    'an unknown kind of token, because the middleware accepts all': [{ acceptsToken: 'id_token' }],
    'a sign-in page of its own, if the app is not a satellite': [
      { signInUrl: '/sign-in' },
      { headers: { origin: 'http://127.0.0.1' } },
    ],
  };
  for (const [title, [overrides, request]] of Object.entries(accepted)) {
    it(`but not ${title}`, async () => {
      const { status, headers } = await send((await startWith(overrides)).origin, request);
      assert.deepEqual([status, headers['x-clerk-auth-status']], [200, 'signed-out']);
    });
  }

  for (const ttlMs of [undefined, '60', NaN, Infinity, -1, null]) {
    it(`a machineTokenCache whose ttlMs is ${JSON.stringify(ttlMs) ?? ttlMs} is an error that names it`, async () => {
      const { status, json } = await send((await startWith({ machineTokenCache: { ttlMs } })).origin);
      assert.equal(status, 500);
      assert.match(json.error.message, new RegExp(`machineTokenCache[\\s\\S]*${ttlMs}`));
    });
  }
});
