'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { randomUUID } = require('node:crypto');
const { createClient } = require('redis');
const { startCountingApi } = require('../support/counting-api');
const { eventually } = require('../support/eventually');
const { sendToken } = require('../support/http');
const { freshSecretKey, instances } = require('../support/instances');
const { hasRedisServer, startRedisServer } = require('../support/redis-server');

const PROGRAM = path.join(__dirname, '..', 'support', 'redis-app.js');

/** With a time limit that a busy machine does not reach. */
const CACHE = { ttlMs: 60_000, storeTimeoutMs: 1000 };

/** Longer than any request takes unless it waits for Redis, which never responds while it hangs. */
const FAR_TOO_LONG = 10_000;

for (const kind of ['redis', 'ioredis']) {
  describe(`A fleet that shares answers about machine tokens through Redis (${kind})`, function () {
    this.timeout(120_000);

    let redis;
    let admin;
    let api;
    let servers = [];
    const secretKey = freshSecretKey();

    before(async function start() {
      if (!hasRedisServer()) {
        this.skip();
      }
      redis = await startRedisServer();
      admin = createClient({ url: redis.url, socket: { reconnectStrategy: 50 } }).on('error', () => {});
      await admin.connect();
      api = await startCountingApi(({ body }) =>
        body.includes('ak_good')
          ? { status: 200, body: { object: 'api_key', id: 'ak_1', subject: 'user_1', expiration: null } }
          : { status: 404, body: { errors: [] } },
      );
      servers = await Promise.all([1, 2, 3].map(() => startServer()));
    });

    beforeEach(async () => {
      await admin.flushAll();
      api.count.calls = 0;
    });

    after(async () => {
      servers.forEach((server) => server.process.kill());
      await admin?.disconnect().catch(() => {});
      await redis?.remove();
    });

    async function startServer(key = secretKey) {
      const options = { publishableKey: instances.production.publishableKey, secretKey: key, apiUrl: api.origin };
      const settings = { url: redis.url, client: kind, cache: CACHE, options };
      const child = fork(PROGRAM, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      const server = { process: child, origin: '', lines: '' };
      child.stderr.setEncoding('utf8').on('data', (text) => {
        server.lines += text;
      });
      [server.origin] = await once(child, 'message');
      return server;
    }

    const newToken = (name = 'ak_good') => `${name}_${randomUUID()}`;

    /** The answer of a server: the user, or the reason. Every answer is a 200 of the app, in time. */
    async function ask(server, token) {
      const start = performance.now();
      const { status, headers, json } = await sendToken(server.origin, token);
      assert.equal(status, 200);
      assert.ok(performance.now() - start < FAR_TOO_LONG, 'the request waited for Redis');
      return json.userId ?? headers['x-clerk-auth-reason'];
    }

    const keys = () => admin.keys('*');

    /** Asks the first server, and returns the entry that it writes. */
    async function write(token, server = servers[0]) {
      const before = await keys();
      const answer = await ask(server, token);
      return eventually(async () => {
        const [key, ...others] = (await keys()).filter((one) => !before.includes(one));
        assert.ok(key !== undefined && others.length === 0, `${others.length} other entries`);
        return { answer, key, value: await admin.get(key) };
      });
    }

    /** Asks with new tokens until the servers share answers. */
    async function recover() {
      await eventually(async () => {
        const token = newToken();
        const calls = api.count.calls;
        await ask(servers[0], token);
        await eventually(async () => assert.ok((await keys()).length > 0), 200);
        assert.equal(await ask(servers[1], token), 'user_1');
        assert.equal(api.count.calls, calls + 1, 'the servers share answers');
        await admin.flushAll();
      }, 60_000);
    }

    it('queries Clerk once', async () => {
      const token = newToken();
      const { answer, key, value } = await write(token);
      assert.equal(answer, 'user_1');
      for (const server of servers) {
        assert.equal(await ask(server, token), 'user_1');
      }
      assert.equal(api.count.calls, 1);
      assert.ok(!`${key}${value}`.includes(token.slice(8)));
      const timeToLive = await admin.pTTL(key);
      assert.ok(timeToLive > 0 && timeToLive <= 60_000, String(timeToLive));
    });

    it('queries Clerk once a process at most for concurrent requests', async () => {
      const token = newToken();
      const answers = await Promise.all(
        servers.flatMap((server) => Array.from({ length: 10 }, () => ask(server, token))),
      );
      assert.deepEqual([...new Set(answers)], ['user_1']);
      assert.ok(api.count.calls >= 1 && api.count.calls <= servers.length, String(api.count.calls));
    });

    it('shares refusals, for seconds', async () => {
      const token = newToken('ak_unknown');
      const { answer, key } = await write(token);
      assert.equal(answer, 'token-invalid');
      const timeToLive = await admin.pTTL(key);
      assert.ok(timeToLive > 0 && timeToLive <= 5000, String(timeToLive));
      assert.equal(await ask(servers[1], token), 'token-invalid');
      // Unless the entry has expired in the meantime.
      if (await admin.exists(key)) {
        assert.equal(api.count.calls, 1);
      }
    });

    it('believes no entry that none of its servers has written for this token', async () => {
      const [accepted, refused] = [await write(newToken()), newToken('ak_unknown')];
      const { key, value: refusal } = await write(refused);
      const other = await startServer(freshSecretKey());
      const { value: ofAnotherInstance } = await write(newToken(), other);
      other.process.kill();
      const [version, asked, expires, mac] = refusal.split('.');
      const data = refusal.split('.').slice(4).join('.');
      const active =
        '{"active":{"data":"{\\"id\\":\\"a\\",\\"subject\\":\\"user_2\\"}","expires_at_unix_ms":null,"audience":null}}';
      const forged = {
        'copied from another key': accepted.value,
        'copied from another instance': ofAnotherInstance,
        'a refusal that is flipped': [version, asked, expires, mac, active].join('.'),
        'a refusal whose life is prolonged': [version, asked, Number(expires) + 3_600_000, mac, data].join('.'),
        garbage: 'garbage',
        'an empty value': '',
        JSON: active,
        'a large value': 'x'.repeat(5_000_000),
      };
      // The first server remembers its refusal, for seconds.
      for (const [what, value] of Object.entries(forged)) {
        for (const server of servers.slice(1)) {
          await admin.set(key, value);
          assert.equal(await ask(server, refused), 'token-invalid', what);
        }
      }
      const good = newToken();
      const { key: keyOfGood } = await write(good);
      const calls = api.count.calls;
      await admin.set(keyOfGood, refusal);
      assert.equal(await ask(servers[1], good), 'user_1', 'a refusal of another key');
      assert.equal(api.count.calls, calls + 1);
      await eventually(async () => assert.equal(await ask(servers[2], good), 'user_1'));
      assert.match(servers[1].lines, /the store of machineTokenCache contains an entry that this app has not written/);
      // Once a minute: there were eight.
      assert.ok(servers[1].lines.match(/that this app has not written/g).length < 4, servers[1].lines);
    });

    it('recovers from a type of value that it cannot read', async () => {
      const token = newToken();
      const { key } = await write(token);
      await admin.del(key);
      await admin.lPush(key, 'a');
      assert.equal(await ask(servers[1], token), 'user_1');
    });

    for (const [what, breakRedis, repair] of [
      ['is gone', () => redis.kill(), () => redis.start()],
      ['hangs', () => redis.hang(), () => redis.resume()],
    ]) {
      it(`answers as without Redis while it ${what}, and shares again afterwards`, async () => {
        const known = newToken();
        await write(known);
        await breakRedis();
        try {
          for (const server of servers.slice(0, 2)) {
            for (let index = 0; index < 5; index += 1) {
              assert.equal(await ask(server, newToken()), 'user_1');
              assert.equal(await ask(server, newToken('ak_unknown')), 'token-invalid');
            }
            const answers = await Promise.all(Array.from({ length: 20 }, () => ask(server, newToken())));
            assert.deepEqual([...new Set(answers)], ['user_1']);
            assert.equal(await ask(server, known), 'user_1');
          }
        } finally {
          await repair();
        }
        await recover();
        servers.forEach(({ lines }) => assert.ok(lines.split('\n').length < 20, lines));
      });
    }
  });
}
