'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const http = require('node:http');
const http2 = require('node:http2');
const https = require('node:https');
const net = require('node:net');
const path = require('node:path');
const zlib = require('node:zlib');
const { once } = require('node:events');
const { BackendApi, json } = require('./backend-api');
const { runNode } = require('../support/run-node');
const { serve } = require('../support/server');

const COUNT = '{"object":"total_count","total_count":7}';
const HEADERS = { 'content-type': 'application/json' };

const tls = (name) => path.join(__dirname, '..', 'support', 'tls', name);
const credentials = () => ({ cert: fs.readFileSync(tls('server.pem')), key: fs.readFileSync(tls('server.key.pem')) });

describe('Backend API: connections', () => {
  describe('to an HTTP/1.1 server', () => {
    it('are reused by the next call', async () => {
      const sockets = new Set();
      const { origin } = await serve((request, response) => {
        sockets.add(request.socket);
        response.writeHead(200, HEADERS).end(COUNT);
      });
      const { users } = new BackendApi().client('ours', { apiUrl: origin });
      for (let call = 0; call < 20; call++) {
        await users.getCount();
      }
      // A call may start just before the connection of the previous one is released.
      assert.ok(sockets.size <= 3, `${sockets.size} connections`);
    });

    it('equal the number of concurrent calls', async () => {
      const waiting = [];
      const { origin } = await serve((_request, response) => {
        waiting.push(response);
        if (waiting.length === 300) {
          waiting.forEach((each) => each.writeHead(200, HEADERS).end(COUNT));
        }
      });
      const { users } = new BackendApi().client('ours', { apiUrl: origin });
      const counts = await Promise.all(Array.from({ length: 300 }, () => users.getCount()));
      assert.deepEqual(new Set(counts), new Set([7]));
    });

    it('support compressed responses', async () => {
      const encodings = { gzip: zlib.gzipSync, deflate: zlib.deflateSync };
      const api = await BackendApi.start();
      for (const [encoding, compress] of Object.entries(encodings)) {
        api.answerWith({ status: 200, headers: { ...HEADERS, 'content-encoding': encoding }, text: compress(COUNT) });
        assert.equal(await api.client('ours').users.getCount(), 7, encoding);
        assert.ok(api.requests.at(-1).headers['accept-encoding'].includes(encoding));
      }
    });

    for (const [status, method, body] of [
      [301, 'GET', ''],
      [302, 'GET', ''],
      [303, 'GET', ''],
      [307, 'POST', '{"expires_in_seconds":60}'],
      [308, 'POST', '{"expires_in_seconds":60}'],
    ]) {
      it(`follow a redirect with status ${status} as @clerk/backend does`, async () => {
        const api = await BackendApi.start();
        api.answer = ({ url }) =>
          url.endsWith('/elsewhere')
            ? json({ object: 'token', jwt: 'a.b.c' })
            : { status, headers: { location: '/elsewhere' }, text: '' };
        const sent = async (implementation) => {
          assert.equal((await api.client(implementation).sessions.getToken('s', undefined, 60)).jwt, 'a.b.c');
          const { headers, method, url, body } = api.requests.at(-1);
          api.takeRequests();
          return { method, url, body, authorization: headers.authorization };
        };
        const ours = await sent('ours');
        assert.deepEqual(ours, { method, url: '/elsewhere', body, authorization: 'Bearer sk_test_x' });
        assert.deepEqual(await sent('reference'), ours);
      });
    }

    it('show neither the secret key nor the query to another origin', async () => {
      const other = await BackendApi.start();
      other.answerWith(json(COUNT));
      const api = await BackendApi.start();
      api.answerWith({ status: 307, headers: { location: `${other.origin}/v1/users/count` }, text: '' });
      assert.equal(await api.client('ours').users.getCount({ emailAddress: ['someone@example.com'] }), 7);
      const [{ headers }] = other.requests;
      assert.deepEqual([headers.authorization, headers.referer], [undefined, undefined]);
    });
  });

  describe('to an HTTP/2 server', () => {
    it('are one for all calls, once the server is known to support it', async () => {
      const server = http2.createSecureServer(credentials());
      let sessions = 0;
      const waiting = [];
      server.on('session', () => (sessions += 1));
      server.on('stream', (stream) => {
        waiting.push(stream);
        if (waiting.length === 1 || waiting.length === 51) {
          waiting
            .filter(({ headersSent }) => !headersSent)
            .forEach((each) => {
              each.respond({ ':status': 200, ...HEADERS });
              each.end(COUNT);
            });
        }
      });
      const apiUrl = await listen(server, 'https');
      const { stdout } = await runNode(countUsers(apiUrl, [1, 50]), {
        env: { NODE_EXTRA_CA_CERTS: tls('authority.pem') },
      });
      assert.equal(stdout, `7,\n${'7,'.repeat(50)}\n`);
      assert.equal(sessions, 1);
      server.close();
    });
  });

  describe('use the proxy of the environment', () => {
    let proxy;
    let origin;
    let asked;

    before(async () => {
      const target = https.createServer(credentials(), (_request, response) =>
        response.writeHead(200, HEADERS).end(COUNT),
      );
      const { port } = new URL(await listen(target, 'https'));
      asked = [];
      proxy = http.createServer((request, response) => {
        asked.push(`${request.method} ${request.url}`);
        response.writeHead(200, HEADERS).end(COUNT);
      });
      proxy.on('connect', (request, client) => {
        asked.push(`CONNECT ${request.url}`);
        const server = net.connect(Number(port), '127.0.0.1', () => {
          client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
          server.pipe(client).pipe(server);
        });
        server.unref();
        client.unref();
        [server, client].forEach((socket) => socket.on('error', () => {}));
      });
      origin = await listen(proxy, 'http');
    });

    beforeEach(() => (asked.length = 0));

    it('HTTPS_PROXY, with a tunnel', async () => {
      // The certificate is for this machine, so its name does not match; it proves where the tunnel leads.
      const { stdout } = await runNode(countUsers('https://api.example.test'), {
        env: { HTTPS_PROXY: origin, NODE_EXTRA_CA_CERTS: tls('authority.pem') },
      });
      assert.deepEqual([asked, stdout.includes('certificate')], [['CONNECT api.example.test:443'], true]);
    });

    it('HTTP_PROXY, with its own request', async () => {
      const { stdout } = await runNode(countUsers('http://api.example.test'), { env: { HTTP_PROXY: origin } });
      assert.deepEqual([asked, stdout], [['GET http://api.example.test/v1/users/count'], '7,\n']);
    });

    it('unless NO_PROXY lists the host', async () => {
      const env = { HTTP_PROXY: origin, NO_PROXY: 'example.test' };
      assert.match((await runNode(countUsers('http://api.example.test'), { env })).stdout, /ENOTFOUND|EAI_AGAIN/);
      assert.deepEqual(asked, []);
    });

    it('unless they go to this machine', async () => {
      const api = await BackendApi.start();
      api.answerWith(json(COUNT));
      assert.equal((await runNode(countUsers(api.origin), { env: { HTTP_PROXY: origin } })).stdout, '7,\n');
      assert.deepEqual(asked, []);
    });
  });

  describe('keep the process alive', () => {
    it('while a response is pending, and not while they are idle', async () => {
      const { origin } = await serve((_request, response) =>
        setTimeout(() => response.writeHead(200, HEADERS).end(COUNT), 100),
      );
      const start = performance.now();
      const { stdout } = await runNode(`${countUsers(origin)} globalThis.client = client;`);
      assert.equal(stdout, '7,\n');
      assert.ok(performance.now() - start < 5_000, 'the idle timeout is longer than that');
    });

    it('not after all calls were aborted', async () => {
      const { origin } = await serve(() => {});
      const start = performance.now();
      const { stdout } = await runNode(`
        const { createClerkClient } = require('clerk-express-native');
        const controller = new AbortController();
        const { users } = createClerkClient({ secretKey: 'sk_test_x', apiUrl: '${origin}' });
        users.getCount({}, { signal: controller.signal }).catch(({ name }) => console.log(name));
        setTimeout(() => controller.abort(), 50);
      `);
      assert.equal(stdout, 'AbortError\n');
      assert.ok(performance.now() - start < 5_000);
    });
  });
});

/** The source of a process that counts users, a number of times at once per entry, and prints the results. */
function countUsers(apiUrl, times = [1]) {
  return `
    const { createClerkClient } = require('clerk-express-native');
    const client = createClerkClient({ secretKey: 'sk_test_x', apiUrl: '${apiUrl}', retry: { attempts: 0 } });
    const shown = (error) => error.message + ' ' + error.cause?.code;
    const count = (times) => Promise.all(Array.from({ length: times }, () => client.users.getCount().catch(shown)))
      .then((counts) => console.log(counts.map((each) => each + ',').join('')));
    [${times}].reduce((before, each) => before.then(() => count(each)), Promise.resolve());
  `;
}

/** Serves on a free loopback port, without keeping the process alive. */
async function listen(server, scheme) {
  server.on('connection', (socket) => socket.unref());
  server.on('error', () => {});
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return `${scheme}://127.0.0.1:${server.address().port}`;
}
