'use strict';

const assert = require('node:assert/strict');
const { startApp } = require('../support/app');
const { send, sendBytes, sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { assertSignedIn } = require('../support/outcome');
const { sessionToken } = require('../support/tokens');

const encode = (text) => Buffer.from(text).toString('base64');

overEachExpress('Configuration that cannot work goes to the error handler', (express) => {
  let endpoint;

  before(async () => {
    endpoint = await startKeyEndpoint();
  });

  const startWith = (overrides) => startApp(implementations.ours, express, optionsFor(endpoint, overrides));

  const unusable = {
    'a missing publishable key': [{ publishableKey: undefined }, /publishable key is missing[\s\S]*CLERK_PUBLISHABLE_KEY/],
    'an empty publishable key': [{ publishableKey: '' }, /publishable key is missing/],
    'a publishable key of no kind': [{ publishableKey: 'secret_looking_text' }, /publishable key[\s\S]*pk_/],
    'a publishable key that is no Base64': [{ publishableKey: 'pk_test_!secret!' }, /publishable key/],
    'a publishable key without a host': [{ publishableKey: `pk_test_${encode('secret$')}` }, /publishable key/],
    'a publishable key cut short': [{ publishableKey: `pk_live_${encode('clerk.example.com')}` }, /publishable key/],
    'a missing secret key': [{ secretKey: undefined }, /secret key is missing[\s\S]*CLERK_SECRET_KEY/],
    'an empty secret key': [{ secretKey: '' }, /secret key is missing/],
    'a secret key that is no text': [{ secretKey: 5 }, /secret key is missing/],
    'a secret key with a line break': [{ secretKey: 'sk_test_secret\n' }, /secret key[\s\S]*line break/],
    'an apiUrl that is no address': [{ apiUrl: 'api.clerk.com' }, /apiUrl/],
    'a clerkClient of something else': [{ clerkClient: { users: {} } }, /clerkClient[\s\S]*createClerkClient/],
    'an apiUrl with a password': [{ apiUrl: 'http://user:!secret!@127.0.0.1' }, /apiUrl/],
    'authorizedParties that are no texts': [{ authorizedParties: [5] }, /authorizedParties/],
  };
  for (const [title, [overrides, message]] of Object.entries(unusable)) {
    it(title, async () => {
      const app = await startWith(overrides);
      const responses = await Promise.all([send(app.origin), sendToken(app.origin, sessionToken())]);
      for (const { status, json } of responses) {
        assert.equal(status, 500);
        assert.match(json.error.message, message);
        assert.doesNotMatch(JSON.stringify(json.error), /secret_looking|!secret!|sk_test_secret/, 'no key text');
      }
    });
  }

  it('the publishable key is looked at before the secret key', async () => {
    const app = await startWith({ publishableKey: '', secretKey: '' });
    assert.match((await send(app.origin)).json.error.message, /publishable key/);
  });

  it('but a request that is none is answered 400 all the same', async () => {
    const app = await startWith({ publishableKey: '' });
    const { status } = await sendBytes(app, Buffer.from('GET // HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'));
    assert.equal(status, 400);
  });

  it('a bad apiUrl does not spoil the app next to it', async () => {
    await startWith({ apiUrl: 'nonsense' });
    assertSignedIn(await sendToken((await startWith({})).origin, sessionToken()));
  });
});
