'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { Readable } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const { startFrontendApi, streaming } = require('../support/frontend-api');
const { expressVersions } = require('../support/implementations');
const { send } = require('../support/http');
const { begin, startProxiedApp, stopProxying } = require('../support/proxied-app');

const GIGABYTE = 1 << 30;
const CHUNK = Buffer.alloc(1 << 16, 'x');

/** The allowed growth of the process, which contains client, proxy and Frontend API, each with its socket buffers. */
const MOST_GROWTH = 96 << 20;

/** A body of this many bytes, generated on demand. */
function bodyOf(bytes) {
  let left = bytes;
  return new Readable({
    read() {
      const size = Math.min(left, CHUNK.length);
      left -= size;
      this.push(size === 0 ? null : CHUNK.subarray(0, size));
    },
  });
}

async function bytesIn(stream) {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
  }
  return bytes;
}

/**
 * Runs a function, and returns its result with the peak of memory in use, relative to the start.
 */
async function watchingMemory(run) {
  const inUse = () => {
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
  const before = inUse();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, inUse());
  }, 5);
  try {
    return { result: await run(), growth: most - before };
  } finally {
    clearInterval(timer);
  }
}

/** Waits until a number stays the same between two checks. */
async function settled(read) {
  let last = -1;
  while (read() !== last || last === 0) {
    last = read();
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  return last;
}

describe('The Frontend API proxy under load', function () {
  this.timeout(60_000);

  let api;
  let app;

  beforeEach(async () => {
    api = await startFrontendApi();
    app = await startProxiedApp(expressVersions['Express 5'], { api });
  });

  afterEach(stopProxying);

  it('streams a gigabyte down in bounded memory', async () => {
    api.answer = streaming((request, response) => bodyOf(GIGABYTE).pipe(response));
    const request = begin(app, { method: 'GET' });
    request.end();
    const [response] = await once(request, 'response');
    const { result, growth } = await watchingMemory(() => bytesIn(response));
    assert.equal(result, GIGABYTE);
    assert.ok(growth < MOST_GROWTH, `${growth >> 20} MB`);
  });

  it('streams a gigabyte up in bounded memory', async () => {
    api.answer = streaming(async (request, response) => response.end(String(await bytesIn(request))));
    const request = begin(app, { headers: { 'content-length': GIGABYTE } });
    const { growth } = await watchingMemory(() => pipeline(bodyOf(GIGABYTE), request));
    const [response] = await once(request, 'response');
    assert.equal(String(await response.toArray()), String(GIGABYTE));
    assert.ok(growth < MOST_GROWTH, `${growth >> 20} MB`);
  });

  it('reads no more from Clerk than a client reads', async () => {
    let taken = 0;
    api.answer = streaming((request, response) => {
      const body = bodyOf(GIGABYTE).on('data', (chunk) => {
        taken += chunk.length;
      });
      body.pipe(response);
      response.on('close', () => body.destroy());
    });
    const request = begin(app, { method: 'GET' });
    request.end();
    await once(request, 'response');
    const bytes = await settled(() => taken);
    assert.ok(bytes < GIGABYTE / 8, `${bytes >> 20} MB`);
    request.destroy();
  });

  it('reads no more from a client than Clerk reads', async () => {
    let unread;
    api.answer = streaming((request) => {
      unread = request;
    });
    let taken = 0;
    const body = bodyOf(GIGABYTE).on('data', (chunk) => {
      taken += chunk.length;
    });
    const request = begin(app, { headers: { 'content-length': GIGABYTE } });
    body.pipe(request);
    const bytes = await settled(() => taken);
    assert.ok(bytes < GIGABYTE / 8, `${bytes >> 20} MB`);
    body.destroy();
    request.destroy();
    // The proxy, which reads no more, does not see that the client has gone before its time limit.
    unread.destroy();
  });

  it('serves 200 slow clients at once, and others at the same time', async () => {
    const BYTES = 1 << 20;
    api.answer = streaming((request, response) => bodyOf(BYTES).pipe(response));
    const slow = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const request = begin(app, { method: 'GET' });
        request.end();
        const [response] = await once(request, 'response');
        // Not reading yet.
        return response;
      }),
    );
    assert.equal(api.requests.length, 200);
    api.answer = (request, response) => response.end('quick');
    for (let index = 0; index < 20; index += 1) {
      assert.equal((await send(app.origin, { path: '/__clerk/v1/client' })).text, 'quick');
      assert.equal((await send(app.origin, { path: '/page' })).text, 'the app');
    }
    const { result, growth } = await watchingMemory(() => Promise.all(slow.map((response) => bytesIn(response))));
    assert.deepEqual(new Set(result), new Set([BYTES]));
    assert.ok(growth < MOST_GROWTH, `${growth >> 20} MB`);
  });

  it('leaves no request to Clerk open when 200 clients disconnect', async () => {
    const open = new Set();
    api.answer = streaming((request, response) => {
      open.add(request.socket);
      request.socket.once('close', () => open.delete(request.socket));
      response.write('a part');
    });
    const requests = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const request = begin(app, { method: 'GET' });
        request.end();
        await once(request, 'response');
        return request;
      }),
    );
    assert.equal(open.size, 200);
    const closed = [...open].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    requests.forEach((request) => request.destroy());
    await Promise.all(closed);
    assert.equal(open.size, 0);
  });
});
