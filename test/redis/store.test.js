'use strict';

const assert = require('node:assert/strict');
const { createClient, createCluster } = require('redis');
const Redis = require('ioredis');
const redis6 = require('redis6');
const { redisStore } = require('../../redis');
const { runNode } = require('../support/run-node');
const { hasRedisServer, startRedisServer } = require('../support/redis-server');

/** Connected clients of each kind. */
const CLIENTS = {
  'redis 4': async (url) => createClient({ url }).connect(),
  'redis 6': async (url) => redis6.createClient({ url }).connect(),
  ioredis: async (url) => new Redis(url),
};

const close = (client) => (client.disconnect ?? client.destroy).call(client);

describe('redisStore()', () => {
  describe('with a server', () => {
    let server;

    before(async function startServer() {
      if (!hasRedisServer()) {
        this.skip();
      }
      server = await startRedisServer();
    });

    after(() => server?.remove());

    for (const [kind, connect] of Object.entries(CLIENTS)) {
      it(`stores values of limited life and removes them: ${kind}`, async () => {
        const client = await connect(server.url);
        try {
          const store = redisStore(client, { prefix: `${kind}:` });
          assert.equal(await store.get('a'), undefined);
          await store.set('a', 'välue', 59_000.5);
          assert.equal(await store.get('a'), 'välue');
          assert.equal(await client.get(`${kind}:a`), 'välue');
          const command = client.pTTL ?? client.pttl;
          const left = await command.call(client, `${kind}:a`);
          assert.ok(left > 0 && left <= 59_001, String(left));
          await store.delete('a');
          assert.equal(await store.get('a'), undefined);
          await store.set('short', 'value', 0.2);
          await redisStore(client).set('b', 'value', 10_000);
          assert.equal(await client.get('clerk-express-native:b'), 'value');
        } finally {
          await close(client);
        }
      });
    }
  });

  it('takes clusters, and clients that are not connected', async () => {
    const clusterOptions = { rootNodes: [{ url: 'redis://127.0.0.1:1' }] };
    const clients = [
      createClient(),
      createCluster(clusterOptions),
      redis6.createClient(),
      redis6.createCluster(clusterOptions),
      new Redis({ lazyConnect: true }),
      new Redis.Cluster([{ port: 1 }], { lazyConnect: true }),
    ];
    for (const client of clients) {
      const { get, set, delete: remove } = redisStore(client);
      assert.ok([get, set, remove].every((one) => typeof one === 'function'));
    }
  });

  const callbacks = { get() {}, set() {}, del() {}, send_command() {} };
  for (const [what, client, expected] of [
    [
      'nothing',
      undefined,
      /a value of type undefined; expected a client of the package redis \(version 4 or later\) or ioredis/,
    ],
    ['null', null, /a value of type null/],
    ['a URL', 'redis://user:hidden@127.0.0.1', /a string/],
    ['a promise of a client', Promise.resolve(createClient()), /a promise, which may need an `await`/],
    ['a client with callbacks, of redis 3', callbacks, /a client of another package or version/],
    ['a Map', new Map(), /a value of type object/],
  ]) {
    it(`rejects ${what}`, () => {
      assert.throws(
        () => redisStore(client),
        ({ code, message }) => code === 'redis-client-invalid' && expected.test(message) && !message.includes('hidden'),
      );
    });
  }

  for (const [options, expected] of [
    [null, /are of type null/],
    ['prefix', /are of type string/],
    [{ prefix: 1 }, /a prefix of type number; expected a string/],
    [{ prefix: null }, /a prefix of type null/],
    [{ keyPrefix: 'a' }, /contain "keyPrefix"; known is prefix/],
  ]) {
    it(`rejects the options ${JSON.stringify(options)}`, () => {
      assert.throws(
        () => redisStore(createClient(), options),
        ({ code, message }) => code === 'redis-options-invalid' && expected.test(message),
      );
    });
  }

  it('is the same function for require and import, and loads neither the addon nor a client', async () => {
    assert.equal(
      (await import('clerk-express-native/redis')).redisStore,
      require('clerk-express-native/redis').redisStore,
    );
    const { stdout } = await runNode(`
      require('clerk-express-native/redis');
      console.log(Object.keys(require.cache).filter((file) => /\\.node$|node_modules/.test(file)).join());`);
    assert.equal(stdout, '\n');
  });
});
