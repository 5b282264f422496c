'use strict';

const assert = require('node:assert/strict');
const undici = require('undici');
const { verifyWebhook } = require('clerk-express-native/webhooks');
const { readFetchBody } = require('../../lib/webhook/read-body');
const { BODY, EVENT, SECRET, signedHeaders } = require('../support/webhooks');

const options = { signingSecret: SECRET };
const URL = 'https://app.example.com/webhooks';

/** A Fetch Request as Next.js and Hono pass it on. */
function request({ Request = globalThis.Request, method = 'POST', body = BODY, headers = signedHeaders(BODY) } = {}) {
  return new Request(URL, { method, body: method === 'GET' ? undefined : body, headers, duplex: 'half' });
}

/** A stream of chunks; one that is `undefined` never arrives. */
function streamOf(pieces, cancel = () => {}) {
  return new ReadableStream({
    pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) {
        controller.enqueue(new TextEncoder().encode(piece));
      } else if (pieces.length === 0) {
        controller.close();
      } else {
        return new Promise(() => {});
      }
      return undefined;
    },
    cancel,
  });
}

describe('verifyWebhook: Fetch Requests', () => {
  it('are accepted from any package, under both names of the headers', async () => {
    for (const Request of [globalThis.Request, undici.Request]) {
      assert.deepEqual(await verifyWebhook(request({ Request }), options), EVENT);
    }
    assert.deepEqual(
      await verifyWebhook(request({ headers: signedHeaders(BODY, { prefix: 'webhook' }) }), options),
      EVENT,
    );
  });

  it('have their body read as it arrives', async () => {
    const body = streamOf([BODY.slice(0, 10), BODY.slice(10)]);
    assert.deepEqual(await verifyWebhook(request({ body }), options), EVENT);
  });

  it('of runtimes without streams have their body read as a whole', async () => {
    const { headers } = request();
    const whole = { headers, bodyUsed: false, arrayBuffer: async () => new TextEncoder().encode(BODY).buffer };
    assert.deepEqual(await verifyWebhook(whole, options), EVENT);
  });

  it('without a body, and with the method GET, are rejected by their signature', async () => {
    const empty = request({ method: 'GET', headers: signedHeaders('') });
    await assert.rejects(verifyWebhook(empty, options), { code: 'webhook-payload-invalid' });
    const unsigned = request({ method: 'GET' });
    await assert.rejects(verifyWebhook(unsigned, options), { code: 'webhook-signature-mismatch', status: 400 });
  });

  it('that were read before, or are being read, are reported as such', async () => {
    const used = request();
    await used.text();
    const locked = request();
    locked.body.getReader();
    for (const req of [used, locked]) {
      await assert.rejects(verifyWebhook(req, options), {
        name: 'TypeError',
        code: 'webhook-body-consumed',
        action: /request\.clone\(\)/,
      });
    }
    const cloned = request();
    await cloned.clone().text();
    assert.deepEqual(await verifyWebhook(cloned, options), EVENT);
  });

  it('do not have their body read if the headers are invalid', async () => {
    const req = request({ headers: {} });
    await assert.rejects(verifyWebhook(req, options), { code: 'webhook-headers-missing', status: 400 });
    assert.equal(req.bodyUsed, false);
  });

  it('have their body read up to the limit, and the rest is cancelled', async () => {
    let cancelled = 0;
    const cancel = () => (cancelled += 1);
    const large = request({ body: streamOf(['01234', '567890', undefined, ''], cancel) });
    await assert.rejects(readFetchBody(large, { limit: 10, timeoutMs: 60_000 }), {
      code: 'webhook-body-too-large',
      status: 413,
    });
    const stalled = request({ body: streamOf(['0', undefined, ''], cancel) });
    await assert.rejects(readFetchBody(stalled, { limit: 10, timeoutMs: 1 }), {
      code: 'webhook-body-timeout',
      status: 408,
    });
    await new Promise(setImmediate);
    assert.equal(cancelled, 2);
    const declared = request({ body: 'short', headers: { ...signedHeaders('short'), 'content-length': '11' } });
    await assert.rejects(readFetchBody(declared, { limit: 10, timeoutMs: 60_000 }), { code: 'webhook-body-too-large' });
    assert.equal(declared.bodyUsed, false);
  });

  it('whose stream breaks are reported with the cause', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('cable cut')) });
    await assert.rejects(verifyWebhook(request({ body }), options), {
      code: 'webhook-body-unreadable',
      message: /cable cut/,
    });
  });
});
