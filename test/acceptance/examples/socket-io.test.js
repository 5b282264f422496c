'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { io } = require('socket.io-client');
const { environmentFor, startExample } = require('../../support/examples');
const { send } = require('../../support/http');
const { cookieHeader } = require('../../support/instances');
const { startKeyEndpoint } = require('../../support/key-endpoint');
const { forgedToken, sessionToken } = require('../../support/tokens');

const cookies = { cookie: cookieHeader({ session: sessionToken({ sub: 'user_of_cookies' }), clientUat: 1 }) };

describe('The example socket-io', function () {
  this.timeout(120_000);
  let app;

  before(async () => {
    app = await startExample('socket-io', environmentFor(await startKeyEndpoint()));
  });
  after(() => app?.stop());

  async function connect(own) {
    const socket = io(app.origin, { forceNew: true, reconnection: false, ...own });
    const welcome = once(socket, 'welcome').then(([text]) => text);
    const rejected = new Promise((resolve, reject) => {
      socket.on('connect_error', reject);
    });
    try {
      const text = await Promise.race([welcome, rejected]);
      return { text, reply: await socket.emitWithAck('message', 'how are you?') };
    } finally {
      socket.disconnect();
    }
  }

  it('lets pages of the front end use polling with their cookies, and no other pages', async () => {
    const path = '/socket.io/?EIO=4&transport=polling';
    for (const origin of ['http://localhost:3000', 'https://evil.example']) {
      const { status, headers } = await send(app.origin, { path, headers: { origin } });
      assert.deepEqual(
        [status, headers['access-control-allow-origin'], headers['access-control-allow-credentials']],
        [200, 'http://localhost:3000', 'true'],
      );
    }
  });

  for (const transports of [['polling'], ['websocket'], ['polling', 'websocket']]) {
    it(`greets users with a token or with cookies, and answers them: ${transports}`, async () => {
      for (const [own, user] of [
        [{ auth: { token: sessionToken() } }, 'user_1'],
        [{ extraHeaders: { authorization: `Bearer ${sessionToken()}` } }, 'user_1'],
        [{ extraHeaders: { ...cookies, origin: app.origin } }, 'user_of_cookies'],
      ]) {
        assert.deepEqual(await connect({ transports, ...own }), {
          text: `Hello ${user}`,
          reply: `${user}: how are you?`,
        });
      }
    });

    it(`rejects all other clients, with the reason: ${transports}`, async () => {
      for (const [own, reason] of [
        [{}, 'session-token-and-uat-missing'],
        [{ auth: { token: forgedToken() }, extraHeaders: cookies }, 'token-invalid-signature'],
        [{ auth: { token: { toString: 1 } }, extraHeaders: cookies }, 'token-invalid'],
        [{ extraHeaders: { ...cookies, origin: 'https://evil.example' } }, 'origin-not-allowed'],
      ]) {
        await assert.rejects(
          connect({ transports, ...own }),
          ({ message, data }) => message === 'unauthenticated' && data.reason === reason,
        );
      }
    });
  }
});
