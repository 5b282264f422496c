'use strict';

const assert = require('node:assert/strict');
const { AsyncLocalStorage } = require('node:async_hooks');
const { channel } = require('node:diagnostics_channel');
const { BackendApi, json, rejection } = require('./backend-api');
const { runNode } = require('../support/run-node');

const TOKEN = { object: 'token', jwt: 'a.b.c' };

describe('Backend API: a fetch of the user', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
    api.answerWith(json(TOKEN));
  });

  beforeEach(() => api.takeRequests());

  /** A client that sends with this function, to a closed port. */
  const client = (fetch, options) =>
    new BackendApi().client('ours', { apiUrl: 'https://api.example.com', fetch, ...options });

  it('sends what the addon would send', async () => {
    const calls = [
      ['users', 'getUserList', { limit: 0, query: 'ä b', userId: ['a', 'b'] }],
      ['sessions', 'getToken', 'sess_1', 'my template', 60],
      ['users', 'getUser', 'a/b'],
    ];
    const sent = async (options) => {
      for (const [namespace, method, ...args] of calls) {
        await api.client('ours', options)[namespace][method](...args);
      }
      const facts = ({ method, url, body, headers }) => {
        const { authorization, 'clerk-api-version': version, 'content-type': type, 'user-agent': agent } = headers;
        return JSON.stringify({ method, url, body, authorization, version, type, agent });
      };
      const shown = api.requests.map(facts).sort();
      api.takeRequests();
      return shown;
    };
    const overSockets = await sent();
    assert.deepEqual(await sent({ fetch }), overSockets);
  });

  it('replaces the network, and its response is read like any other', async () => {
    const asked = [];
    const mock = async (url, init) => {
      asked.push([url, init]);
      return Response.json(TOKEN);
    };
    const token = await client(mock).sessions.getToken('sess_1', undefined, 60);
    assert.deepEqual([token.constructor.name, token.jwt], ['Token', 'a.b.c']);
    const [[url, { method, headers, body, redirect, signal }]] = asked;
    assert.equal(asked.length, 1);
    assert.equal(url, 'https://api.example.com/v1/sessions/sess_1/tokens');
    assert.deepEqual([method, body, redirect, signal.aborted], ['POST', '{"expires_in_seconds":60}', 'follow', false]);
    assert.equal(new Headers(headers).get('authorization'), 'Bearer sk_test_x');
  });

  it('may be the global one, even if it is replaced later', async () => {
    const original = globalThis.fetch;
    const { users } = client((...args) => fetch(...args));
    globalThis.fetch = async () => Response.json({ id: 'mocked' });
    try {
      assert.deepEqual(await users.getUser('u'), { id: 'mocked' });
    } finally {
      globalThis.fetch = original;
    }
  });

  it('is observed by instrumentation of Node’s fetch', async () => {
    const seen = [];
    const watch = ({ request }) => seen.push(`${request.method} ${request.path}`);
    const requests = channel('undici:request:create');
    requests.subscribe(watch);
    await api.client('ours', { fetch }).sessions.getToken('sess_1');
    requests.unsubscribe(watch);
    assert.deepEqual(seen, ['POST /v1/sessions/sess_1/tokens']);
  });

  it('may respond with an error like Clerk’s', async () => {
    const headers = { 'retry-after': '7', 'cf-ray': 'ray' };
    const answer = { errors: [{ code: 'c', message: 'm' }] };
    const error = await rejection(
      client(async () => Response.json(answer, { status: 422, statusText: 'A phrase', headers })).users.getUser('u'),
    );
    assert.deepEqual(
      [error.name, error.message, error.status, error.retryAfter, error.clerkTraceId, error.errors[0].code],
      ['ClerkAPIResponseError', 'A phrase', 422, 7, 'ray', 'c'],
    );
  });

  it('is retried like the network', async () => {
    const answers = [
      () => new Response('', { status: 503, headers: { 'retry-after': '0' } }),
      () => Promise.reject(new TypeError('fetch failed')),
      () => Response.json(TOKEN),
    ];
    assert.equal((await client(async () => answers.shift()()).users.getUser('u')).jwt, 'a.b.c');
  });

  it('reports its error with the system code, and keeps it as the cause of the cause', async () => {
    const fault = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    });
    const error = await rejection(client(() => Promise.reject(fault), { retry: { attempts: 0 } }).users.getUser('u'));
    assert.match(error.message, /^users\.getUser: GET api\.example\.com: fetch failed: connect ECONNREFUSED$/);
    assert.deepEqual(
      [error.cause.code, error.cause.cause, error.errors[0].code],
      ['ECONNREFUSED', fault, 'unexpected_error'],
    );
  });

  it('may misbehave in any other way', async function () {
    this.timeout(5_000);
    const odd = {
      throw: () => {
        throw new Error('odd');
      },
      'throw a value': () => {
        throw undefined;
      },
      'give nothing': () => {},
      'return an object': () => ({}),
      'return an invalid status': () => ({ status: 99, arrayBuffer: async () => new ArrayBuffer(0) }),
      'return a body that fails': () => ({
        status: 200,
        arrayBuffer: async () => {
          throw null;
        },
      }),
      'return a status that is a string': () => ({ status: '200', arrayBuffer: async () => new ArrayBuffer(0) }),
      'return an error': () => Response.error(),
      'throw an object that cannot be inspected': () => {
        throw Object.create(null);
      },
    };
    for (const [name, mock] of Object.entries(odd)) {
      const error = await rejection(client(mock, { retry: { attempts: 0 } }).users.getUser('u'));
      assert.match(error.message, /^users\.getUser: GET api\.example\.com: /, name);
    }
    const plain = {
      status: 200,
      headers: new Map([['content-type', 'application/json']]),
      arrayBuffer: async () => Buffer.from('{"id":"plain"}'),
    };
    assert.deepEqual(await client(() => plain).users.getUser('u'), { id: 'plain' });
    const error = await rejection(client({}).users.getUser('u'));
    assert.equal(error.code, 'fetch-invalid');
  });

  it('is abandoned after the timeout, and its late response is not used for another attempt', async () => {
    let release;
    const held = new Promise((resolve) => (release = resolve));
    const signals = [];
    const mock = async (_url, { signal }) => {
      signals.push(signal);
      await held;
      return Response.json(TOKEN);
    };
    const error = await rejection(client(mock, { timeoutMs: 50 }).users.getUser('u'));
    assert.match(error.message, /within 50 ms/);
    assert.equal(error.cause.code, 'ETIMEDOUT');
    release();
    await new Promise(setImmediate);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
  });

  it('has to stop reading after the timeout or when the signal aborts', async () => {
    for (const how of ['time', 'signal']) {
      let cancelled;
      const stopped = new Promise((resolve) => (cancelled = resolve));
      let isRead;
      const reading = new Promise((resolve) => (isRead = resolve));
      const body = () =>
        new ReadableStream({
          pull: () => {
            isRead();
            return new Promise(() => {});
          },
          cancel: () => cancelled(true),
        });
      const mock = async () => new Response(body(), { headers: { 'content-type': 'application/json' } });
      const controller = new AbortController();
      const call = rejection(
        client(mock, { timeoutMs: how === 'time' ? 50 : 5_000 }).users.getUser('u', { signal: controller.signal }),
      );
      await reading;
      if (how === 'signal') {
        controller.abort();
      }
      await call;
      assert.equal(await stopped, true);
    }
  });

  it('is not read further while its body yields empty chunks without a pause', async () => {
    let cancelled;
    const stopped = new Promise((resolve) => (cancelled = resolve));
    const empty = { pull: (controller) => controller.enqueue(new Uint8Array()), cancel: () => cancelled(true) };
    const error = await rejection(
      client(async () => new Response(new ReadableStream(empty)), { timeoutMs: 50 }).users.getUser('u'),
    );
    assert.match(error.message, /within 50 ms/);
    assert.equal(await stopped, true);
  });

  it('does not keep the process alive with a body that is no longer needed', async () => {
    const { stdout } = await runNode(`
      const { createClerkClient } = require('clerk-express-native');
      const dripping = () => {
        let timer;
        return new ReadableStream({
          start: (controller) => (timer = setInterval(() => controller.enqueue(new Uint8Array(1)), 10)),
          cancel: () => clearInterval(timer),
        });
      };
      const client = createClerkClient({ secretKey: 'sk_test_x', timeoutMs: 50, fetch: async () => new Response(dripping()) });
      client.users.getCount().catch((error) => console.log(error.cause.code));
      setTimeout(() => process.exit(1), 5000).unref();
    `);
    assert.equal(stdout, 'ETIMEDOUT\n');
  });

  it('does not report the error of an earlier attempt', async () => {
    const answers = [() => Promise.reject(new Error('first')), () => new Promise(() => {})];
    const error = await rejection(client(async () => answers.shift()(), { timeoutMs: 300 }).users.getUser('u'));
    assert.match(error.message, /within 300 ms/);
    assert.equal(error.cause.cause, undefined);
  });

  it('is called once if it does not return a Response', async () => {
    const fine = { status: 200, headers: new Headers(), arrayBuffer: async () => new ArrayBuffer(0) };
    const odd = [
      undefined,
      null,
      'text',
      {},
      { ...fine, status: '200' },
      { ...fine, headers: { 'content-type': 'text/plain' } },
      { ...fine, headers: 5 },
      { ...fine, arrayBuffer: undefined },
    ];
    for (const value of odd) {
      let asked = 0;
      const error = await rejection(
        client(async () => {
          asked += 1;
          return value;
        }).users.getUser('u'),
      );
      assert.match(error.message, /^users\.getUser: GET api\.example\.com: `fetch` did not return a Response: /);
      assert.equal(asked, 1);
    }
  });

  it('runs in the async context of the call, so that traces find their parents', async () => {
    const storage = new AsyncLocalStorage();
    const seen = [];
    const mock = async () => {
      seen.push(storage.getStore());
      return Response.json([]);
    };
    const { users } = client(mock);
    await Promise.all(['one', 'other'].map((name) => storage.run(name, () => users.getUser(name))));
    assert.deepEqual(seen.sort(), ['one', 'other']);
  });

  it('supports many concurrent calls', async () => {
    let inFlight = 0;
    let most = 0;
    const mock = async (url) => {
      most = Math.max(most, ++inFlight);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inFlight -= 1;
      return Response.json({ id: url.split('/').at(-1) });
    };
    const { users } = client(mock);
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => users.getUser(`u${index}`)));
    answers.forEach(({ id }, index) => assert.equal(id, `u${index}`));
    assert.equal(most, 200);
  });

  it('keeps the process alive while a call is pending, and no longer', async () => {
    const { stdout } = await runNode(`
      const { createClerkClient } = require('clerk-express-native');
      const fetch = async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        return Response.json({ object: 'total_count', total_count: 7 });
      };
      globalThis.client = createClerkClient({ secretKey: 'sk_test_x', fetch });
      client.users.getCount().then(console.log);
    `);
    assert.equal(stdout, '7\n');
  });
});
