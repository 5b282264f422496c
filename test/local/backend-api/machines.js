'use strict';

/** Steps of the plan about machines, their tokens, API keys and OAuth applications. */

const assert = require('node:assert/strict');
const { call, deleted, listed, made, shows, step } = require('./plan');

/** @typedef {import('./plan').Things} Things */

const machine = (/** @type {Record<string, unknown>} */ expected) => shows('oven', 'machines.get', expected);
made('till', 'machines.create', () => [{ name: 'till' }], shows('till', 'machines.get', { name: 'till' }));
made('oven', 'machines.create', () => [{ name: 'oven' }], machine({ name: 'oven', scopedMachines: [] }));
step(
  'machines.get',
  ({ oven }) => [oven.id],
  ({ name }) => assert.equal(name, 'oven'),
);
listed('oven', 'machines.list', () => [{ query: 'oven' }]);
step('machines.update', ({ oven }) => [{ machineId: oven.id, defaultTokenTtl: 60 }], undefined, {
  read: machine({ name: 'oven', defaultTokenTtl: 60 }),
});
const scoped = (/** @type {(things: Things) => string[]} */ expected) =>
  /** @type {import('./plan').Step['read']} */ (
    async (client, things) => {
      const { scopedMachines } = await call(client, 'machines.get', [things.oven.id]);
      assert.deepEqual(
        scopedMachines.map((/** @type {any} */ { id }) => id),
        expected(things),
      );
    }
  );
step('machines.createScope', ({ oven, till }) => [oven.id, till.id], undefined, {
  read: scoped(({ till }) => [till.id]),
});
made(
  'ovenKey',
  'machines.rotateSecretKey',
  ({ oven }) => [{ machineId: oven.id, previousTokenTtl: 0 }],
  async (client, things) => {
    const { secret } = await call(client, 'machines.getSecretKey', [things.oven.id]);
    assert.equal(secret, things.ovenKey.secret);
    assert.notEqual(secret, things.oven.secretKey);
  },
);
step(
  'machines.getSecretKey',
  ({ oven }) => [oven.id],
  ({ secret }, { ovenKey }) => assert.equal(secret, ovenKey.secret),
);
const asOven = (/** @type {Things} */ { ovenKey }) => ({ machineSecretKey: ovenKey.secret });
const m2mToken = (/** @type {Record<string, unknown>} */ expected) =>
  shows('m2mToken', 'm2m.list', expected, ({ oven }) => [{ subject: oven.id, revoked: expected.revoked }]);
made(
  'm2mToken',
  'm2m.createToken',
  (things) => [{ ...asOven(things), claims: { batch: 7 } }],
  m2mToken({ revoked: false }),
);
listed('m2mToken', 'm2m.list', ({ oven }) => [{ subject: oven.id }]);
step(
  'm2m.verify',
  (things) => [{ machineSecretKey: things.till.secretKey, token: things.m2mToken.token }],
  ({ subject, claims }, { oven }) => assert.deepEqual([subject, claims], [oven.id, { batch: 7 }]),
);
step(
  'm2m.revokeToken',
  (things) => [{ ...asOven(things), m2mTokenId: things.m2mToken.id, revocationReason: 'lost' }],
  ({ revoked }) => assert.equal(revoked, true),
  { read: m2mToken({ revoked: true }) },
);
step('machines.deleteScope', ({ oven, till }) => [oven.id, till.id], undefined, { read: scoped(() => []) });
deleted('oven', 'machines.delete', 'machines.get');

const apiKey = (/** @type {Record<string, unknown>} */ expected) => shows('apiKey', 'apiKeys.get', expected);
made(
  'apiKey',
  'apiKeys.create',
  ({ amara }) => [{ name: 'Till', subject: amara, scopes: ['read'] }],
  apiKey({ name: 'Till', scopes: ['read'], revoked: false }),
);
step(
  'apiKeys.get',
  (things) => [things.apiKey.id],
  ({ name }) => assert.equal(name, 'Till'),
);
step(
  'apiKeys.getSecret',
  (things) => [things.apiKey.id],
  ({ secret }, things) => assert.equal(secret, things.apiKey.secret),
);
step(
  'apiKeys.verify',
  (things) => [things.apiKey.secret],
  ({ subject }, { amara }) => assert.equal(subject, amara),
);
step(
  'apiKeys.update',
  (things) => [{ apiKeyId: things.apiKey.id, subject: things.amara, description: 'In the shop' }],
  undefined,
  { read: apiKey({ name: 'Till', description: 'In the shop' }) },
);
listed('apiKey', 'apiKeys.list', ({ amara }) => [{ subject: amara }]);
step(
  'apiKeys.revoke',
  (things) => [{ apiKeyId: things.apiKey.id, revocationReason: 'lost' }],
  ({ revoked }) => assert.equal(revoked, true),
  { read: apiKey({ revoked: true, revocationReason: 'lost' }) },
);
deleted('apiKey', 'apiKeys.delete', 'apiKeys.get');

const application = (/** @type {Record<string, unknown>} */ expected) =>
  shows('application', 'oauthApplications.get', expected);
made(
  'application',
  'oauthApplications.create',
  () => [{ name: 'Recipes', redirectUris: ['https://recipes.example/back'] }],
  application({ name: 'Recipes', redirectUris: ['https://recipes.example/back'] }),
);
step(
  'oauthApplications.get',
  (things) => [things.application.id],
  ({ name }) => assert.equal(name, 'Recipes'),
);
step(
  'oauthApplications.update',
  (things) => [{ oauthApplicationId: things.application.id, name: 'Cookbook' }],
  undefined,
  { read: application({ name: 'Cookbook', redirectUris: ['https://recipes.example/back'] }) },
);
listed('application', 'oauthApplications.list', () => [{ nameQuery: 'cook' }]);
step(
  'oauthApplications.rotateSecret',
  (things) => [things.application.id],
  ({ clientSecret }, things) => {
    assert.ok(clientSecret);
    assert.notEqual(clientSecret, things.application.clientSecret);
  },
  { read: application({ name: 'Cookbook' }) },
);

/**
 * A token of the application, which would otherwise be issued to a client of it.
 *
 * @param {Things} things
 */
async function accessToken(things) {
  const { clerk, amara: subject } = things;
  const { id, token } = await clerk.machineToken({ type: 'oauth_token', subject, scopes: ['email'] });
  const snapshot = await clerk.snapshot();
  const row = snapshot.machine_tokens.find((/** @type {any} */ one) => one.id === id);
  row.client_id = things.application.clientId;
  await clerk.restore(snapshot);
  things.accessToken = token;
  return token;
}

step(
  'idPOAuthAccessToken.verify',
  async (things) => [await accessToken(things)],
  ({ subject, scopes }, { amara }) => assert.deepEqual([subject, scopes], [amara, ['email']]),
);
step(
  'oauthApplications.revokeToken',
  (things) => [{ oauthApplicationId: things.application.id, token: things.accessToken }],
  undefined,
  {
    read: async (client, things) => {
      await assert.rejects(call(client, 'idPOAuthAccessToken.verify', [things.accessToken]), { status: 404 });
    },
  },
);
step(
  'oauthApplications.revokeToken',
  (things) => [{ oauthApplicationId: things.application.id, token: 'oat_unknown' }],
  undefined,
  { refused: 404 },
);
step('idPOAuthAccessToken.verify', () => ['oat_unknown'], undefined, { refused: 404 });
deleted('application', 'oauthApplications.delete', 'oauthApplications.get');
