'use strict';

const assert = require('node:assert/strict');
const { verifyWebhook } = require('clerk-express-native/webhooks');
const { withEnvironment } = require('../support/environment');
const { secondsFromNow } = require('../support/tokens');
const { BODY, EVENT, OTHER_SECRET, SECRET, signature, signedHeaders } = require('../support/webhooks');

/** A request as adapters create it: only headers and a body. */
function request(changes = {}, body = BODY) {
  return { headers: { ...signedHeaders(body), ...changes }, body };
}

function verify(req, options = { signingSecret: SECRET }) {
  return verifyWebhook(req, options);
}

/** The code of the error, or `null` if the webhook is accepted. */
async function codeOf(req, options) {
  return verify(req, options).then(
    () => null,
    (error) => error.code,
  );
}

describe('verifyWebhook: headers', () => {
  it('resolves with the event, always with the same six keys in the same order', async () => {
    const event = await verify(request());
    assert.deepEqual(event, EVENT);
    assert.deepEqual(Object.keys(event), ['type', 'object', 'data', 'event_attributes', 'timestamp', 'instance_id']);
    const bare = await verify(request({}, '{"more":1}'));
    assert.deepEqual(bare, {
      type: undefined,
      object: 'event',
      data: undefined,
      event_attributes: undefined,
      timestamp: undefined,
      instance_id: undefined,
    });
  });

  it('are accepted under the names of the standard too', async () => {
    assert.equal(await codeOf({ headers: signedHeaders(BODY, { prefix: 'webhook' }), body: BODY }), null);
  });

  it('are case-insensitive, as adapters write them', async () => {
    const headers = Object.fromEntries(
      Object.entries(signedHeaders(BODY)).map(([name, value]) => [name.toUpperCase(), value]),
    );
    assert.equal(await codeOf({ headers, body: BODY }), null);
  });

  it('may be arrays and numbers', async () => {
    const timestamp = secondsFromNow(0);
    const lists = {
      'svix-id': ['msg_1'],
      'svix-timestamp': timestamp,
      'svix-signature': ['v1,AAAA', signature(BODY, { timestamp })],
    };
    assert.equal(await codeOf({ headers: lists, body: BODY }), null);
  });

  it('that are missing are named, in the spelling of the set that is present', async () => {
    await assert.rejects(
      verify({ headers: {}, body: BODY }),
      /lacks the headers svix-id, svix-timestamp, svix-signature\./,
    );
    await assert.rejects(
      verify(request({ 'svix-timestamp': '', 'svix-signature': undefined })),
      /lacks the headers svix-timestamp, svix-signature\./,
    );
    const { 'webhook-id': id } = signedHeaders(BODY, { prefix: 'webhook' });
    await assert.rejects(
      verify({ headers: { 'webhook-id': id }, body: BODY }),
      /lacks the headers webhook-timestamp, webhook-signature\./,
    );
  });

  it('of the standard do not replace a missing one of Clerk: apps never see an id that was not signed', async () => {
    const both = { ...signedHeaders(BODY), ...signedHeaders(BODY, { prefix: 'webhook' }) };
    assert.equal(await codeOf(request(both)), null);
    assert.equal(
      await codeOf({ headers: { ...signedHeaders(BODY, { prefix: 'webhook' }), 'svix-id': 'msg_new' }, body: BODY }),
      'webhook-headers-missing',
    );
    assert.equal(await codeOf(request({ ...both, 'webhook-id': 'msg_new' })), 'webhook-headers-contradictory');
    assert.equal(await codeOf(request({ ...both, 'svix-id': 'msg_new' })), 'webhook-headers-contradictory');
    assert.equal(await codeOf(request({ ...both, 'webhook-signature': 'v1,AAAA' })), null);
  });

  it('may list many signatures, of which one must match', async () => {
    const timestamp = secondsFromNow(0);
    const right = signature(BODY, { timestamp });
    const replaced = signature(BODY, { timestamp, secret: OTHER_SECRET });
    const code = (listed) => codeOf(request({ 'svix-timestamp': String(timestamp), 'svix-signature': listed }));
    assert.equal(await code(`${replaced} ${right}`), null);
    assert.equal(await code(`${right} ${replaced}`), null);
    assert.equal(await code(`v1a,x v2,y ${right}`), null);
    assert.equal(await code(`${replaced} ${replaced}`), 'webhook-signature-mismatch');
    assert.equal(await code(right.replace('v1', 'v2')), 'webhook-signature-mismatch');
  });
});

describe('verifyWebhook: time', () => {
  /** Runs a function with JavaScript's clock set to a time, in Unix seconds. */
  async function at(seconds, run) {
    const { now } = Date;
    Date.now = () => seconds * 1000;
    try {
      return await run();
    } finally {
      Date.now = now;
    }
  }

  for (const [difference, code] of [
    [-301, 'webhook-timestamp-too-old'],
    [-300, null],
    [300, null],
    [301, 'webhook-timestamp-too-new'],
  ]) {
    it(`${difference} s from now: ${code ?? 'accepted'}`, async () => {
      const sent = 1_614_265_330;
      const req = { headers: signedHeaders(BODY, { timestamp: sent }), body: BODY };
      assert.equal(await at(sent - difference, () => codeOf(req)), code);
    });
  }

  it('is that of JavaScript’s clock, so that tests can use recorded webhooks', async () => {
    const headers = {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const recorded = { headers, body: '{"test": 2432232314}' };
    assert.equal(await at(1_614_265_330, () => codeOf(recorded)), null);
    assert.equal(await codeOf(recorded), 'webhook-timestamp-too-old');
  });

  it('must be a number of seconds', async () => {
    for (const timestamp of [
      'soon',
      '1e9',
      `${secondsFromNow(0)}.5`,
      `${secondsFromNow(0)}, ${secondsFromNow(0)}`,
      '-1',
    ]) {
      assert.equal(
        await codeOf({ headers: signedHeaders(BODY, { timestamp }), body: BODY }),
        'webhook-timestamp-invalid',
        timestamp,
      );
    }
  });
});

describe('verifyWebhook: the signing secret', () => {
  const code = (options) => codeOf(request(), options);

  it('comes from the environment if the options have none, and is read for each webhook', async () => {
    assert.equal(await code({}), 'webhook-signing-secret-missing');
    await withEnvironment({ CLERK_WEBHOOK_SIGNING_SECRET: SECRET }, async () => {
      for (const options of [undefined, null, {}, { signingSecret: undefined }, { signingSecret: null }]) {
        assert.equal(
          await verifyWebhook(request(), options).then(
            () => null,
            (error) => error.code,
          ),
          null,
        );
      }
      assert.equal(await code({ signingSecret: OTHER_SECRET }), 'webhook-signature-mismatch');
      assert.equal(await code({ signingSecret: '' }), 'webhook-signing-secret-missing');
    });
    assert.equal(await code({}), 'webhook-signing-secret-missing');
    await withEnvironment({ CLERK_WEBHOOK_SIGNING_SECRET: '' }, async () => {
      assert.equal(await code({}), 'webhook-signing-secret-missing');
    });
  });

  it('is missing with a message that says where to set it', async () => {
    await assert.rejects(verify(request(), {}), {
      message: /CLERK_WEBHOOK_SIGNING_SECRET.*signingSecret/,
      action: /whsec_/,
    });
  });

  it('of an invalid format has another error than a wrong one', async () => {
    for (const signingSecret of [
      'whsec_',
      'sk_test_abc',
      `${SECRET}A`,
      `whsec_${SECRET}`,
      'whsec_ü',
      5,
      Buffer.from('x'),
      {},
    ]) {
      assert.equal(await code({ signingSecret }), 'webhook-signing-secret-invalid', String(signingSecret));
    }
  });

  it('may lack its prefix, and have the line break around it that files and shells add', async () => {
    for (const signingSecret of [SECRET.slice('whsec_'.length), `${SECRET}\n`, ` ${SECRET}\r\n`]) {
      assert.equal(await code({ signingSecret }), null, JSON.stringify(signingSecret));
    }
  });

  it('is not read from invalid options', async () => {
    for (const options of [SECRET, 5, true, () => {}]) {
      assert.equal(
        await verifyWebhook(request(), options).then(
          () => null,
          (error) => error.code,
        ),
        'webhook-options-invalid',
      );
    }
  });

  it('is checked before the request', async () => {
    assert.equal(await codeOf({ headers: {}, body: '' }, {}), 'webhook-signing-secret-missing');
  });
});

describe('verifyWebhook: hostile input', () => {
  it('keys such as __proto__ are data, and change nothing', async () => {
    const body =
      '{"__proto__":{"type":"user.deleted","polluted":1},"constructor":{"prototype":{"polluted":1}},"data":{"__proto__":{"polluted":1}}}';
    const event = await verify({ headers: signedHeaders(body), body });
    assert.equal(event.type, undefined);
    assert.equal(Object.getPrototypeOf(event), Object.prototype);
    assert.equal(Object.getPrototypeOf(event.data), Object.prototype);
    assert.equal(event.data.polluted, undefined);
    assert.equal({}.polluted, undefined);
    assert.deepEqual(Object.keys(event.data), ['__proto__']);
  });

  it('a signed body that is not a JSON object is rejected', async () => {
    for (const body of ['', 'null', '5', '"text"', '[]', '{', '\ufeff{}', 'undefined', '{}{}']) {
      assert.equal(await codeOf({ headers: signedHeaders(body), body }), 'webhook-payload-invalid', body);
    }
    const latin1 = Buffer.from('{"type":"é"}', 'latin1');
    assert.equal(await codeOf({ headers: signedHeaders(latin1), body: latin1 }), 'webhook-payload-invalid');
  });

  it('an invalid request is a clear error', async () => {
    for (const req of [
      undefined,
      null,
      5,
      'text',
      {},
      { headers: null },
      { headers: 'text' },
      { header() {}, arrayBuffer() {} },
    ]) {
      await assert.rejects(verify(req), { name: 'TypeError', code: 'webhook-request-invalid' });
    }
  });

  it('no error contains the secret, nor the expected signature', async () => {
    const encoded = SECRET.slice('whsec_'.length);
    const attempts = [
      [request({ 'svix-signature': 'v1,AAAA' })],
      [request({ 'svix-timestamp': '1' })],
      [request({ 'svix-timestamp': encoded })],
      [request({ 'svix-id': '' })],
      [request({ 'webhook-id': 'msg_2' })],
      [{ ...request(), body: { parsed: 1 } }],
      [{ headers: signedHeaders('null'), body: 'null' }],
      [{ ...request(), body: 1n }],
      [request(), { signingSecret: `${SECRET}A` }],
      [request(), { signingSecret: `${SECRET}!` }],
      [request(), { signingSecret: `sk_test_${encoded}` }],
      [request(), { signingSecret: [SECRET] }],
      [request(), SECRET],
      [null],
    ];
    for (const [req, options] of attempts) {
      const error = await verify(req, options).then(
        () => assert.fail('accepted'),
        (thrown) => thrown,
      );
      for (let shown = error; shown !== undefined; shown = shown.cause) {
        const text = `${shown.stack} ${JSON.stringify(shown)} ${require('node:util').inspect(shown)}`;
        const secrets = shown.code === 'webhook-timestamp-invalid' ? ['whsec_M'] : [encoded, encoded.slice(4, 20)];
        secrets.forEach((secret) => assert.ok(!text.includes(secret), text));
        assert.ok(!text.includes(signature(BODY).slice(3)), text);
      }
    }
  });
});
