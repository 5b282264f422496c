'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const http2 = require('node:http2');
const { startFrontendApi } = require('../support/frontend-api');
const { send, sendBytes, sendToken } = require('../support/http');
const { expressVersions, implementations, overEachExpress } = require('../support/implementations');
const { cookieHeader, instances, optionsFor } = require('../support/instances');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { answerTo, begin, startProxiedApp, stopProxying } = require('../support/proxied-app');
const { runNode } = require('../support/run-node');
const { serve } = require('../support/server');
const { sessionToken } = require('../support/tokens');

const { clerkMiddleware, createClerkClient, requireAuth } = implementations.ours;
const { publishableKey } = instances.production;

const PATH = '/__clerk/v1/client';
const DOCUMENT = { accept: 'text/html', 'sec-fetch-dest': 'document', cookie: cookieHeader({ clientUat: 1 }) };

overEachExpress('The Frontend API below a path of the app', (express) => {
  afterEach(stopProxying);

  it('gets the secret key, the URL of the proxy and the address of the client', async () => {
    const { origin, port, api, secretKey } = await startProxiedApp(express);
    const answer = await send(origin, { path: `${PATH}?a=b`, headers: { cookie: 'a=b', authorization: 'Bearer x' } });
    assert.deepEqual([answer.status, answer.text], [200, '{"from":"the Frontend API"}']);
    const [{ method, url, headers }] = api.requests;
    assert.deepEqual([method, url], ['GET', '/v1/client?a=b']);
    assert.deepEqual(headers, {
      host: `127.0.0.1:${api.port}`,
      cookie: 'a=b',
      authorization: 'Bearer x',
      'clerk-proxy-url': `http://127.0.0.1:${port}/__clerk`,
      'clerk-secret-key': secretKey,
      'accept-encoding': 'identity',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': `127.0.0.1:${port}`,
      'x-forwarded-proto': 'http',
      connection: 'keep-alive',
    });
  });

  it('is where browsers are redirected for fresh cookies', async () => {
    const { origin, api } = await startProxiedApp(express);
    const { status, headers } = await send(origin, { path: '/page', headers: DOCUMENT });
    assert.equal(status, 307);
    assert.ok(headers.location.startsWith(`${origin}/__clerk/v1/client/handshake?`), headers.location);
    assert.equal(api.requests.length, 0);
  });

  it('keeps every cookie of a response, and those that the app has set', async () => {
    const { origin, api } = await startProxiedApp(express, {
      earlier: [(req, res, next) => next(void res.setHeader('set-cookie', 'theme=dark'))],
    });
    api.answer = (request, response) => response.writeHead(200, { 'set-cookie': ['a=1; Path=/', 'b=2', 'c=3'] }).end();
    assert.deepEqual((await send(origin, { path: PATH })).headers['set-cookie'], [
      'theme=dark',
      'a=1; Path=/',
      'b=2',
      'c=3',
    ]);
  });

  it('gets the bodies of every method, and no body if there is none', async () => {
    const app = await startProxiedApp(express);
    const { origin, api } = app;
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'OPTIONS', 'PROPFIND']) {
      const request = begin(app, { method, headers: { 'content-length': 5 } });
      request.end('hello');
      await answerTo(request);
      const chunked = begin(app, { method, headers: { 'transfer-encoding': 'chunked' } });
      chunked.end('world');
      await answerTo(chunked);
      await send(origin, { method, path: PATH });
      const [withLength, inChunks, without] = api.requests.splice(0);
      assert.deepEqual(
        [withLength.body, withLength.headers['content-length'], withLength.headers['transfer-encoding']],
        ['hello', '5', undefined],
        method,
      );
      assert.deepEqual(
        [inChunks.body, inChunks.headers['content-length'], inChunks.headers['transfer-encoding']],
        ['world', undefined, 'chunked'],
        method,
      );
      assert.deepEqual([without.body, without.headers['transfer-encoding']], ['', undefined], method);
    }
  });

  it('gets a body that was read earlier only if it was retained as sent', async () => {
    const keep = (req, res, buffer) => {
      req.rawBody = buffer;
    };
    const json = { 'content-type': 'application/json', 'content-length': 9 };
    for (const [verify, headers, status] of [
      [undefined, json, 400],
      [keep, json, 200],
      [keep, { ...json, 'content-encoding': 'identity' }, 400],
    ]) {
      const app = await startProxiedApp(express, { earlier: [express.json({ verify })] });
      const request = begin(app, { headers });
      request.end('{"a": 1 }');
      const answer = await answerTo(request);
      assert.equal(answer.status, status, answer.text);
      assert.deepEqual(
        app.api.requests.map(({ body }) => body),
        status === 200 ? ['{"a": 1 }'] : [],
      );
      assert.equal(status === 400, /before express\.json\(\)/.test(answer.text));
    }
  });

  it('responds to HEAD with the length of the response to GET', async () => {
    const { origin, api } = await startProxiedApp(express);
    api.answer = (request, response) => response.writeHead(200, { 'content-length': 1234 }).end();
    const { status, headers, text } = await send(origin, { method: 'HEAD', path: PATH });
    assert.deepEqual([status, headers['content-length'], text], [200, '1234', '']);
  });

  it('gets neither trailers nor hop-by-hop headers', async () => {
    const { port, api } = await startProxiedApp(express);
    api.answer = (request, response) => {
      response.writeHead(200, {
        trailer: 'x-sum',
        'transfer-encoding': 'chunked',
        connection: 'x-hop',
        'x-hop': '1',
        'proxy-authenticate': 'Basic',
      });
      response.write('body');
      response.addTrailers({ 'x-sum': '1' });
      response.end();
    };
    const head = `POST ${PATH} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\nTE: trailers\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nUpgrade: h2c\r\nProxy-Authorization: x\r\n\r\n`;
    const answer = await sendBytes({ port }, `${head}1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n`);
    assert.ok(!/trailer|x-hop|x-sum|proxy-authenticate/i.test(answer.head + answer.body), answer.head);
    const names = Object.keys(api.requests[0].headers);
    assert.deepEqual(
      names.filter((name) => /^(trailer|te|x-hop|x-sum|upgrade|proxy-authorization|keep-alive)$/.test(name)),
      [],
    );
    assert.equal(api.requests[0].headers.connection, 'keep-alive');
  });

  it('does not get a request with ambiguous framing', async () => {
    const { port, api } = await startProxiedApp(express);
    const framings = [
      'Content-Length: 4\r\nTransfer-Encoding: chunked',
      'Content-Length: 3\r\nContent-Length: 4',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
      'Transfer-Encoding: gzip, chunked',
      'Content-Length: +4',
      'Transfer-Encoding : chunked',
    ];
    // The parsers of Node 20.9 and 20.11 unfold the line, and so it reaches Clerk.
    if (!/^v20\.([0-9]|1[01])\./.test(process.version)) {
      framings.push('X: y\r\n Content-Length: 4');
    }
    for (const framing of framings) {
      const { status } = await sendBytes(
        { port },
        `POST ${PATH} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${framing}\r\n\r\n0\r\n\r\n`,
      );
      assert.ok([400, 501].includes(status), `${framing}: ${status}`);
    }
    assert.deepEqual(
      api.requests.map(({ headers }) => headers),
      [],
    );
  });

  it('sends 100 Continue to requests that expect it', async () => {
    const app = await startProxiedApp(express);
    const request = begin(app, { headers: { expect: '100-continue', 'content-length': 5 } });
    request.once('continue', () => request.end('hello'));
    request.flushHeaders();
    assert.equal((await answerTo(request)).status, 200);
    assert.deepEqual([app.api.requests[0].body, app.api.requests[0].headers.expect], ['hello', undefined]);
  });

  it('does not get requests to similar paths, nor any if it is off', async () => {
    const { origin, api } = await startProxiedApp(express);
    for (const path of ['/__clerkship', '/__CLERK/v1', '/x/__clerk/v1', '/page?/__clerk/v1']) {
      assert.equal((await send(origin, { path })).text, 'the app');
    }
    const off = await startProxiedApp(express, { api, options: { frontendApiProxy: { enabled: false } } });
    assert.equal((await send(off.origin, { path: PATH })).text, 'the app');
    assert.equal(api.requests.length, 0);
  });

  it('uses kept-alive connections', async () => {
    const { origin, api } = await startProxiedApp(express);
    for (let index = 0; index < 5; index += 1) {
      await send(origin, { path: PATH });
    }
    assert.deepEqual([api.requests.length, api.connections], [5, 1]);
  });

  it('has its redirects rewritten to the proxy, and others left alone', async () => {
    const { origin, api } = await startProxiedApp(express, {
      options: { frontendApiProxy: { enabled: true, path: '/auth/clerk/' } },
    });
    const expectations = {
      '/v1/next?a=b#c': `${origin}/auth/clerk/v1/next?a=b#c`,
      [`${api.origin}/v1/x`]: `${origin}/auth/clerk/v1/x`,
      'https://accounts.example.com/': 'https://accounts.example.com/',
      next: `${origin}/auth/clerk/v1/next`,
      'http://[': 'http://[',
    };
    for (const [location, expected] of Object.entries(expectations)) {
      api.answer = (request, response) => response.writeHead(302, { location }).end();
      assert.equal((await send(origin, { path: '/auth/clerk/v1/client' })).headers.location, expected);
    }
  });

  it('is reachable through requireAuth, without a user', async () => {
    const { origin } = await startProxiedApp(express, { guard: requireAuth });
    assert.equal((await send(origin, { path: PATH })).text, '{"from":"the Frontend API"}');
    assert.equal((await send(origin, { path: '/page' })).status, 302);
  });

  it('is that of the instance returned by a callback', async () => {
    const guard = (settings) =>
      clerkMiddleware(async ({ hostname }) => ({
        ...settings,
        secretKey: `sk_test_${hostname}`,
        frontendApiProxy: { enabled: hostname !== 'off.example' },
      }));
    const { origin, api } = await startProxiedApp(express, { guard });
    for (const host of ['a.example', 'b.example', 'off.example', 'a.example']) {
      await send(origin, { path: PATH, headers: { host } });
    }
    assert.deepEqual(
      api.requests.map(({ headers }) => [headers['clerk-secret-key'], headers['clerk-proxy-url']]),
      ['a', 'b', 'a'].map((name) => [`sk_test_${name}.example`, `http://${name}.example/__clerk`]),
    );
  });

  it('does not affect the verification of sessions', async () => {
    const endpoint = await startKeyEndpoint();
    const { origin } = await startProxiedApp(express, { options: optionsFor(endpoint), guard: requireAuth });
    assert.equal((await sendToken(origin, sessionToken())).text, 'the app');
  });

  it('does not get a request that another Clerk middleware has handled', async () => {
    const { origin, api } = await startProxiedApp(express, {
      earlier: [clerkMiddleware({ publishableKey, secretKey: 'sk_test_of_another' })],
    });
    assert.equal((await send(origin, { path: PATH })).text, 'the app');
    assert.equal(api.requests.length, 0);
  });

  it('uses the keys of the client if neither options nor environment have any', async () => {
    const clerkClient = createClerkClient({ publishableKey, secretKey: 'sk_test_of_the_client' });
    const { origin, api } = await startProxiedApp(express, {
      options: { publishableKey: undefined, secretKey: undefined, clerkClient },
    });
    await send(origin, { path: PATH });
    assert.equal(api.requests[0].headers['clerk-secret-key'], 'sk_test_of_the_client');
  });

  it('is bypassed if a mock authenticates requests', async () => {
    const clerkClient = {
      authenticateRequest: async () => ({ headers: new Headers(), toAuth: () => ({ userId: 'user_of_the_mock' }) }),
    };
    const { origin, api } = await startProxiedApp(express, { options: { clerkClient } });
    assert.equal((await send(origin, { path: '/page' })).text, 'the app');
    assert.equal((await send(origin, { path: PATH })).text, '{"from":"the Frontend API"}');
    assert.equal(api.requests.length, 1);
  });

  describe('with strict, if forwarded headers are not trusted', () => {
    const FORWARDED = {
      'x-forwarded-for': '203.0.113.7',
      'x-real-ip': '203.0.113.8',
      'cf-connecting-ip': '203.0.113.9',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=203.0.113.7',
    };

    it('does not get them, and no URL changes', async () => {
      const { origin, port, api } = await startProxiedApp(express, { options: { strict: true } });
      await send(origin, { path: PATH, headers: FORWARDED });
      const { headers } = api.requests[0];
      assert.deepEqual(
        [...Object.keys(FORWARDED), 'clerk-proxy-url'].map((name) => headers[name]),
        ['127.0.0.1', undefined, undefined, `127.0.0.1:${port}`, 'http', undefined, `http://127.0.0.1:${port}/__clerk`],
      );
    });

    it('gets them if Express trusts their sender, and the client address is that of Express', async () => {
      const trust = (req, res, next) => {
        req.app.set('trust proxy', 'loopback');
        next();
      };
      const { origin, api } = await startProxiedApp(express, { options: { strict: true }, earlier: [trust] });
      await send(origin, { path: PATH, headers: { ...FORWARDED, 'x-forwarded-for': '198.51.100.1, 203.0.113.7' } });
      const { headers } = api.requests[0];
      assert.deepEqual(
        [headers['x-forwarded-for'], headers['clerk-proxy-url']],
        ['203.0.113.7', 'https://evil.example/__clerk'],
      );
    });
  });
});

describe('The Frontend API below a path of a plain Node server', () => {
  afterEach(stopProxying);

  it('is served too', async () => {
    const api = await startFrontendApi();
    process.env.CLERK_FAPI_URL = api.origin;
    const middleware = clerkMiddleware({ publishableKey, secretKey: 'sk_test_x', frontendApiProxy: { enabled: true } });
    const { origin, port } = await serve((req, res) =>
      middleware(req, res, (error) => res.end(error ? error.message : 'the app')),
    );
    assert.equal((await send(origin, { path: PATH })).text, '{"from":"the Frontend API"}');
    assert.equal((await send(origin, { path: '/page' })).text, 'the app');
    assert.equal(api.requests[0].headers['clerk-proxy-url'], `http://127.0.0.1:${port}/__clerk`);
    const withoutHost = await sendBytes({ port }, `GET ${PATH} HTTP/1.0\r\n\r\n`);
    assert.deepEqual([withoutHost.status, api.requests.length], [400, 1], 'the URL of the proxy is unknown');
    const ofWebSocket = await send(origin, {
      path: PATH,
      headers: { 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'wss' },
    });
    assert.equal(ofWebSocket.status, 200);
    assert.equal(api.requests[1].headers['clerk-proxy-url'], 'https://app.example.com/__clerk');
    const emptyHost = await sendBytes({ port }, `GET /page HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n`);
    assert.equal(emptyHost.status, 400);
  });

  it('is served over HTTP/2 too, where requests need not have a length', async () => {
    const api = await startFrontendApi((request, response, { body }) =>
      response.writeHead(200, { connection: 'close', 'set-cookie': ['a=1', 'b=2'] }).end(`got ${body}`),
    );
    process.env.CLERK_FAPI_URL = api.origin;
    const middleware = clerkMiddleware({ publishableKey, secretKey: 'sk_test_x', frontendApiProxy: { enabled: true } });
    const server = http2
      .createServer((req, res) => middleware(req, res, () => res.end('the app')))
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = http2.connect(`http://127.0.0.1:${server.address().port}`);
    try {
      for (const [method, body] of [
        ['GET', ''],
        ['POST', 'hello'],
      ]) {
        const stream = client.request({ ':method': method, ':path': PATH }, { endStream: body === '' });
        if (body !== '') {
          stream.end(body);
        }
        const [headers] = await once(stream, 'response');
        assert.deepEqual(
          [headers[':status'], headers['set-cookie'], String(await stream.toArray())],
          [200, ['a=1', 'b=2'], `got ${body}`],
        );
      }
      assert.equal(api.requests[0].headers['clerk-proxy-url'], `http://127.0.0.1:${server.address().port}/__clerk`);
    } finally {
      client.close();
      server.close();
    }
  });

  it('is explained in one line if `debug` is on, without the query', async () => {
    const api = await startFrontendApi();
    process.env.CLERK_FAPI_URL = api.origin;
    const lines = [];
    const { log } = console;
    console.log = (line) => lines.push(line);
    try {
      const { origin } = await startProxiedApp(expressVersions['Express 5'], { api, options: { debug: true } });
      await send(origin, { path: `${PATH}?token=secret` });
      await new Promise(setImmediate);
    } finally {
      console.log = log;
    }
    assert.equal(lines.length, 1);
    assert.match(
      lines[0],
      /^Clerk: GET \/v1\/client was forwarded to http:\/\/127\.0\.0\.1:\d+ and answered with 200 after \d+ ms$/,
    );
  });
});

describe('The Frontend API proxy of a process', () => {
  it('is not loaded before an app has the option', async () => {
    const { stdout } = await runNode(`
      const loaded = () => Object.keys(require.cache).filter((file) => file.includes('frontend-api-proxy')).length;
      const { clerkMiddleware } = require('clerk-express-native');
      clerkMiddleware({ publishableKey: '${publishableKey}', secretKey: 'sk_test_x' });
      const before = loaded();
      clerkMiddleware({ frontendApiProxy: { enabled: true } });
      console.log(before, loaded() > 0);`);
    assert.equal(stdout, '0 true\n');
  });

  it('does not keep the process alive with its idle connections', async () => {
    const { stdout, stderr } = await runNode(`
      const http = require('node:http');
      const { clerkMiddleware } = require('clerk-express-native');
      const api = http.createServer((req, res) => res.end('from Clerk')).listen(0, '127.0.0.1', () => {
        api.unref();
        api.on('connection', (socket) => socket.unref());
        process.env.CLERK_FAPI_URL = 'http://127.0.0.1:' + api.address().port;
        const middleware = clerkMiddleware({ publishableKey: '${publishableKey}', secretKey: 'sk_test_x', frontendApiProxy: { enabled: true } });
        const app = http.createServer((req, res) => middleware(req, res, (error) => res.end(String(error)))).listen(0, '127.0.0.1', () => {
          http.get({ port: app.address().port, path: '/__clerk/v1', agent: false }, async (response) => {
            for await (const chunk of response) process.stdout.write(chunk);
            const began = performance.now();
            process.on('exit', () => console.log(performance.now() - began < 2000 ? ', ended' : ', ended late'));
            app.close();
          });
        });
        api.on('connection', (socket) => socket.unref());
      });`);
    assert.deepEqual([stdout, stderr], ['from Clerk, ended\n', '']);
  });

  it('is a known option, and causes no warning', async () => {
    const { stderr } = await runNode(`
      const { clerkMiddleware } = require('clerk-express-native');
      clerkMiddleware({ frontendApiProxy: { enabled: true } });
      clerkMiddleware({ frontendApiProxy: { enabled: false } });
      clerkMiddleware({ frontendApiProxy: undefined });`);
    assert.equal(stderr, '');
  });
});
