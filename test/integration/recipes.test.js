'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { createClient } = require('graphql-ws');
const { io } = require('socket.io-client');
const { WebSocket } = require('ws');
const { cookieHeader, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { forgedToken, secondsFromNow, sessionToken } = require('../support/tokens');

const cookies = { cookie: cookieHeader({ session: sessionToken({ sub: 'user_of_cookies' }), clientUat: 1 }) };

/** Opens WebSockets with headers, as browsers do by themselves. */
function withHeaders(headers) {
  return class extends WebSocket {
    constructor(address, protocols) {
      super(address, protocols, { headers });
    }
  };
}

describe('Recipes', () => {
  let options;

  before(async () => {
    options = optionsFor(await startKeyEndpoint());
  });

  /** Serves a recipe. Gives its host. */
  async function start(name) {
    const server = await require(`../../examples/recipes/${name}`).createServer(options);
    server.on('connection', (socket) => socket.unref());
    server.listen(0, '127.0.0.1').unref();
    await once(server, 'listening');
    return `127.0.0.1:${server.address().port}`;
  }

  describe('ws', () => {
    let host;

    before(async () => {
      host = await start('ws');
    });

    const connect = (protocols, headers) => new WebSocket(`ws://${host}`, protocols, { headers });

    async function greetingFor(webSocket) {
      const [data] = await once(webSocket, 'message');
      return String(data);
    }

    it('greets who comes with a token in the header, in a subprotocol, or with cookies, and answers', async () => {
      for (const [protocols, headers, user] of [
        [[], { authorization: `Bearer ${sessionToken()}` }, 'user_1'],
        [['chat', `clerk.${sessionToken()}`], {}, 'user_1'],
        [[], { ...cookies, origin: `http://${host}` }, 'user_of_cookies'],
      ]) {
        const webSocket = connect(protocols, headers);
        assert.equal(await greetingFor(webSocket), `Hello ${user}`);
        webSocket.send('how are you?');
        assert.equal(await greetingFor(webSocket), `${user}: how are you?`);
        webSocket.terminate();
      }
    });

    it('refuses everybody else', async () => {
      for (const [headers, status] of [
        [{}, 401],
        [{ authorization: `Bearer ${forgedToken()}` }, 401],
        [{ ...cookies, origin: 'https://evil.example' }, 403],
      ]) {
        await assert.rejects(greetingFor(connect([], headers)), { message: `Unexpected server response: ${status}` });
      }
    });

    it('closes the connection when the token expires', async () => {
      const webSocket = connect([], { authorization: `Bearer ${sessionToken({ exp: secondsFromNow(-1) })}` });
      const [code] = await once(webSocket, 'close');
      assert.equal(code, 4401);
    });
  });

  describe('Socket.IO', () => {
    let host;

    before(async () => {
      host = await start('socket-io');
    });

    async function connect(own) {
      const socket = io(`http://${host}`, { forceNew: true, reconnection: false, ...own });
      const welcome = once(socket, 'welcome').then(([text]) => text);
      const refused = new Promise((resolve, reject) => {
        socket.on('connect_error', reject);
      });
      try {
        const text = await Promise.race([welcome, refused]);
        return { text, reply: await socket.emitWithAck('message', 'how are you?') };
      } finally {
        socket.disconnect();
      }
    }

    for (const transports of [['polling'], ['websocket'], ['polling', 'websocket']]) {
      it(`greets who comes with a token or with cookies, and answers: ${transports}`, async () => {
        for (const [own, user] of [
          [{ auth: { token: sessionToken() } }, 'user_1'],
          [{ extraHeaders: { authorization: `Bearer ${sessionToken()}` } }, 'user_1'],
          [{ extraHeaders: { ...cookies, origin: `http://${host}` } }, 'user_of_cookies'],
        ]) {
          assert.deepEqual(await connect({ transports, ...own }), {
            text: `Hello ${user}`,
            reply: `${user}: how are you?`,
          });
        }
      });

      it(`refuses everybody else, and tells why: ${transports}`, async () => {
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

  describe('Apollo Server', () => {
    let host;

    before(async () => {
      host = await start('apollo-server');
    });

    async function ask(query, headers) {
      const response = await fetch(`http://${host}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      return { status: response.status, ...(await response.json()) };
    }

    it('tells who asks, by a token or by cookies, and refuses nobody what everybody may know', async () => {
      assert.equal((await ask('{ me }', { authorization: `Bearer ${sessionToken()}` })).data.me, 'user_1');
      assert.equal((await ask('{ me }', cookies)).data.me, 'user_of_cookies');
      assert.equal((await ask('{ hello }')).data.hello, 'Hello everybody');
    });

    it('answers 401 in the way of GraphQL to who is not signed in', async () => {
      const { status, errors } = await ask('{ me }');
      assert.deepEqual(
        [status, errors[0].message, errors[0].extensions.code],
        [401, 'Sign in first', 'UNAUTHENTICATED'],
      );
    });

    /** All that a subscription gives. */
    async function subscribe({ token, headers }) {
      const client = createClient({
        url: `ws://${host}/graphql`,
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

    it('lets those subscribe who hand over a token, or come with cookies', async () => {
      assert.deepEqual(await subscribe({ token: sessionToken() }), ['Hello user_1', 'Hi user_1', 'Welcome user_1']);
      assert.equal(
        (await subscribe({ headers: { ...cookies, origin: `http://${host}` } }))[0],
        'Hello user_of_cookies',
      );
    });

    it('closes the connection of everybody else', async () => {
      for (const own of [
        {},
        { token: forgedToken(), headers: cookies },
        { headers: { ...cookies, origin: 'https://evil.example' } },
      ]) {
        await assert.rejects(subscribe(own), { code: 4403 });
      }
    });
  });
});
