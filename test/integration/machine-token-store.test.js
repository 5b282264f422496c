'use strict';

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { setTimeout: pause } = require('node:timers/promises');
const { Keyv } = require('keyv');
const { serveApp } = require('../support/app');
const { startCountingApi } = require('../support/counting-api');
const { eventually } = require('../support/eventually');
const { sendToken } = require('../support/http');
const { implementations, overEachExpress } = require('../support/implementations');
const { freshSecretKey, instances } = require('../support/instances');
const { runNode } = require('../support/run-node');

const { clerkMiddleware, getAuth } = implementations.ours;

/** A store in memory, whose functions need `this` and are synchronous. */
class MemoryStore {
  #values = new Map();
  calls = [];

  get(key) {
    this.calls.push('get');
    return this.#values.get(key)?.value;
  }

  set(key, value, ttlMs) {
    this.calls.push('set');
    this.#values.set(key, { value, ttlMs });
  }

  delete(key) {
    this.calls.push('delete');
    this.#values.delete(key);
  }

  get entries() {
    return [...this.#values].map(([key, { value, ttlMs }]) => ({ key, value, ttlMs }));
  }
}

/** With a time limit that a busy machine does not reach. */
const PATIENT = { ttlMs: 60_000, storeTimeoutMs: 60_000 };

const never = () => new Promise(() => {});

/** Stores that do not work. */
const BROKEN = {
  throws: { get: thrower, set: thrower, delete: thrower },
  rejects: { get: rejecter, set: rejecter, delete: rejecter },
  'rejects with undefined': { get: () => Promise.reject(undefined), set: rejecter, delete: rejecter },
  'never responds': { get: never, set: never, delete: never },
  'never responds to writes': { get: () => undefined, set: never, delete: never },
  'returns an object': { get: () => ({ value: 'a' }), set() {}, delete() {} },
  'returns a number': { get: () => 1, set() {}, delete() {} },
  'returns garbage': { get: () => 'garbage', set() {}, delete() {} },
  'returns a large string': { get: () => 'x'.repeat(1e7), set() {}, delete() {} },
  'is an object that throws when it is awaited': {
    get: () => ({
      get then() {
        throw new Error('no');
      },
    }),
    set() {},
    delete() {},
  },
};

function thrower() {
  throw new Error('connect ECONNREFUSED');
}

function rejecter() {
  return Promise.reject(new Error('connect ECONNREFUSED'));
}

overEachExpress('The store of machineTokenCache', (express) => {
  let api;
  let lines;
  const { error } = console;

  beforeEach(async () => {
    lines = [];
    console.error = (line) => lines.push(line);
    api = await startCountingApi(({ body }) =>
      body.includes('unknown')
        ? { status: 404, body: { errors: [] } }
        : {
            status: 200,
            body: { object: 'api_key', id: 'ak_1', subject: 'user_1', scopes: ['read'], expiration: null },
          },
    );
  });

  afterEach(() => {
    console.error = error;
  });

  let differing = 0;

  /** An app that shares nothing in memory with others, because its options differ. */
  const start = (machineTokenCache, options = {}) =>
    serveApp(express, (app) => {
      differing += 1;
      app.use(
        clerkMiddleware({
          publishableKey: instances.production.publishableKey,
          secretKey: freshSecretKey(),
          apiUrl: api.origin,
          clockSkewInMs: 5000 + differing,
          machineTokenCache,
          ...options,
        }),
      );
      app.use((req, res) => {
        const { userId, scopes } = getAuth(req, { acceptsToken: 'api_key' });
        res.json({ userId, scopes });
      });
    });

  const ask = async ({ origin }, token) => {
    const { status, headers, json } = await sendToken(origin, token);
    assert.equal(status, 200);
    return json.userId ?? headers['x-clerk-auth-reason'];
  };

  const stored = (store) => eventually(() => assert.ok(store.entries.length > 0));

  it('shares answers between servers', async () => {
    const store = new MemoryStore();
    const secretKey = freshSecretKey();
    const [first, second] = await Promise.all([1, 2].map(() => start({ ...PATIENT, store }, { secretKey })));
    assert.equal(await ask(first, 'ak_shared'), 'user_1');
    await stored(store);
    assert.equal(await ask(second, 'ak_shared'), 'user_1');
    assert.equal(api.count.calls, 1);
    const [{ key, value, ttlMs }] = store.entries;
    assert.ok(ttlMs > 0 && ttlMs <= 60_000, String(ttlMs));
    assert.ok(!`${key}${value}`.includes('ak_shared'), value);
    assert.deepEqual(lines, []);
  });

  it('may be a Keyv', async () => {
    const store = new Keyv();
    const secretKey = freshSecretKey();
    const [first, second] = await Promise.all([1, 2].map(() => start({ ...PATIENT, store }, { secretKey })));
    assert.equal(await ask(first, 'ak_shared'), 'user_1');
    await eventually(() => assert.equal(store.store.size, 1));
    assert.equal(await ask(second, 'ak_shared'), 'user_1');
    assert.equal(api.count.calls, 1);
    const { expires } = JSON.parse([...store.store.values()][0]);
    assert.ok(expires > Date.now() && expires <= Date.now() + 60_000);
  });

  it('is asked once for concurrent requests, and memory comes first', async () => {
    const store = new MemoryStore();
    const app = await start({ ...PATIENT, store });
    await Promise.all(Array.from({ length: 10 }, () => ask(app, 'ak_shared')));
    await stored(store);
    assert.equal(api.count.calls, 1);
    const reads = () => store.calls.filter((call) => call === 'get').length;
    const before = reads();
    await ask(app, 'ak_shared');
    assert.equal(reads(), before);
  });

  it('does not share answers of another instance', async () => {
    const store = new MemoryStore();
    for (let index = 0; index < 2; index += 1) {
      assert.equal(await ask(await start({ ...PATIENT, store }), 'ak_shared'), 'user_1');
      await eventually(() => assert.equal(store.entries.length, index + 1));
    }
    assert.equal(api.count.calls, 2);
  });

  for (const [what, store] of Object.entries(BROKEN)) {
    it(`changes no answer if it ${what}, and the console says so once`, async () => {
      const app = await start({ ttlMs: 60_000, store });
      for (const round of [1, 2]) {
        for (let index = 0; index < 6; index += 1) {
          assert.equal(await ask(app, `ak_${what}_${index}`.replaceAll(' ', '_')), 'user_1', `round ${round}`);
        }
        assert.equal(await ask(app, `ak_unknown_${randomUUID()}`), 'token-invalid');
      }
      assert.equal(api.count.calls, 8, 'answers are in memory, and Clerk is queried for each token');
      const kinds = lines.map((line) => line.replace(/[( ].*/s, ''));
      assert.ok(lines.length <= 3 && kinds.every((kind) => kind === 'Clerk:'), lines.join('\n'));
      assert.ok(!lines.join().includes(what.replaceAll(' ', '_')), 'no line contains a token');
    });
  }

  it('delays no answer by writing', async () => {
    let confirm;
    const store = new MemoryStore();
    store.set = () => new Promise((resolve) => (confirm = resolve));
    const app = await start({ ...PATIENT, store });
    assert.equal(await ask(app, 'ak_shared'), 'user_1');
    await eventually(() => assert.ok(confirm));
    confirm();
  });

  it('is waited for up to storeTimeoutMs', async () => {
    const secretKey = freshSecretKey();
    const store = new MemoryStore();
    await ask(await start({ ...PATIENT, store }, { secretKey }), 'ak_slow');
    await stored(store);
    const slow = { get: async (key) => pause(300).then(() => store.get(key)), set() {}, delete() {} };
    await ask(await start({ ttlMs: 60_000, store: slow, storeTimeoutMs: 60_000 }, { secretKey }), 'ak_slow');
    assert.equal(api.count.calls, 1);
    await ask(await start({ ttlMs: 60_000, store: slow, storeTimeoutMs: 1 }, { secretKey }), 'ak_slow');
    assert.equal(api.count.calls, 2);
  });

  for (const [what, machineTokenCache, expected] of [
    [
      'a string',
      { ttlMs: 1, store: 'redis://user:hidden@localhost' },
      /machineTokenCache\.store is of type string; expected an object with the functions get, set and delete/,
    ],
    [
      'a client of Redis',
      { ttlMs: 1, store: { get() {}, set() {}, del() {} } },
      /store has no function delete; .*redisStore\(client\)/,
    ],
    ['an empty object', { ttlMs: 1, store: {} }, /store has no function get, set, delete/],
    ['a number', { ttlMs: 1, store: 1 }, /store is of type number/],
    ['a Map', { ttlMs: 1, store: new Map() }, /store is a Map, which never removes entries/],
    ['without ttlMs', { store: new MemoryStore() }, /machineTokenCache\.ttlMs is undefined/],
    [
      'with a time limit of 0',
      { ttlMs: 1, store: new MemoryStore(), storeTimeoutMs: 0 },
      /storeTimeoutMs is 0; expected a positive number/,
    ],
    [
      'with a time limit that is not a number',
      { ttlMs: 1, storeTimeoutMs: '50' },
      /storeTimeoutMs is a value of type string/,
    ],
    ['with an endless time limit', { ttlMs: 1, storeTimeoutMs: Infinity }, /storeTimeoutMs is Infinity/],
  ]) {
    it(`is an error that says what to pass: ${what}`, async () => {
      const { origin } = await start(machineTokenCache);
      const { status, json } = await sendToken(origin, 'ak_shared');
      assert.equal(status, 500);
      assert.equal(json.error.code, 'machine-token-cache-invalid');
      assert.match(json.error.message, expected);
      assert.ok(!json.error.message.includes('hidden'));
    });
  }

  it('may come with each request', async () => {
    const store = new MemoryStore();
    const secretKey = freshSecretKey();
    const options = { publishableKey: instances.production.publishableKey, secretKey, apiUrl: api.origin };
    const app = await serveApp(express, (one) => {
      one.use(clerkMiddleware(() => ({ ...options, machineTokenCache: { ...PATIENT, store } })));
      one.use((req, res) => res.json({ userId: getAuth(req, { acceptsToken: 'api_key' }).userId }));
    });
    assert.equal(await ask(app, 'ak_shared'), 'user_1');
    await stored(store);
    assert.equal(await ask(await start({ ...PATIENT, store }, { secretKey }), 'ak_shared'), 'user_1');
    assert.equal(api.count.calls, 1);
  });
});

describe('The store of machineTokenCache in a process', () => {
  it('keeps no process alive', async () => {
    const { stdout } = await runNode(`
      const { authenticateRequest } = require('clerk-express-native');
      const never = () => new Promise(() => {});
      const request = { method: 'GET', url: '/', headers: { authorization: 'Bearer ak_1', host: 'a.com' } };
      const options = {
        publishableKey: '${instances.production.publishableKey}', secretKey: 'sk_test_1', apiUrl: 'http://127.0.0.1:1',
        acceptsToken: 'api_key', machineTokenCache: { ttlMs: 1000, store: { get: never, set: never, delete: never } },
      };
      console.error = () => {};
      authenticateRequest({ request, options }).then(({ reason }) => console.log(reason));`);
    assert.equal(stdout, 'unexpected-error\n');
  });
});
