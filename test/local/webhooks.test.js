'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { text } = require('node:stream/consumers');
const official = require('@clerk/backend/webhooks');
const { startClerkLocal } = require('../../local/npm');
const { verifyWebhook } = require('../../webhooks');
const { withEnvironment } = require('../support/environment');
const { eventually } = require('../support/eventually');
const { launcherEnvironment } = require('../support/launcher');
const { serve } = require('../support/server');
const { NOT_SENT, SEED, TRIGGERS } = require('./webhooks/events');

/** @import { ClerkLocal } from '../../local/npm' */

const TYPES = path.join(
  path.dirname(require.resolve('@clerk/backend/package.json')),
  'dist/api/resources/Webhooks.d.ts',
);

describe('The webhooks of clerk-local', function () {
  this.timeout(60_000);
  /** @type {ClerkLocal} */
  let clerk;
  /** @type {{ url: string, method: string, headers: Record<string, string>, body: string }[]} */
  const received = [];

  before(async () => {
    const { CLERK_LOCAL_PROGRAM } = launcherEnvironment();
    clerk = await withEnvironment({ CLERK_LOCAL_PROGRAM }, () => startClerkLocal({ seed: SEED }));
    const app = await serve(async (request, response) => {
      const headers = /** @type {Record<string, string>} */ (request.headers);
      received.push({ url: `${app.origin}/webhooks`, method: 'POST', headers, body: await text(request) });
      response.end();
    });
    // Before the first test, and not after a reset: an endpoint is part of the state.
    await clerk.webhooks.sendTo(`${app.origin}/webhooks`);
  });
  after(() => clerk?.stop());

  it('are those of the types of @clerk/backend, but for some that cannot happen', () => {
    const declared = [...fs.readFileSync(TYPES, 'utf8').matchAll(/'([a-zA-Z]+\.[a-zA-Z]+)'/g)].map(([, name]) => name);
    assert.ok(declared.length > 40, `${declared.length} types`);
    assert.deepEqual([...Object.keys(TRIGGERS), ...Object.keys(NOT_SENT)].sort(), declared.sort());
  });

  for (const [type, trigger] of Object.entries(TRIGGERS)) {
    it(`${type} is sent, and both packages verify it`, async () => {
      received.length = 0;
      const id = await trigger(clerk);
      const isThis = (/** @type {any} */ { body }) => {
        const event = JSON.parse(body);
        return event.type === type && (id === undefined || event.data.id === id);
      };
      await eventually(() =>
        assert.ok(received.some(isThis), received.map(({ body }) => JSON.parse(body).type).join()),
      );
      const { url, ...request } = received.filter(isThis)[0];
      const signingSecret = clerk.env.CLERK_WEBHOOK_SIGNING_SECRET;
      const event = await verifyWebhook(new Request(url, request), { signingSecret });
      assert.deepEqual(
        event,
        JSON.parse(JSON.stringify(await official.verifyWebhook(new Request(url, request), { signingSecret }))),
      );
      assert.equal(event.type, type);
      assert.equal(typeof event.data.object, 'string');
      const forged = { ...request, body: request.body.replace('"event"', '"Event"') };
      await assert.rejects(official.verifyWebhook(new Request(url, forged), { signingSecret }));
      await assert.rejects(verifyWebhook(new Request(url, forged), { signingSecret }));
    });
  }

  for (const [type, reason] of Object.entries(NOT_SENT)) {
    it(`${type} is not sent: ${reason}`, async () => {
      assert.deepEqual(await clerk.webhooks.list(type), []);
    });
  }
});
