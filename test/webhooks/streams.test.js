'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const http2 = require('node:http2');
const net = require('node:net');
const v8 = require('node:v8');
const vm = require('node:vm');
const { once } = require('node:events');
const { Readable } = require('node:stream');
const { verifyWebhook } = require('clerk-express-native/webhooks');
const { readStream } = require('../../lib/webhook/read-body');
const { serve } = require('../support/server');
const { BODY, EVENT, SECRET, post, signedHeaders } = require('../support/webhooks');

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

/** Bytes in use, excluding garbage. */
function heapUsed() {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const options = { signingSecret: SECRET };
const MEBIBYTE = 1024 * 1024;

/** Verifies each request, and responds as a careful app does. */
async function handler(req, res) {
  try {
    const event = await verifyWebhook(req, options);
    res.writeHead(200).end(JSON.stringify(event));
  } catch (error) {
    res.writeHead(error.status ?? 500).end(error.code);
  }
}

describe('verifyWebhook: a plain Node server, without Express', () => {
  it('reads the body', async () => {
    const { origin } = await serve(handler);
    const { status, text } = await post(origin, BODY);
    assert.deepEqual([status, JSON.parse(text)], [200, EVENT]);
  });

  it('reads a body that arrives in small chunks, also after setEncoding()', async () => {
    for (const prepare of [() => {}, (req) => req.setEncoding('utf8')]) {
      const { origin } = await serve((req, res) => {
        prepare(req);
        handler(req, res);
      });
      const request = http.request(origin, { method: 'POST', agent: false, headers: signedHeaders(BODY) });
      for (const byte of Buffer.from(BODY)) {
        request.write(Buffer.of(byte));
      }
      request.end();
      const [response] = await once(request, 'response');
      assert.equal(response.resume().statusCode, 200);
    }
  });

  it('may verify the request later', async () => {
    const { origin } = await serve((req, res) => setImmediate(() => setImmediate(() => handler(req, res))));
    assert.equal((await post(origin, BODY)).status, 200);
  });

  it('may have paused the request', async () => {
    const { origin } = await serve((req, res) => handler(req.pause(), res));
    assert.equal((await post(origin, BODY)).status, 200);
  });

  it('gets an error if other code has started to read the body', async () => {
    const { origin } = await serve((req, res) => req.once('data', () => handler(req, res)));
    assert.deepEqual(await post(origin, BODY), { status: 500, text: 'webhook-body-consumed' });
  });

  it('does not read the body if the headers are invalid', async () => {
    let didRead;
    const { origin } = await serve(async (req, res) => {
      await handler(req, res);
      didRead = req.readableDidRead;
    });
    const { text } = await post(origin, BODY, { headers: {} });
    assert.equal(text, 'webhook-headers-missing');
    assert.equal(didRead, false);
  });

  it('responds 413 to a body whose declared or actual size is too large', async () => {
    const { origin } = await serve(handler);
    const body = 'x'.repeat(MEBIBYTE + 1);
    assert.deepEqual(await post(origin, body), { status: 413, text: 'webhook-body-too-large' });
    const headers = { ...signedHeaders(body), 'transfer-encoding': 'chunked', 'content-length': [] };
    assert.deepEqual(await post(origin, body, { headers }), { status: 413, text: 'webhook-body-too-large' });
    const largest = JSON.stringify({ ...EVENT, data: 'x'.repeat(MEBIBYTE) }).slice(0, MEBIBYTE - 2) + '"}';
    assert.equal(largest.length, MEBIBYTE);
    assert.equal((await post(origin, largest)).status, 200);
  });

  it('reads nothing of a body that declares a size that is too large', async () => {
    let didRead;
    const { origin } = await serve(async (req, res) => {
      await handler(req, res);
      didRead = req.readableDidRead;
    });
    assert.equal((await post(origin, 'x'.repeat(MEBIBYTE + 1))).status, 413);
    assert.equal(didRead, false);
  });

  it('can still use the connection of a body that was too large', async () => {
    const { port } = await serve(handler);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const ask = async (body) => {
      const request = http.request({
        agent,
        port,
        method: 'POST',
        headers: { ...signedHeaders(body), 'transfer-encoding': 'chunked' },
      });
      request.end(body);
      const [response] = await once(request, 'response');
      await once(response.resume(), 'end');
      return [response.statusCode, request.reusedSocket];
    };
    assert.deepEqual(await ask('x'.repeat(3 * MEBIBYTE)), [413, false]);
    assert.deepEqual(await ask(BODY), [200, true]);
    agent.destroy();
  });

  it('gets an error if the client disconnects before or while the body is read', async () => {
    for (const isLate of [false, true]) {
      let client;
      const code = new Promise((resolve) => {
        const handle = async (req) => {
          const gone = isLate ? new Promise((resume) => req.on('close', resume)) : undefined;
          setImmediate(() => client.destroy());
          await gone;
          resolve(await verifyWebhook(req, options).catch((error) => error.code));
        };
        serve(handle).then(({ port }) => {
          client = net.connect(port, '127.0.0.1');
          const headers = Object.entries(signedHeaders(BODY)).map(([name, value]) => `${name}: ${value}\r\n`);
          client.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n${headers.join('')}\r\nsome`);
        });
      });
      assert.equal(await code, 'webhook-body-unreadable');
    }
  });

  it('may use HTTP/2', async () => {
    const server = http2.createServer(handler).listen(0, '127.0.0.1').unref();
    await once(server, 'listening');
    const client = http2.connect(`http://127.0.0.1:${server.address().port}`);
    const stream = client.request({ ':method': 'POST', ':path': '/', ...signedHeaders(BODY) });
    stream.end(BODY);
    const [headers] = await once(stream, 'response');
    assert.equal(headers[':status'], 200);
    stream.resume();
    client.close();
    server.close();
  });
});

describe('readStream', () => {
  const bounds = { limit: 10, timeoutMs: 60_000 };
  const stream = (chunks) => Object.assign(Readable.from(chunks), { headers: {} });

  it('resolves with all bytes, up to the limit', async () => {
    assert.equal(String(await readStream(stream([Buffer.from('01234'), Buffer.from('56789')]), bounds)), '0123456789');
    await assert.rejects(readStream(stream([Buffer.from('01234'), Buffer.from('567890')]), bounds), {
      code: 'webhook-body-too-large',
      status: 413,
    });
  });

  it('uses little more memory than the bytes, however small the chunks', async () => {
    const count = 200_000;
    const before = heapUsed();
    let grown;
    const pieces = function* () {
      for (let index = 0; index < count; index += 1) {
        yield Buffer.from('x');
      }
      grown = heapUsed() - before;
    };
    assert.equal((await readStream(stream(pieces()), { ...bounds, limit: count })).length, count);
    assert.ok(grown < 4 * MEBIBYTE, `${grown} bytes`);
  });

  it('waits no longer than its limit, and releases the stream', async () => {
    const stalled = Object.assign(new Readable({ read() {} }), { headers: {} });
    await assert.rejects(readStream(stalled, { ...bounds, timeoutMs: 1 }), {
      code: 'webhook-body-timeout',
      status: 408,
    });
    assert.equal(stalled.listenerCount('data'), 0);
    assert.equal(stalled.destroyed, false);
    stalled.destroy(new Error('later, which must not end the process'));
    await new Promise((resolve) => stalled.on('close', resolve));
  });

  it('accepts nothing but bytes and strings', async () => {
    await assert.rejects(readStream(stream([{ type: 'user.created' }]), bounds), {
      code: 'webhook-body-unreadable',
      message: /objects/,
    });
  });

  it('does not wait for a stream that was destroyed without an error', async () => {
    const stalled = Object.assign(new Readable({ read() {} }), { headers: {} });
    const reading = readStream(stalled, bounds);
    stalled.destroy();
    await assert.rejects(reading, { code: 'webhook-body-unreadable', message: /closed/ });
  });

  it('reports why a stream broke', async () => {
    const broken = Object.assign(
      new Readable({
        read() {
          this.destroy(new Error('cable cut'));
        },
      }),
      { headers: {} },
    );
    await assert.rejects(readStream(broken, bounds), {
      code: 'webhook-body-unreadable',
      message: /cable cut/,
      status: 400,
    });
  });
});
