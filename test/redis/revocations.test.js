'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { createRevocations, verifyToken } = require('clerk-express-native');
const { redisRevocations } = require('clerk-express-native/redis');
const { eventually } = require('../support/eventually');
const { sendToken } = require('../support/http');
const { freshSecretKey, instances } = require('../support/instances');
const { signingKey } = require('../support/keys');
const { hasRedisServer, startRedisServer } = require('../support/redis-server');
const { secondsFromNow, sessionToken } = require('../support/tokens');
const { CLIENTS, connect, disconnect } = require('./clients');
const { Messages } = require('../../lib/redis/message');

const APP = path.join(__dirname, 'app.js');
const KINDS = Object.keys(CLIENTS);
const SECRET_KEY = freshSecretKey();
const OPTIONS = {
  publishableKey: instances.production.publishableKey,
  secretKey: SECRET_KEY,
  jwtKey: signingKey.pem,
};

/** A process of the app. */
class App {
  #process;
  origin = '';
  output = '';

  constructor(kind, url, revocationOptions) {
    const args = [kind, url, JSON.stringify(OPTIONS), JSON.stringify({ secretKey: SECRET_KEY, ...revocationOptions })];
    this.#process = fork(APP, args, { silent: true });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.output += text));
    }
  }

  static async start(kind, url, revocationOptions) {
    const app = new App(kind, url, revocationOptions);
    [{ origin: app.origin }] = await once(app.#process, 'message');
    return app;
  }

  async #ask(question) {
    this.#process.send(question);
    const [answer] = await once(this.#process, 'message');
    return answer;
  }

  async call(method, ...args) {
    return (await this.#ask({ method, args })).outcome;
  }

  state() {
    return this.#ask({});
  }

  /** The reason why a request with a token is signed out, or the user. */
  async outcomeOf(token) {
    const { status, headers, json } = await sendToken(this.origin, token);
    assert.equal(status, 200, this.output);
    return headers['x-clerk-auth-reason'] ?? json.userId;
  }

  async isConnected(expected = true) {
    await eventually(async () => assert.equal((await this.state()).isConnected, expected, this.output), 20_000);
  }

  async refuses(token, milliseconds = 5_000) {
    await eventually(
      async () => assert.equal(await this.outcomeOf(token), 'session-revoked', this.output),
      milliseconds,
    );
  }

  stop() {
    this.#process.kill('SIGKILL');
  }
}

const NEXT = { value: 0 };
/** A token of another session and user. */
const anyToken = () => {
  NEXT.value += 1;
  const [user, session] = [`user_${NEXT.value}`, `sess_${NEXT.value}`];
  return { user, session, token: sessionToken({ sub: user, sid: session }) };
};

describe('Revocations that processes share through Redis', function () {
  let server;
  let apps = [];

  beforeEach(async function startServer() {
    if (!hasRedisServer()) {
      this.skip();
    }
    server = await startRedisServer();
  });

  afterEach(async () => {
    apps.forEach((app) => app.stop());
    apps = [];
    await server?.remove();
  });

  const start = async (options, kinds = KINDS) => {
    apps = await Promise.all(kinds.map((kind) => App.start(kind, server.url, options)));
    await Promise.all(apps.map((app) => app.isConnected()));
    return apps;
  };

  const onServer = async (use) => {
    const client = connect('redis 4', server.url);
    try {
      return await use(client);
    } finally {
      disconnect(client);
    }
  };

  for (const [index, kind] of KINDS.entries()) {
    it(`are felt in every process within moments, from a client of ${kind}`, async () => {
      const all = await start();
      const times = [];
      for (let repetition = 0; repetition < 20; repetition += 1) {
        const { user, token } = anyToken();
        assert.deepEqual(await Promise.all(all.map((app) => app.outcomeOf(token))), [user, user, user]);
        const begin = performance.now();
        assert.deepEqual(await all[index].call('endUser', user), {});
        await Promise.all(all.map((app) => app.refuses(token)));
        times.push(performance.now() - begin);
      }
      const median = times.sort((one, other) => one - other)[times.length / 2];
      console.log(`        median of ${times.length} bans, until three processes refuse: ${median.toFixed(1)} ms`);
    });
  }

  it('are of all kinds', async () => {
    const [one, two] = await start({}, ['redis 4', 'ioredis']);
    const organization = (id) => sessionToken({ v: 2, o: { id, rol: 'admin' } });
    const past = (secondsFromNow() - 5) * 1000;
    await one.call('endSession', 'sess_ended');
    await one.call('endMembership', { userId: 'user_1', organizationId: 'org_1' });
    await one.call('endOrganization', 'org_2');
    await one.call('endUser', 'user_2', { issuedBefore: past });
    await one.call('handle', { type: 'user.deleted', data: { id: 'user_3' }, timestamp: Date.now() });
    assert.deepEqual(await one.call('handle', { type: 'user.created', data: { id: 'user_4' } }), { value: false });
    for (const token of [
      sessionToken({ sid: 'sess_ended' }),
      organization('org_1'),
      organization('org_2'),
      sessionToken({ sub: 'user_2', iat: past / 1000 - 1 }),
      sessionToken({ sub: 'user_3' }),
    ]) {
      await two.refuses(token);
    }
    assert.equal(await two.outcomeOf(sessionToken({ sub: 'user_2', iat: past / 1000 })), 'user_2');
    assert.equal(await two.outcomeOf(organization('org_3')), 'user_1');
    assert.equal((await two.state()).size, 5);
  });

  it('are known to a process that starts later, once it is ready', async () => {
    const [one] = await start({}, ['ioredis']);
    const tokens = Array.from({ length: 3 }, anyToken);
    for (const { session } of tokens) {
      await one.call('endSession', session);
    }
    for (const kind of KINDS) {
      const client = connect(kind, server.url);
      const revocations = redisRevocations(client, { secretKey: SECRET_KEY });
      await revocations.ready;
      assert.equal(revocations.isConnected, true);
      for (const { token } of tokens) {
        const error = await verifyToken(token, { jwtKey: signingKey.pem, revocations }).then(assert.fail, (why) => why);
        assert.equal(error.reason, 'session-revoked');
      }
      await revocations.close();
      assert.equal(revocations.isConnected, false);
      disconnect(client);
    }
  });

  for (const [what, leave, comeBack] of [
    ['is killed', (redis) => redis.kill(), (redis) => redis.start()],
    ['hangs', async (redis) => redis.hang(), async (redis) => redis.resume()],
  ]) {
    it(`take effect where they were made while Redis ${what}, and everywhere after it is back`, async () => {
      const all = await start();
      const [before, during, after, valid] = [anyToken(), anyToken(), anyToken(), anyToken()];
      await all[0].call('endSession', before.session);
      await Promise.all(all.map((app) => app.refuses(before.token)));

      await leave(server);
      const outcome = await all[0].call('endSession', during.session);
      assert.equal(outcome.code, 'revocation-not-published', JSON.stringify(outcome));
      assert.match(outcome.message, /^Clerk: the revocation takes effect in this process only/);
      await Promise.all(all.map((app) => app.isConnected(false)));
      const outcomes = (token) => Promise.all(all.map((app) => app.outcomeOf(token)));
      assert.deepEqual(await outcomes(during.token), ['session-revoked', during.user, during.user]);
      assert.deepEqual(await outcomes(before.token), Array(3).fill('session-revoked'));
      assert.deepEqual(await outcomes(valid.token), Array(3).fill(valid.user));
      for (const { output } of all) {
        assert.equal(output.split('revocations are not shared with other processes').length, 2, output);
      }

      await comeBack(server);
      await Promise.all(all.map((app) => app.isConnected()));
      await Promise.all(all.map((app) => app.refuses(during.token, 20_000)));
      assert.deepEqual(await all[1].call('endSession', after.session), {});
      await Promise.all(all.map((app) => app.refuses(after.token)));
      assert.deepEqual(await outcomes(before.token), Array(3).fill('session-revoked'));
      assert.deepEqual(await outcomes(valid.token), Array(3).fill(valid.user));
    });
  }

  it('arrive although the connection was lost when they were made', async () => {
    const [one, two] = await start({}, ['redis 4', 'ioredis']);
    const { session, token } = anyToken();
    await onServer(async (client) => {
      // Every connection but this one. The clients of the apps connect again by themselves.
      await client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
      const message = new Messages(SECRET_KEY).seal({ kind: 'session', id: session, time: Date.now() });
      await client.sendCommand(['XADD', keyOf(), '*', 'm', message]);
    });
    await one.refuses(token, 10_000);
    await two.refuses(token, 10_000);
  });

  /** The only key: that of the stream. */
  function keyOf() {
    const { name } = new Messages(SECRET_KEY);
    return `clerk-express-native:revocations:${name}`;
  }

  it('that were not signed by this app are ignored and counted', async () => {
    const [one, two] = await start({}, ['redis 6', 'ioredis']);
    const [real, forged] = [anyToken(), anyToken()];
    await one.call('endSession', real.session);
    await two.refuses(real.token);
    const change = { kind: 'session', id: forged.session, time: Date.now() };
    const own = new Messages(SECRET_KEY);
    const valid = own.seal(change);
    const [version, payload, signature] = valid.split('.');
    const others = new Messages(freshSecretKey()).seal(change);
    const messages = [
      others,
      `${version}.${payload}.`,
      `${version}.${payload}`,
      `${version}.${payload}.${signature.slice(0, -4)}AAAA`,
      `2.${payload}.${signature}`,
      `${version}.${Buffer.from(JSON.stringify(['session', forged.session, '', 5])).toString('base64url')}.${signature}`,
      own.seal({ kind: 'everyone', id: forged.session, time: Date.now() }),
      own.seal({ kind: 'session', id: '', time: Date.now() }),
      own.seal({ kind: 'user', id: forged.user, time: null }),
      own.seal({ kind: 'membership', id: forged.user, time: Date.now() }),
      'garbage',
      '',
      '\u0000\u{1f600}',
      'x'.repeat(100_000),
    ];
    await onServer(async (client) => {
      const key = keyOf();
      for (const message of messages) {
        await client.sendCommand(['XADD', key, '*', 'm', message]);
      }
      await client.sendCommand(['XADD', key, '*', 'other', valid]);
      await client.sendCommand(['XADD', key, '*', 'other', 'x', 'm', valid]);
      // The same message as before, again.
      const [[, [, first]]] = await client.sendCommand(['XRANGE', key, '-', '+', 'COUNT', '1']);
      await client.sendCommand(['XADD', key, '*', 'm', first]);
    });
    const last = anyToken();
    await one.call('endSession', last.session);
    for (const app of [one, two]) {
      await app.refuses(last.token);
      assert.equal(await app.outcomeOf(forged.token), forged.user);
      const { ignoredMessages, size, isConnected } = await app.state();
      assert.deepEqual([ignoredMessages, size, isConnected], [messages.length + 2, 2, true]);
      assert.equal(app.output.split('were ignored, because no process').length, 2, app.output);
    }
  });

  it('survive a stream that is deleted, or that is something else', async () => {
    const [one, two] = await start({}, ['redis 4', 'ioredis']);
    const [first, second] = [anyToken(), anyToken()];
    await one.call('endSession', first.session);
    await two.refuses(first.token);
    await onServer(async (client) => {
      const key = keyOf();
      await client.sendCommand(['DEL', key]);
      await client.sendCommand(['SET', key, 'a string']);
      assert.equal((await one.call('endSession', second.session)).code, 'revocation-not-published');
      assert.equal(await two.outcomeOf(first.token), 'session-revoked');
      await client.sendCommand(['DEL', key]);
    });
    await two.refuses(second.token, 20_000);
  });

  it('survive a stream whose ids are from the future, and another one after it', async () => {
    const all = await start();
    const [first, second, third] = [anyToken(), anyToken(), anyToken()];
    await all[0].call('endSession', first.session);
    await onServer(async (client) => {
      await client.sendCommand(['XADD', keyOf(), '9999999999999-0', 'm', 'forged']);
      await all[0].call('endSession', second.session);
      await Promise.all(all.map((app) => app.refuses(second.token)));
      // What was listed before is not removed as too old.
      assert.ok(Number(await client.sendCommand(['XLEN', keyOf()])) >= 3);
      await client.sendCommand(['DEL', keyOf()]);
    });
    await all[0].call('endSession', third.session);
    await Promise.all(all.map((app) => app.refuses(third.token, 20_000)));
  });

  it('reach a client of ioredis that neither queues commands nor waits for long', async () => {
    const [one] = await start({}, ['ioredis']);
    const client = new (require('ioredis'))(server.url, { enableOfflineQueue: false, commandTimeout: 200 });
    client.on('error', () => {});
    const revocations = redisRevocations(client, { secretKey: ` ${SECRET_KEY}\n` });
    await revocations.ready;
    const { session, token } = anyToken();
    await one.call('endSession', session);
    const check = () => verifyToken(token, { jwtKey: signingKey.pem, revocations });
    await eventually(() => assert.rejects(check, { reason: 'session-revoked' }), 5_000);
    assert.equal(revocations.isConnected, true);
    await revocations.close();
    disconnect(client);
  });

  it('are not shared with another instance, or with other prefixes', async () => {
    const [one] = await start({}, ['redis 4']);
    const [other, prefixed] = await Promise.all([
      App.start('ioredis', server.url, { secretKey: freshSecretKey() }),
      App.start('ioredis', server.url, { prefix: 'staging:' }),
    ]);
    apps.push(other, prefixed);
    await Promise.all(apps.map((app) => app.isConnected()));
    const { session, token, user } = anyToken();
    await one.call('endSession', session);
    await one.refuses(token);
    const last = anyToken();
    for (const app of [other, prefixed]) {
      await app.call('endSession', last.session);
      await app.refuses(last.token);
      assert.equal(await app.outcomeOf(token), user);
      assert.equal((await app.state()).ignoredMessages, 0);
    }
  });

  it('are many, and read in pages', async () => {
    await onServer(async (client) => {
      const [key, messages] = [keyOf(), new Messages(SECRET_KEY)];
      await Promise.all(
        Array.from({ length: 1_201 }, (_, index) =>
          client.sendCommand([
            'XADD',
            key,
            '*',
            'm',
            messages.seal({ kind: 'session', id: `sess_${index}`, time: Date.now() }),
          ]),
        ),
      );
      const reader = connect('ioredis', server.url);
      const revocations = redisRevocations(reader, { secretKey: SECRET_KEY });
      await revocations.ready;
      assert.equal(revocations.size, 1_201);
      await revocations.close();
      disconnect(reader);
    });
  });

  it('expire in Redis, too', async () => {
    const [one] = await start({ tokenLifetimeMs: 60_000, maxEntries: 500 }, ['redis 4']);
    await onServer(async (client) => {
      const key = keyOf();
      // From long ago, and long expired.
      await client.sendCommand(['XADD', key, '1000-1', 'm', 'old']);
      for (let index = 0; index < 100; index += 1) {
        await client.sendCommand(['XADD', key, `1001-${index + 1}`, 'm', 'old']);
      }
      await one.call('endSession', 'sess_1');
      await eventually(async () => {
        const [[oldest]] = await client.sendCommand(['XRANGE', key, '-', '+', 'COUNT', '1']);
        assert.notEqual(String(oldest), '1000-1');
        const left = await client.pTTL(key);
        assert.ok(left > 120_000 && left <= 180_000, String(left));
      });
    });
  });
});

describe('redisRevocations()', () => {
  const client = connect.bind(undefined, 'ioredis', 'redis://127.0.0.1:1');
  const codeOf = (...args) => {
    try {
      redisRevocations(...args);
    } catch ({ code, message }) {
      assert.ok(!message.includes(SECRET_KEY), message);
      return code;
    }
    return 'none';
  };

  it('says what is wrong with its arguments', () => {
    const valid = client();
    assert.equal(codeOf(undefined, { secretKey: SECRET_KEY }), 'redis-client-invalid');
    assert.equal(
      codeOf({ get() {}, set() {}, del() {}, isOpen: true }, { secretKey: SECRET_KEY }),
      'redis-client-invalid',
    );
    for (const cluster of [
      require('redis').createCluster({ rootNodes: [] }),
      require('redis6').createCluster({ rootNodes: [] }),
      new (require('ioredis').Cluster)([{ port: 1 }], { lazyConnect: true }),
    ]) {
      assert.equal(codeOf(cluster, { secretKey: SECRET_KEY }), 'redis-client-invalid');
    }
    assert.equal(codeOf(valid, { secretKey: '' }), 'secret-key-missing');
    assert.equal(codeOf(valid, { secretKey: SECRET_KEY, tokenLifetimeMs: 5 }), 'revocations-invalid');
    assert.equal(codeOf(valid, { secretKey: SECRET_KEY, keyPrefix: 'a' }), 'redis-options-invalid');
    disconnect(valid);
  });

  it('does not hold up a program that does not wait, where Redis cannot be reached', async () => {
    const own = client();
    const { warn } = console;
    console.warn = () => {};
    try {
      const revocations = redisRevocations(own, { secretKey: SECRET_KEY });
      // Nothing handles this rejection.
      revocations.endSession('sess_1');
      await assert.rejects(revocations.endSession('sess_1'), { code: 'revocation-not-published' });
      assert.equal(revocations.isConnected, false);
      assert.equal(revocations.size, 1);
      await revocations.close();
      await assert.rejects(revocations.ready, { code: 'revocations-closed' });
    } finally {
      console.warn = warn;
      disconnect(own);
    }
  });

  it('has the methods of createRevocations()', () => {
    const own = client();
    const revocations = redisRevocations(own, { secretKey: SECRET_KEY });
    for (const name of ['endSession', 'endUser', 'endMembership', 'endOrganization', 'handle', 'close']) {
      assert.equal(revocations[name], createRevocations()[name], name);
    }
    revocations.close();
    disconnect(own);
  });
});
