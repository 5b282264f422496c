'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const http = require('node:http');
const http2 = require('node:http2');
const path = require('node:path');
const { mock } = require('node:test');
const { watch } = require('../../lib/frontend-api-proxy/stall');
const { head, serveRaw } = require('../backend/raw-server');
const { startFrontendApi, streaming } = require('../support/frontend-api');
const { send, sendBytes } = require('../support/http');
const { expressVersions, implementations, overEachExpress } = require('../support/implementations');
const { refusingEndpoint } = require('../support/key-endpoint');
const { answerTo, begin, startProxiedApp, stopProxying } = require('../support/proxied-app');
const { runNode } = require('../support/run-node');
const { serve } = require('../support/server');

const { clerkMiddleware } = implementations.ours;

const PATH = '/__clerk/v1/client';
const express5 = expressVersions['Express 5'];

/** Keeps the output for operators out of the report. */
function withoutConsole() {
  const { error } = console;
  beforeEach(() => {
    console.error = () => {};
  });
  afterEach(() => {
    console.error = error;
    stopProxying();
  });
}

/** Resolves when a connection is closed, in whatever way. */
function closed(socket) {
  return new Promise((resolve) => {
    socket.once('close', resolve);
  });
}

overEachExpress('When the Frontend API fails, a client of the proxy', (express) => {
  withoutConsole();

  async function assertRefused(api, code = /[A-Z_]+/, request = {}) {
    const { origin, secretKey } = await startProxiedApp(express, { api });
    const { status, json, headers, text } = await send(origin, { path: PATH, ...request });
    assert.deepEqual(
      [status, json.errors[0].code, headers['content-type'], headers['cache-control']],
      [502, 'proxy_request_failed', 'application/json', 'no-store'],
    );
    assert.match(json.errors[0].message, code);
    assert.ok(!text.includes(secretKey) && !text.includes('127.0.0.1'), text);
  }

  it('gets 502 if the connection is refused', async () => assertRefused(refusingEndpoint(), /ECONNREFUSED/));
  it('gets 502 if the host name is unknown', async () =>
    assertRefused({ origin: 'http://frontend-api.invalid' }, /ENOTFOUND|EAI_AGAIN/));
  it('gets 502 if the connection is closed before a response', async () =>
    assertRefused(await serveRaw((socket) => socket.destroy()), /ECONNRESET/));
  it('gets 502 if the response breaks off in its head', async () =>
    assertRefused(await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-')), /./));
  it('gets 502 if the response is not HTTP', async () =>
    assertRefused(await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')), /HPE_/));
  it('gets 502 if the head is too large', async () =>
    assertRefused(await serveRaw((socket) => socket.end(head(`X: ${'x'.repeat(100_000)}`))), /HPE_HEADER_OVERFLOW/));
  it('gets 502 if the length of the response is ambiguous', async () =>
    assertRefused(
      await serveRaw((socket) => socket.end(`${head('Content-Length: 3', 'Transfer-Encoding: chunked')}0\r\n\r\n`)),
      /HPE_/,
    ));
  it('gets 502 for a header that would end the head', async () =>
    assertRefused(await serveRaw((socket) => socket.end(head('X: a\rSet-Cookie: b=c', 'Content-Length: 0'))), /HPE_/));
  it('gets 502 for an unrequested protocol switch', async () =>
    assertRefused(
      await serveRaw((socket) =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
      ),
      /protocol/,
    ));
  it('gets 502 for an invalid status, with nothing of that response', async () => {
    const { origin } = await startProxiedApp(express, {
      api: await serveRaw((socket) =>
        socket.end('HTTP/1.1 042 X\r\nContent-Encoding: gzip\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n'),
      ),
    });
    const { status, headers, json } = await send(origin, { path: PATH });
    assert.deepEqual(
      [status, headers['content-encoding'], headers['set-cookie'], json.errors[0].code],
      [502, undefined, undefined, 'proxy_request_failed'],
    );
  });

  it('gets no length for a response without a body', async () => {
    const { origin } = await startProxiedApp(express, {
      api: await serveRaw((socket) => socket.end('HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n')),
    });
    const { status, headers } = await send(origin, { path: PATH });
    assert.deepEqual([status, headers['content-length']], [204, undefined]);
  });

  it('gets 502 also for what it has sent', async () =>
    assertRefused(refusingEndpoint(), /ECONNREFUSED/, { method: 'POST' }));

  it('has its connection closed if a response breaks off, whatever its framing', async () => {
    for (const framing of ['Content-Length: 1000', 'Transfer-Encoding: chunked']) {
      const api = await serveRaw((socket) => {
        socket.write(`${head(framing)}5\r\nhello\r\n`, () => socket.destroy());
      });
      const { port } = await startProxiedApp(express, { api });
      const request = begin({ port }, { method: 'GET' });
      request.end();
      const [response] = await once(request, 'response');
      assert.equal(response.statusCode, 200);
      await assert.rejects(
        async () => {
          for await (const chunk of response) {
            void chunk;
          }
        },
        { code: 'ECONNRESET' },
      );
      assert.equal(response.complete, false);
    }
  });

  it('gets a response that arrives before its body was read, and keeps its connection', async () => {
    const refusing = await startFrontendApi(streaming((request, response) => response.writeHead(413).end('too large')));
    for (const [api, expected] of [
      [refusing, 413],
      [refusingEndpoint(), 502],
    ]) {
      const app = await startProxiedApp(express, { api });
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      for (const bytes of [10, 10_000_000, 10]) {
        const request = http.request({
          agent,
          host: '127.0.0.1',
          port: app.port,
          method: 'POST',
          path: PATH,
          headers: { 'content-length': bytes },
        });
        request.end(Buffer.alloc(bytes));
        assert.equal((await answerTo(request)).status, expected);
      }
      agent.destroy();
    }
  });

  it('gets 502, not a closed connection, if Clerk disconnects while it sends its body', async () => {
    const api = await serveRaw((socket) => setImmediate(() => socket.destroy()));
    const app = await startProxiedApp(express, { api });
    const request = begin(app, { headers: { 'transfer-encoding': 'chunked' } });
    request.write('a part');
    assert.equal((await answerTo(request)).status, 502);
    request.end();
  });
});

describe('A client that disconnects', () => {
  withoutConsole();

  it('aborts its request to Clerk before the response', async () => {
    const api = await startFrontendApi(streaming(() => {}));
    const app = await startProxiedApp(express5, { api });
    const request = begin(app, { method: 'GET' });
    request.end();
    const asked = await seen(api);
    request.destroy();
    await closed(asked.socket);
  });

  it('causes no request to Clerk if the options arrive later', async () => {
    const api = await startFrontendApi();
    let give;
    let asked;
    const isAsked = new Promise((resolve) => {
      asked = resolve;
    });
    const guard = (settings) =>
      clerkMiddleware((req) => {
        asked(req);
        return new Promise((resolve) => {
          give = () => resolve(settings);
        });
      });
    const app = await startProxiedApp(express5, { api, guard });
    const request = begin(app, { method: 'GET' });
    request.end();
    const { socket } = await isAsked;
    request.destroy();
    await closed(socket);
    give();
    await new Promise(setImmediate);
    // Arrives after anything that the proxy would have sent.
    await send(api.origin, { path: '/later' });
    assert.deepEqual(
      api.requests.map(({ url }) => url),
      ['/later'],
    );
  });

  it('aborts its request to Clerk while it sends', async () => {
    const api = await startFrontendApi(streaming((request) => request.resume()));
    const app = await startProxiedApp(express5, { api });
    const request = begin(app, { headers: { 'transfer-encoding': 'chunked' } });
    request.write('a part');
    const asked = await seen(api);
    request.destroy();
    await closed(asked.socket);
    assert.equal(asked.request.complete, false, 'Clerk does not take a partial body for a complete one');
  });

  it('aborts its response halfway', async () => {
    const api = await startFrontendApi(streaming((request, response) => response.write('a part')));
    const app = await startProxiedApp(express5, { api });
    const request = begin(app, { method: 'GET' });
    request.end();
    const asked = await seen(api);
    const [response] = await once(request, 'response');
    await once(response, 'data');
    request.destroy();
    await closed(asked.socket);
  });

  /** The next request that reaches the Frontend API. */
  function seen(api) {
    const { answer } = api;
    return new Promise((resolve) => {
      api.answer = streaming((request, response) => {
        resolve({ request, socket: request.socket });
        answer(request, response);
      });
    });
  }
});

describe('An app that responds itself to a forwarded request', () => {
  withoutConsole();

  /** How an app responds when it gives up waiting. */
  const ANSWERS = {
    'a whole answer': (res) => res.status(503).end('too slow'),
    'an answer that is still to end': (res) => {
      res.status(503).write('too slow');
      setImmediate(() => setImmediate(() => res.end()));
    },
  };

  for (const [name, giveUp] of Object.entries(ANSWERS)) {
    it(`continues with ${name}, and ignores Clerk's later response`, async () => {
      let res;
      const held = (req, response, next) => {
        res = response;
        next();
      };
      const api = await startFrontendApi(
        streaming((request, response) => {
          giveUp(res);
          response.end('late');
        }),
      );
      const app = await startProxiedApp(express5, { api, earlier: [held] });
      const { status, text } = await send(app.origin, { path: PATH });
      assert.deepEqual([status, text], [503, 'too slow']);
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
      assert.equal((await send(app.origin, { path: '/page' })).text, 'the app');
    });
  }

  it('aborts the request to Clerk', async () => {
    let res;
    const held = (req, response, next) => {
      res = response;
      next();
    };
    let asked;
    const reached = new Promise((resolve) => {
      asked = resolve;
    });
    const api = await startFrontendApi(streaming((request) => asked(request.socket)));
    const app = await startProxiedApp(express5, { api, earlier: [held] });
    const answer = send(app.origin, { path: PATH });
    const socket = await reached;
    ANSWERS['a whole answer'](res);
    assert.equal((await answer).status, 503);
    await closed(socket);
  });
});

describe('An HTTP/2 client', () => {
  withoutConsole();

  let api;
  let server;
  let client;
  let reached;

  beforeEach(async () => {
    let asked;
    reached = new Promise((resolve) => {
      asked = resolve;
    });
    api = await startFrontendApi(
      streaming((request, response) =>
        request.url === '/v1/soon' ? response.end('soon') : asked({ request, response }),
      ),
    );
    process.env.CLERK_FAPI_URL = api.origin;
    const middleware = clerkMiddleware({
      publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
      secretKey: 'sk_test_x',
      frontendApiProxy: { enabled: true },
    });
    server = http2.createServer((req, res) => middleware(req, res, () => res.end('the app'))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    client = http2.connect(`http://127.0.0.1:${server.address().port}`);
  });

  afterEach(() => {
    client.destroy();
    server.close();
    mock.timers.reset();
  });

  function get(target) {
    return client.request({ ':path': target }).on('error', () => {});
  }

  it('aborts its request to Clerk when it disconnects, and does not repeat it', async () => {
    // Opens a connection that is then reused.
    await get('/__clerk/v1/soon').toArray();
    const stream = get(PATH);
    const { request } = await reached;
    stream.close(http2.constants.NGHTTP2_CANCEL);
    await closed(request.socket);
    await get('/__clerk/v1/soon').toArray();
    assert.deepEqual(
      api.requests.map(({ url }) => url),
      ['/v1/soon', '/v1/client', '/v1/soon'],
    );
  });

  it('gets 504 if Clerk sends nothing for a minute, whatever else its connection carries', async () => {
    mockIntervals();
    const stream = get(PATH);
    await reached;
    const answer = once(stream, 'response');
    for (let seconds = 0; seconds < 75; seconds += 5) {
      await get('/page').toArray();
      mock.timers.tick(5_000);
    }
    const [headers] = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 1_000, [{}]))]);
    assert.equal(headers[':status'], 504);
  });

  it('may take up to five minutes to read', async () => {
    mockIntervals();
    const stream = get(PATH);
    const { request, response } = await reached;
    const chunk = Buffer.alloc(1 << 20);
    const fill = () => {
      while (response.write(chunk)) {
        // Until the buffer is full.
      }
    };
    response.on('drain', fill);
    fill();
    await once(stream, 'response');
    // Until all buffers on the way are full.
    let written = -1;
    while (written !== request.socket.bytesWritten) {
      written = request.socket.bytesWritten;
      await new Promise((resolve) => {
        setTimeout(resolve, 100);
      });
    }
    for (let seconds = 0; seconds < 290; seconds += 5) {
      mock.timers.tick(5_000);
    }
    await new Promise(setImmediate);
    assert.equal(request.socket.destroyed, false);
    for (let seconds = 0; seconds < 20; seconds += 5) {
      mock.timers.tick(5_000);
    }
    await closed(request.socket);
  });
});

describe('A kept-alive connection to Clerk that closes just as it is used', () => {
  withoutConsole();

  /** Responds to the first request of a connection, and closes it on the second. */
  function closingServer() {
    const counts = new WeakMap();
    return serveRaw((socket) => {
      const count = (counts.get(socket) ?? 0) + 1;
      counts.set(socket, count);
      if (count === 1) {
        socket.write(`${head('Content-Length: 2')}{}`);
      } else {
        socket.destroy();
      }
    });
  }

  it('does not fail requests that are safe to repeat', async () => {
    const { origin } = await startProxiedApp(express5, { api: await closingServer() });
    for (let index = 0; index < 4; index += 1) {
      assert.equal((await send(origin, { path: PATH })).status, 200);
    }
  });

  it('fails other requests', async () => {
    const { origin } = await startProxiedApp(express5, { api: await closingServer() });
    assert.equal((await send(origin, { method: 'POST', path: PATH })).status, 200);
    assert.equal((await send(origin, { method: 'POST', path: PATH })).status, 502);
  });
});

describe('Time limits of the proxy', () => {
  withoutConsole();

  beforeEach(mockIntervals);
  afterEach(() => mock.timers.reset());

  /** Advances mocked time by this much, in as many steps as what is awaited takes. */
  function pass(seconds) {
    for (let second = 0; second < seconds; second += 5) {
      mock.timers.tick(5_000);
    }
  }

  /** The next request that reaches the Frontend API, which does not respond on its own. */
  async function silent() {
    let asked;
    const reached = new Promise((resolve) => {
      asked = resolve;
    });
    const api = await startFrontendApi(streaming((request, response) => asked({ request, response })));
    return { app: await startProxiedApp(express5, { api }), reached };
  }

  it('result in a 504 if Clerk sends nothing for a minute, and not earlier', async () => {
    const { app, reached } = await silent();
    const request = begin(app, { method: 'GET' });
    request.end();
    const { request: asked } = await reached;
    let answered = false;
    const answer = answerTo(request).finally(() => {
      answered = true;
    });
    pass(60);
    await new Promise(setImmediate);
    assert.equal(answered, false);
    pass(10);
    const { status, text } = await answer;
    assert.deepEqual([status, JSON.parse(text).errors[0].code], [504, 'proxy_request_failed']);
    await closed(asked.socket);
  });

  it('close the connection if a response stalls for a minute', async () => {
    const { app, reached } = await silent();
    const request = begin(app, { method: 'GET' });
    request.end();
    const { response } = await reached;
    response.write('a part');
    const [answer] = await once(request, 'response');
    await once(answer, 'data');
    pass(70);
    await assert.rejects(
      async () => {
        for await (const chunk of answer) {
          void chunk;
        }
      },
      { code: 'ECONNRESET' },
    );
  });

  it('are ten seconds for connecting', function () {
    // Seen on Node 20.9 and 20.11: their mocked timers never reach the second interval.
    if (/^v20\.([0-9]|1[01])\./.test(process.version)) {
      this.skip();
    }
    for (const socket of [null, { connecting: true, bytesRead: 0, bytesWritten: 0 }]) {
      const ends = [];
      watch({ socket: { bytesRead: 0, bytesWritten: 0 } }, {}, { socket }, (error) =>
        ends.push([error.code, error.awaited]),
      );
      pass(10);
      assert.deepEqual(ends, []);
      pass(60);
      assert.deepEqual(ends[0], ['ETIMEDOUT', 'connection']);
    }
  });

  it('are longer for a client that sends slowly: five minutes', async () => {
    const { app, reached } = await silent();
    const request = begin(app, { headers: { 'content-length': 10 } });
    request.write('a');
    const { request: asked } = await reached;
    pass(290);
    await new Promise(setImmediate);
    assert.equal(asked.destroyed, false);
    const answer = answerTo(request);
    pass(20);
    assert.equal((await answer).status, 408);
  });

  it('restart with every byte', async () => {
    const { app, reached } = await silent();
    const request = begin(app, { method: 'GET' });
    request.end();
    const { response } = await reached;
    response.write('-');
    const [answer] = await once(request, 'response');
    for (let index = 0; index < 5; index += 1) {
      await once(answer, 'data');
      pass(50);
      response.write('-');
    }
    response.end();
    answer.resume();
    await once(answer, 'end');
    assert.equal(answer.complete, true);
  });
});

describe('The operator of a proxy', () => {
  it('sees why Clerk does not respond, once in ten seconds, without keys', async () => {
    const { stderr } = await runNode(`
      const http = require('node:http');
      const { clerkMiddleware } = require('clerk-express-native');
      process.env.CLERK_FAPI_URL = 'http://127.0.0.1:1';
      const middleware = clerkMiddleware({ publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k', secretKey: 'sk_test_secret', frontendApiProxy: { enabled: true } });
      const app = http.createServer((req, res) => middleware(req, res, () => res.end())).listen(0, '127.0.0.1', async () => {
        for (let index = 0; index < 3; index += 1) await (await fetch('http://127.0.0.1:' + app.address().port + '/__clerk/v1')).text();
        app.close();
        app.closeAllConnections();
      });`);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
    assert.match(
      stderr,
      /^Clerk: the proxy could not forward a response from the Frontend API at http:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/,
    );
    assert.ok(!stderr.includes('secret'), stderr);
  });
});

describe('A server that accepts invalid requests', () => {
  withoutConsole();

  /** Sends bytes to a plain server with Node's lenient parser. */
  async function sendLeniently(bytes) {
    const api = await startFrontendApi();
    process.env.CLERK_FAPI_URL = api.origin;
    const middleware = clerkMiddleware({
      publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
      secretKey: 'sk_test_x',
      frontendApiProxy: { enabled: true },
    });
    const server = await serve((req, res) => middleware(req, res, (error) => res.end(String(error))), {
      insecureHTTPParser: true,
    });
    return { api, ...(await sendBytes(server, bytes)) };
  }

  it('rejects headers that cannot be forwarded', async () => {
    const { api, status, body } = await sendLeniently(
      `GET ${PATH} HTTP/1.1\r\nHost: a\r\nX-Odd: a\x01b\r\nConnection: close\r\n\r\n`,
    );
    assert.equal(status, 400);
    assert.match(body, /proxy_request_failed/);
    assert.equal(api.requests.length, 0);
  });

  it('forwards a body with two framings with one', async () => {
    const { api, status } = await sendLeniently(
      `POST ${PATH} HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
    );
    assert.equal(status, 200);
    assert.deepEqual(
      api.requests.map(({ headers, body }) => [headers['content-length'], headers['transfer-encoding'], body]),
      [[undefined, 'chunked', 'hello']],
    );
  });
});

describe('A Frontend API over TLS', () => {
  const tls = (name) => path.join(__dirname, '..', 'support', 'tls', name);

  /** The response to a client of the proxy, in a process with this environment. */
  const answerWith = async (env) => {
    const { stdout, stderr } = await runNode(
      `
      const fs = require('node:fs');
      const http = require('node:http');
      const https = require('node:https');
      const { clerkMiddleware } = require('clerk-express-native');
      const middleware = clerkMiddleware({ publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k', secretKey: 'sk_test_x', frontendApiProxy: { enabled: true } });
      const credentials = { cert: fs.readFileSync(${JSON.stringify(tls('server.pem'))}), key: fs.readFileSync(${JSON.stringify(tls('server.key.pem'))}) };
      const api = https.createServer(credentials, (req, res) => res.end('key ' + req.headers['clerk-secret-key'])).listen(0, '127.0.0.1', () => {
        process.env.CLERK_FAPI_URL = 'https://127.0.0.1:' + api.address().port;
        const app = http.createServer((req, res) => middleware(req, res, () => res.end())).listen(0, '127.0.0.1', async () => {
          const response = await fetch('http://127.0.0.1:' + app.address().port + '/__clerk/v1');
          console.log(response.status, await response.text());
          process.exit();
        });
      });`,
      { env },
    );
    return `${stdout.trim()}\n${stderr}`;
  };

  it('gets no secret key unless its certificate is trusted', async () => {
    assert.match(await answerWith({}), /^502 .*(UNABLE_TO|SELF_SIGNED|CERT)/);
  });

  it('gets none either if NODE_TLS_REJECT_UNAUTHORIZED is 0, which the console explains', async () => {
    const shown = await answerWith({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    assert.match(shown, /^502 .*(UNABLE_TO|SELF_SIGNED|CERT)/);
    assert.match(
      shown,
      /Clerk: .*certificate.*\. NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect on requests to Clerk; .*NODE_EXTRA_CA_CERTS/,
    );
    assert.doesNotMatch(await answerWith({}), /NODE_TLS_REJECT_UNAUTHORIZED/);
  });

  it('is trusted when NODE_EXTRA_CA_CERTS names its authority', async () => {
    assert.match(await answerWith({ NODE_EXTRA_CA_CERTS: tls('authority.pem') }), /^200 key sk_test_x\n/);
  });
});

describe('The process of the proxy', () => {
  withoutConsole();

  it('survives all of this, and serves the next request', async () => {
    const answers = [
      '',
      'x',
      'HTTP/1.1 200 OK\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n',
      'HTTP/1.1 099 X\r\n\r\n',
      'HTTP/1.1 999 X\r\n\r\n',
      'HTTP/1.1 103 Early Hints\r\n\r\n',
      'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello',
    ];
    const api = await serveRaw((socket, count) => socket.end(answers[count % answers.length]));
    const { origin, port } = await startProxiedApp(express5, { api });
    for (const method of ['GET', 'POST', 'HEAD']) {
      for (let index = 0; index < answers.length; index += 1) {
        const { status } = await sendBytes(
          { port },
          `${method} ${PATH} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
        ).catch(() => ({ status: 0 }));
        assert.ok(Number.isInteger(status), `${method} ${index}`);
      }
    }
    assert.equal((await send(origin, { path: '/page' })).text, 'the app');
  });
});

/** Fires intervals on `mock.timers.tick()`. */
function mockIntervals() {
  try {
    mock.timers.enable({ apis: ['setInterval'] });
  } catch {
    // Node 20.9 takes an array.
    mock.timers.enable(['setInterval']);
  }
}
