'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { WebSocket } = require('ws');
const { createTestInstance } = require('clerk-express-native/testing');
const { startExample } = require('../../support/examples');

const clerk = createTestInstance();
/** New ones, because they expire after a minute, and other tests may take longer than that. */
const cookies = () => clerk.cookies({ userId: 'user_of_cookies' });

describe('The example ws', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('ws', clerk.env);
  });
  after(() => app?.stop());

  const connect = (protocols, headers) => new WebSocket(`ws://${app.host}`, protocols, { headers });

  async function greetingFor(webSocket) {
    const [data] = await once(webSocket, 'message');
    return String(data);
  }

  it('greets users with a token in the header or a subprotocol, or with cookies, and answers them', async () => {
    for (const [protocols, headers, user] of [
      [[], clerk.bearer(), 'user_test'],
      [['chat', `clerk.${clerk.token()}`], {}, 'user_test'],
      [[], { ...cookies(), origin: app.origin }, 'user_of_cookies'],
      [[], { ...cookies(), origin: 'http://localhost:3000' }, 'user_of_cookies'],
    ]) {
      const webSocket = connect(protocols, headers);
      assert.equal(await greetingFor(webSocket), `Hello ${user}`);
      webSocket.send('how are you?');
      assert.equal(await greetingFor(webSocket), `${user}: how are you?`);
      webSocket.terminate();
    }
  });

  it('rejects all other clients', async () => {
    for (const [headers, status] of [
      [{}, 401],
      [clerk.bearer(clerk.forged()), 401],
      [{ ...cookies(), origin: 'https://evil.example' }, 403],
    ]) {
      await assert.rejects(greetingFor(connect([], headers)), { message: `Unexpected server response: ${status}` });
    }
  });

  it('closes the connection when the token expires', async () => {
    const webSocket = connect([], clerk.bearer({ issuedSecondsAgo: 61, expiresInSeconds: -1 }));
    const [code] = await once(webSocket, 'close');
    assert.equal(code, 4401);
  });
});
