'use strict';

const assert = require('node:assert/strict');
const { verifyWebhook } = require('clerk-express-native/webhooks');
const { overEachExpress } = require('../support/implementations');
const { serve } = require('../support/server');
const { BODY, EVENT, SECRET, post, signedHeaders } = require('../support/webhooks');

const COMPACT = JSON.stringify(EVENT);

/** Responds with the event, or with the error's message. Express' own error handling is left as is. */
function answer(verified) {
  return async (req, res, next) => {
    try {
      res.json(await verified(req));
    } catch (error) {
      res.setHeader('x-code', error.code);
      next(error);
    }
  };
}

const verify = answer((req) => verifyWebhook(req, { signingSecret: SECRET }));

overEachExpress('verifyWebhook: bodies', (express) => {
  /** An app whose errors are not written to the console. */
  const quietApp = () => express().set('env', 'test');

  /** Starts an app with these handlers before the route of webhooks. */
  async function start(before, handler = verify) {
    const app = quietApp();
    before.forEach((middleware) => app.use(middleware));
    app.all('/webhooks', handler);
    const { origin } = await serve(app);
    return origin;
  }

  async function accepts(before, body, request) {
    const { status, text } = await post(await start(before), body, request);
    assert.equal(status, 200, text);
    assert.deepEqual(JSON.parse(text), EVENT);
  }

  const WAYS = {
    'bytes of express.raw()': [express.raw({ type: 'application/json' })],
    'a string of express.text()': [express.text({ type: '*/*' })],
    'a body that was not read': [],
    'rawBody, retained by the JSON parser': [express.json({ verify: (req, res, bytes) => (req.rawBody = bytes) })],
    'rawBody as a string': [express.json({ verify: (req, res, bytes) => (req.rawBody = bytes.toString()) })],
    'rawBody as plain bytes': [express.json({ verify: (req, res, bytes) => (req.rawBody = new Uint8Array(bytes)) })],
    'a JSON parser for other media types': [express.json({ type: 'application/vnd.api+json' })],
    'a JSON parser after express.raw()': [express.raw({ type: 'application/json' }), express.json()],
  };

  for (const [way, before] of Object.entries(WAYS)) {
    it(`are read from ${way}`, () => accepts(before, BODY));
  }

  it('that were parsed are accepted if serializing them results in the same bytes', () =>
    accepts([express.json()], COMPACT));

  it('that were parsed and differ cause an error that names the line to move, and where', async () => {
    const origin = await start([express.json()]);
    const { status, text } = await post(origin, BODY);
    assert.equal(status, 400);
    assert.match(text, /Move the line app\.use\(express\.json\(\)\) below the route/);
    assert.match(
      text,
      /app\.post\(&#39;\/webhooks&#39;, express\.raw\(\{ type: &#39;application\/json&#39; \}\), handler\);/,
    );
    assert.match(text, /req\.rawBody = bytes/);
  });

  it('are accepted once the line is moved as the error says', async () => {
    const app = quietApp();
    app.post('/webhooks', express.raw({ type: 'application/json' }), verify);
    app.use(express.json());
    const { status } = await post((await serve(app)).origin, BODY);
    assert.equal(status, 200);
  });

  it('the route in the message is the one that the app has written, and nothing that a client can choose', async () => {
    const app = quietApp();
    const router = express.Router();
    app.use(express.json());
    app.use('/:tenant', router);
    router.post('/hooks/clerk', verify);
    const { origin } = await serve(app);
    assert.match(
      (await post(origin, BODY, { path: '/acme/hooks/clerk' })).text,
      /app\.post\(&#39;\/acme\/hooks\/clerk&#39;/,
    );
    const { text } = await post(origin, BODY, { path: "/a'%3Cb(1)/hooks/clerk" });
    assert.match(text, /app\.post\(&#39;\/webhooks&#39;/);
  });

  it('that a form parser read are not treated as JSON', async () => {
    const origin = await start([express.urlencoded({ extended: true })]);
    const { status, text } = await post(origin, BODY, {
      headers: { ...signedHeaders(BODY), 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(status, 400);
    assert.match(text, /the webhook body was parsed before it could be verified/);
  });

  it('of any method are verified in the same way', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      await accepts([], BODY, { method });
    }
  });

  it('that were read but not retained are reported as such, with status 500', async () => {
    const swallow = (req, res, next) => req.on('end', next).resume();
    const { status, text } = await post(await start([swallow]), BODY);
    assert.equal(status, 500);
    assert.match(text, /the webhook body was read before verifyWebhook\(\)/);
  });

  it('that were changed, in the last byte or by their charset, are rejected with status 400', async () => {
    const origin = await start([express.raw({ type: '*/*' })]);
    for (const body of [`${BODY} `, BODY.replace('user_1', 'user_2'), Buffer.from(BODY, 'utf16le')]) {
      assert.equal((await post(origin, body, { headers: signedHeaders(BODY) })).status, 400);
    }
  });

  it('a webhook that is not signed gets a 400 if its error is passed on', async () => {
    const { status, text } = await post(await start([]), BODY, { headers: {} });
    assert.equal(status, 400);
    assert.match(text, /lacks the headers svix-id/);
  });

  it('a missing secret is not the fault of the request: status 500', async () => {
    const origin = await start(
      [],
      answer((req) => verifyWebhook(req)),
    );
    const { status, text } = await post(origin, BODY);
    assert.equal(status, 500);
    assert.match(text, /CLERK_WEBHOOK_SIGNING_SECRET/);
  });
});

describe('verifyWebhook: values of body', () => {
  const options = { signingSecret: SECRET };
  const request = (body, signed = BODY) => ({ headers: signedHeaders(signed), body });
  const bytes = new TextEncoder().encode(BODY);

  for (const [title, body] of Object.entries({
    'a Uint8Array': bytes,
    'a Uint8Array that is a part of a buffer': new Uint8Array([0, ...bytes, 0]).subarray(1, -1),
    'a DataView': new DataView(bytes.buffer),
    'an ArrayBuffer': bytes.buffer,
    'a SharedArrayBuffer': shared(bytes),
    text: BODY,
  })) {
    it(`${title} is used as is`, async () => {
      assert.deepEqual(await verifyWebhook(request(body), options), EVENT);
    });
  }

  it('rawBody takes precedence over body', async () => {
    assert.deepEqual(await verifyWebhook({ ...request({ other: 1 }), rawBody: BODY }, options), EVENT);
    await assert.rejects(verifyWebhook({ ...request(BODY), rawBody: 'other' }, options), {
      code: 'webhook-signature-mismatch',
    });
  });

  it('a rawBody that is neither a string nor bytes is ignored', async () => {
    for (const rawBody of [undefined, null, true, {}, () => BODY]) {
      assert.deepEqual(await verifyWebhook({ ...request(BODY), rawBody }, options), EVENT);
    }
  });

  it('a missing body is an empty one', async () => {
    for (const body of [undefined, null, '']) {
      await assert.rejects(verifyWebhook(request(body), options), { code: 'webhook-signature-mismatch', status: 400 });
      await assert.rejects(verifyWebhook(request(body, ''), options), { code: 'webhook-payload-invalid', status: 400 });
    }
  });

  it('a value that cannot be serialized as JSON is reported, and is not the fault of the request', async () => {
    const circular = {};
    circular.self = circular;
    for (const body of [circular, { n: 1n }, 1n, () => {}, Symbol('x'), { toJSON: () => undefined }]) {
      const error = await verifyWebhook(request(body), options).then(
        () => assert.fail('accepted'),
        (thrown) => thrown,
      );
      assert.deepEqual(
        [error.name, error.code, 'status' in error],
        ['TypeError', 'webhook-body-unserializable', false],
      );
    }
  });

  it('an empty object is a body, if the request has no stream', async () => {
    assert.equal((await verifyWebhook(request({}, '{}'), options)).object, 'event');
    await assert.rejects(verifyWebhook(request({}), options), { code: 'webhook-body-parsed' });
  });
});

function shared(bytes) {
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
