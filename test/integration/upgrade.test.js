'use strict';

const assert = require('node:assert/strict');
const net = require('node:net');
const { once } = require('node:events');
const { startClerkApi } = require('../support/clerk-api');
const { sendBytes } = require('../support/http');
const { implementations } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { runNode } = require('../support/run-node');
const { forgedToken, secondsFromNow, sessionToken } = require('../support/tokens');
const { openSocket, serveSockets } = require('../support/upgrade');

const { authenticateUpgrade, createClerkClient, refuseUpgrade } = implementations.ours;

const bearer = (token) => ({ authorization: `Bearer ${token}` });
const cookies = { cookie: cookieHeader({ session: sessionToken({ sub: 'user_of_cookies' }), clientUat: 1 }) };

describe('authenticateUpgrade', () => {
  let api;
  let options;

  before(async () => {
    api = await startClerkApi();
    options = optionsFor(api);
  });

  const start = (own) => serveSockets((req) => authenticateUpgrade(req, { ...options, ...own }), refuseUpgrade);

  it('authenticates by a token in the header and by cookies', async () => {
    const server = await start();
    assert.equal((await openSocket(server, { headers: bearer(sessionToken()) })).subject, 'user_1');
    assert.equal((await openSocket(server, { headers: cookies })).subject, 'user_of_cookies');
    const [auth] = server.auths;
    assert.equal(auth.tokenType, 'session_token');
    assert.equal(auth.has({ permission: 'org:a:b' }), false);
    assert.equal(typeof (await auth.getToken()), 'string');
  });

  it('rejects requests without a token, or with an invalid one', async () => {
    const server = await start();
    for (const [headers, reason, challenge] of [
      [{}, 'session-token-and-uat-missing', 'Bearer realm="clerk"'],
      [
        bearer('garbage'),
        'token-invalid',
        'Bearer realm="clerk", error="invalid_token", error_description="The token was rejected"',
      ],
      [
        bearer(forgedToken()),
        'token-invalid-signature',
        'Bearer realm="clerk", error="invalid_token", error_description="The token was rejected"',
      ],
      [
        bearer(sessionToken({ sts: 'pending' })),
        'session-pending',
        'Bearer realm="clerk", error="invalid_token", error_description="The user must complete a pending session task"',
      ],
      [
        bearer('ak_opaque'),
        'token-type-mismatch',
        'Bearer realm="clerk", error="invalid_token", error_description="This type of token is not accepted here"',
      ],
    ]) {
      const response = await openSocket(server, { headers });
      assert.equal(response.status, 401);
      assert.equal(response.headers['www-authenticate'], challenge);
      assert.equal(response.headers.connection, 'close');
      assert.equal(response.json.reason, reason);
      const auth = server.auths.at(-1);
      assert.deepEqual([auth.isAuthenticated, auth.userId, auth.debug().reason], [false, null, reason]);
    }
  });

  it('never starts a handshake', async () => {
    const expired = sessionToken({
      iat: secondsFromNow(-7200),
      nbf: secondsFromNow(-7200),
      exp: secondsFromNow(-3600),
    });
    for (const [publishableKey, cookie, reason] of [
      [instances.development.publishableKey, undefined, 'dev-browser-missing'],
      [instances.production.publishableKey, cookieHeader({ clientUat: 1 }), 'client-uat-but-no-session-token'],
      [
        instances.production.publishableKey,
        cookieHeader({ session: expired, clientUat: 1 }),
        'session-token-expired-refresh-non-eligible-no-refresh-cookie',
      ],
    ]) {
      const server = await start({ publishableKey });
      const headers = { 'sec-fetch-dest': 'document', accept: 'text/html', ...(cookie && { cookie }) };
      const response = await openSocket(server, { headers });
      assert.deepEqual([response.status, response.json.reason, response.headers.location], [401, reason, undefined]);
      assert.equal(server.auths[0].debug().status, 'signed-out');
    }
  });

  it('accepts the kinds of tokens that the app names', async () => {
    const server = await start({ acceptsToken: ['api_key', 'm2m_token'] });
    assert.equal((await openSocket(server, { headers: bearer('ak_opaque') })).status, 101);
    assert.equal(server.auths.at(-1).tokenType, 'api_key');
    assert.equal((await openSocket(server, { headers: bearer('mt_opaque') })).status, 101);
    assert.equal((await openSocket(server, { headers: bearer(sessionToken()) })).json.reason, 'token-type-mismatch');
    const lenient = await start({ treatPendingAsSignedOut: false });
    assert.equal((await openSocket(lenient, { headers: bearer(sessionToken({ sts: 'pending' })) })).status, 101);
  });

  it('ignores what another middleware has put on the request', async () => {
    const server = await serveSockets((req) => {
      req.auth = Object.assign(() => ({ isAuthenticated: true, userId: 'user_admin', tokenType: 'session_token' }), {
        [Symbol.for('@clerk/express.auth')]: true,
      });
      return authenticateUpgrade(req, options);
    }, refuseUpgrade);
    assert.equal((await openSocket(server)).status, 401);
  });

  it('calls a foreign client, and ignores its handshake', async () => {
    const asked = [];
    const answers = [
      {
        status: 'signed-in',
        toAuth: () => ({ isAuthenticated: true, tokenType: 'session_token', userId: 'user_mock' }),
      },
      {
        status: 'handshake',
        reason: 'mocked',
        headers: new Headers({ location: 'https://a.example' }),
        toAuth: () => null,
      },
    ];
    const clerkClient = {
      authenticateRequest: async (request) => (
        asked.push(request.headers.get('authorization')),
        answers[asked.length - 1]
      ),
    };
    const server = await start({ clerkClient });
    assert.equal((await openSocket(server, { headers: bearer('x') })).subject, 'user_mock');
    assert.deepEqual([(await openSocket(server)).json.reason, asked], ['mocked', ['Bearer x', null]]);
    const own = await start({ clerkClient: createClerkClient(options), publishableKey: undefined });
    assert.equal((await openSocket(own, { headers: bearer(sessionToken()) })).status, 101);
  });

  it('gives such a client a single credential, and nothing that it could not read', async () => {
    const asked = [];
    const authenticateRequest = async (request) => {
      asked.push(
        ['authorization', 'cookie'].map((name) => request.headers.get(name)).concat(new URL(request.url).search),
      );
      return {
        status: 'signed-out',
        reason: 'mocked',
        headers: new Headers(),
        toAuth: () => ({ isAuthenticated: false, tokenType: 'session_token' }),
      };
    };
    const req = (url) => ({ method: 'GET', url, headers: { host: 'a', ...cookies } });
    const ask = async (url, own) =>
      (await authenticateUpgrade(req(url), { ...options, clerkClient: { authenticateRequest }, ...own })).debug()
        .reason;
    assert.equal(await ask('/?a=b&token=x.y.z', { tokenFrom: { query: 'token' } }), 'mocked');
    assert.equal(await ask('/', { token: 'x\r\ny' }), 'mocked');
    assert.equal(await ask('/'), 'mocked');
    assert.deepEqual(asked, [
      ['Bearer x.y.z', null, '?a=b'],
      ['Bearer not-a-token', null, ''],
      [null, cookies.cookie, ''],
    ]);
    assert.equal(await ask('//'), 'request-unreadable');
    assert.equal(asked.length, 3);
  });

  it('rejects with a code if the configuration is invalid', async () => {
    const req = { method: 'GET', url: '/', headers: { host: 'a' } };
    for (const [own, code] of [
      [{ publishableKey: 'unusable' }, 'publishable-key-invalid'],
      [{ acceptsToken: 'apikey' }, 'accepts-token-invalid'],
      [{ tokenFrom: 'query' }, 'token-from-invalid'],
      [{ tokenFrom: { query: '' } }, 'token-from-invalid'],
      [{ tokenFrom: { protocol: 5 } }, 'token-from-invalid'],
      [{ allowedOrigins: ['https://app.example.com/'] }, 'allowed-origins-invalid'],
      [{ allowedOrigins: '*' }, 'allowed-origins-invalid'],
      [{ allowedOrigins: [undefined] }, 'allowed-origins-invalid'],
      [{ allowedOrigins: [/example/] }, 'allowed-origins-invalid'],
      [{ treatPendingAsSignedOut: null }, 'treat-pending-as-signed-out-invalid'],
    ]) {
      await assert.rejects(authenticateUpgrade(req, { ...options, ...own }), { code });
    }
    // Such options would have no effect, and so fail to restrict access.
    for (const given of [() => options, [options], 'strict', null]) {
      await assert.rejects(authenticateUpgrade(req, given), { code: 'options-invalid' });
    }
  });

  it('warns about unknown options, and lists its own among the known ones', async () => {
    const { stderr } = await runNode(`
      const { authenticateUpgrade } = require('clerk-express-native');
      authenticateUpgrade({ headers: {} }, { allowedOrigin: 'https://a.example' }).catch(() => {});`);
    assert.match(stderr, /unknown option allowedOrigin,.* allowedOrigins,/);
  });

  it('never rejects because of what a client sends', async () => {
    const server = await start({ tokenFrom: { query: 'token', protocol: 'clerk.' } });
    for (const [target, headers, reason] of [
      ['//', {}, 'request-unreadable'],
      ['http://[', {}, 'request-unreadable'],
      ['/?token=%00', {}, 'token-invalid'],
      ['/?token=%E0%A4%A', {}, 'token-invalid'],
      ['/?token=__proto__', {}, 'token-invalid'],
      ['/', { Origin: '%%%', Cookie: 'a=b' }, 'origin-not-allowed'],
      ['/', { Host: '^', Origin: 'http://^', Cookie: 'a=b' }, undefined],
      ['/', { 'X-Forwarded-Host': '@@@/', Origin: 'http://@', Cookie: 'a=b' }, undefined],
      ['/', { Authorization: 'Bearer' }, undefined],
      ['/', { Authorization: 'Bearer  x' }, undefined],
      ['/', { 'Sec-WebSocket-Protocol': ',,clerk.,' }, undefined],
    ]) {
      const lines = Object.entries({ Host: 'a', Connection: 'Upgrade', Upgrade: 'websocket', ...headers }).map(
        ([name, value]) => `${name}: ${value}`,
      );
      const { status, body } = await sendBytes(server, [`GET ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      assert.ok(status === 401 || status === 403, `${target}: ${status}`);
      if (reason) {
        assert.equal(JSON.parse(body).reason, reason, target);
      }
    }
  });

  it('survives a client that disconnects while keys are fetched, without a listener of the app', async () => {
    const { stderr, stdout } = await runNode(`
      const http = require('node:http');
      const net = require('node:net');
      const { authenticateUpgrade, refuseUpgrade } = require('clerk-express-native');
      const { startKeyEndpoint } = require('./test/support/key-endpoint');
      const { sessionToken } = require('./test/support/tokens');
      const { optionsFor } = require('./test/support/instances');
      (async () => {
        const endpoint = await startKeyEndpoint({ mode: 'held' });
        const server = http.createServer().listen(0, '127.0.0.1', () => {
          const client = net.connect(server.address().port, '127.0.0.1', () => {
            client.write('GET / HTTP/1.1\\r\\nHost: a\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\nAuthorization: Bearer ' + sessionToken() + '\\r\\n\\r\\n');
          });
          server.on('upgrade', async (req, socket) => {
            const pending = authenticateUpgrade(req, optionsFor(endpoint));
            socket.once('close', () => endpoint.release());
            // What a connection that breaks does.
            socket.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
            const auth = await pending;
            refuseUpgrade(socket, undefined);
            console.log(auth.userId);
            process.exit();
          });
          client.on('error', () => {});
        });
      })();`);
    assert.deepEqual([stdout, stderr], ['user_1\n', '']);
  });

  it('adds one listener per connection, however many of its requests it authenticates', async () => {
    const endpoint = await startKeyEndpoint();
    const socket = new net.Socket();
    const req = { method: 'GET', url: '/', headers: { host: 'a' }, socket };
    for (let time = 0; time < 20; time += 1) {
      await authenticateUpgrade(req, optionsFor(endpoint));
    }
    assert.equal(socket.listenerCount('error'), 1);
  });
});

describe('refuseUpgrade', () => {
  const refuseWith = async (auth) => {
    const server = net
      .createServer({ allowHalfOpen: true }, (socket) => refuseUpgrade(socket, auth))
      .listen(0, '127.0.0.1')
      .unref();
    await once(server, 'listening');
    const client = net.connect({ port: server.address().port, host: '127.0.0.1', allowHalfOpen: true });
    const chunks = await client.toArray();
    client.destroy();
    const connections = await new Promise((resolve) => server.getConnections((error, count) => resolve(count)));
    return { text: Buffer.concat(chunks).toString(), connections };
  };

  it('responds 401 if unauthenticated, 403 if signed in, and closes connections that the client keeps open', async () => {
    for (const [auth, line, error] of [
      [undefined, 'HTTP/1.1 401 Unauthorized', 'unauthenticated'],
      [
        { isAuthenticated: false, debug: () => ({ reason: 'token-invalid' }) },
        'HTTP/1.1 401 Unauthorized',
        'invalid_token',
      ],
      [
        { isAuthenticated: false, debug: () => ({ reason: 'origin-not-allowed' }) },
        'HTTP/1.1 403 Forbidden',
        'invalid_token',
      ],
      [{ isAuthenticated: true, debug: () => ({}) }, 'HTTP/1.1 403 Forbidden', 'insufficient_scope'],
    ]) {
      const { text, connections } = await refuseWith(auth);
      const [head, body] = text.split('\r\n\r\n');
      assert.equal(head.split('\r\n')[0], line);
      assert.match(head, /^WWW-Authenticate: Bearer realm="clerk"/m);
      assert.match(head, new RegExp(`^Content-Length: ${Buffer.byteLength(body)}\r$`, 'm'));
      assert.equal(JSON.parse(body).error, error);
      assert.equal(connections, 0);
    }
  });

  it('responds 503 without a challenge if Clerk was unreachable', async () => {
    const { text } = await refuseWith({ isAuthenticated: false, debug: () => ({ reason: 'unexpected-error' }) });
    const [head, body] = text.split('\r\n\r\n');
    assert.equal(head.split('\r\n')[0], 'HTTP/1.1 503 Service Unavailable');
    assert.match(head, /^Retry-After: 5\r$/m);
    assert.doesNotMatch(head, /www-authenticate/i);
    assert.equal(JSON.parse(body).error, 'temporarily_unavailable');
  });

  it('does nothing to a connection that is already closed', () => {
    const socket = new net.Socket();
    socket.destroy();
    refuseUpgrade(socket, undefined);
    refuseUpgrade(socket, undefined);
    assert.equal(socket.destroyed, true);
  });
});
