'use strict';

const assert = require('node:assert/strict');
const { createClient } = require('graphql-ws');
const { WebSocket } = require('ws');
const { environmentFor, startExample } = require('../../support/examples');
const { cookieHeader } = require('../../support/instances');
const { startKeyEndpoint } = require('../../support/key-endpoint');
const { forgedToken, sessionToken } = require('../../support/tokens');

const cookies = { cookie: cookieHeader({ session: sessionToken({ sub: 'user_of_cookies' }), clientUat: 1 }) };

/** A WebSocket class that sends headers, as browsers do. */
function withHeaders(headers) {
  return class extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, { headers });
    }
  };
}

describe('The example apollo-server', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('apollo-server', environmentFor(await startKeyEndpoint()));
  });
  after(() => app?.stop());

  async function query(source, headers) {
    const response = await fetch(`${app.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: source }),
    });
    return { status: response.status, ...(await response.json()) };
  }

  it('returns the user of a token or of cookies, and public data without them', async () => {
    assert.equal((await query('{ me }', { authorization: `Bearer ${sessionToken()}` })).data.me, 'user_1');
    assert.equal((await query('{ me }', cookies)).data.me, 'user_of_cookies');
    assert.equal((await query('{ hello }')).data.hello, 'Hello everybody');
  });

  it('answers 401 with a GraphQL error to signed-out clients', async () => {
    const { status, errors } = await query('{ me }');
    assert.deepEqual([status, errors[0].message, errors[0].extensions.code], [401, 'Sign in first', 'UNAUTHENTICATED']);
  });

  it('hides the details of errors from clients', async () => {
    const response = await fetch(`${app.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{ not JSON',
    });
    assert.deepEqual([response.status, await response.json()], [400, { errors: [{ message: 'Bad request' }] }]);
  });

  /** Returns all that a subscription yields. */
  async function subscribe({ token, headers }) {
    const client = createClient({
      url: `ws://${app.host}/graphql`,
      webSocketImpl: withHeaders(headers),
      connectionParams: token ? { token } : undefined,
      retryAttempts: 0,
    });
    const greetings = [];
    try {
      for await (const { data } of client.iterate({ query: 'subscription { greetings }' })) {
        greetings.push(data.greetings);
      }
    } finally {
      await client.dispose();
    }
    return greetings;
  }

  it('accepts subscriptions with a token or with cookies', async () => {
    assert.deepEqual(await subscribe({ token: sessionToken() }), ['Hello user_1', 'Hi user_1', 'Welcome user_1']);
    assert.equal((await subscribe({ headers: { ...cookies, origin: app.origin } }))[0], 'Hello user_of_cookies');
  });

  it('closes all other connections', async () => {
    for (const own of [
      {},
      { token: forgedToken(), headers: cookies },
      { headers: { ...cookies, origin: 'https://evil.example' } },
    ]) {
      await assert.rejects(subscribe(own), { code: 4403 });
    }
  });
});
