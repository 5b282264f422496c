'use strict';

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { BackendApi, json, rejection } = require('./backend-api');
const { serveRaw } = require('./raw-server');

describe('Backend API: aborting a call', () => {
  const transports = { sockets: {}, 'a fetch of the user': { fetch } };
  const fine = json({ object: 'token', jwt: 'a.b.c' });

  for (const [transport, options] of Object.entries(transports)) {
    it(`rejects immediately with the signal's reason, and closes the connection (${transport})`, async () => {
      let asked;
      const arrival = new Promise((resolve) => (asked = resolve));
      const { origin } = await serveRaw((socket) => asked(socket));
      const controller = new AbortController();
      const call = rejection(
        new BackendApi()
          .client('ours', { apiUrl: origin, ...options })
          .users.getUser('u', { signal: controller.signal }),
      );
      const closed = once(await arrival, 'close');
      const reason = new Error('The page was closed.');
      controller.abort(reason);
      assert.equal(await call, reason);
      await closed;
    });
  }

  it('rejects with the signal’s reason, whatever it is', async () => {
    for (const reason of [null, 'text', { code: 'x' }, Object.assign(Object.create(null), { code: 'x' })]) {
      const error = await rejection(
        new BackendApi().client('ours').users.getUser('u', { signal: AbortSignal.abort(reason) }),
      );
      assert.equal(error, reason);
    }
  });

  it('sends nothing with a signal that is already aborted', async () => {
    const api = await BackendApi.start();
    const error = await rejection(api.client('ours').users.getUser('u', { signal: AbortSignal.abort() }));
    assert.equal(error.name, 'AbortError');
    assert.equal(api.requests.length, 0);
  });

  it('ends the wait for another attempt', async () => {
    const api = await BackendApi.start();
    api.answerWith(json({ errors: [] }, { status: 503, headers: { 'retry-after': '9' } }));
    const controller = new AbortController();
    const call = rejection(api.client('ours').users.getUser('u', { signal: controller.signal }));
    while (api.requests.length === 0) {
      await new Promise(setImmediate);
    }
    controller.abort();
    assert.equal((await call).name, 'AbortError');
    assert.equal(api.requests.length, 1);
  });

  it('is over when the call is: a signal retains no call', async () => {
    const api = await BackendApi.start();
    api.answerWith(fine);
    const { signal } = new AbortController();
    let listeners = 0;
    for (const [method, step] of [
      ['addEventListener', 1],
      ['removeEventListener', -1],
    ]) {
      const original = signal[method];
      signal[method] = function (...args) {
        listeners += step;
        return original.apply(this, args);
      };
    }
    await api.client('ours').users.getUser('u', { signal });
    assert.equal(listeners, 0);
  });

  it('follows the arguments of the method, however many are passed', async () => {
    const api = await BackendApi.start();
    api.answerWith(fine);
    const { sessions, users } = api.client('ours');
    const signal = AbortSignal.abort();
    await rejection(sessions.getToken('s', undefined, undefined, { signal }));
    await rejection(users.getUserList(undefined, { signal }));
    assert.equal(api.requests.length, 0);
    assert.equal((await sessions.getToken('s', 'template', 60, {})).jwt, 'a.b.c');
    assert.equal((await sessions.getToken('s', undefined, undefined, null)).jwt, 'a.b.c');
  });

  it('ignores anything that is not a signal', async () => {
    const error = await rejection(new BackendApi().client('ours').users.getUser('u', { signal: { aborted: true } }));
    assert.deepEqual([error.name, error.code], ['TypeError', 'signal-invalid']);
  });

  it('is left to the timeout of the call or the client otherwise', async () => {
    const { origin } = await serveRaw(() => {});
    const client = (timeoutMs) => new BackendApi().client('ours', { apiUrl: origin, timeoutMs });
    assert.match((await rejection(client(50).users.getUser('u'))).message, /within 50 ms/);
    const error = await rejection(client(60_000).users.getUser('u', { timeoutMs: 60 }));
    assert.match(error.message, /within 60 ms/);
    assert.equal(error.cause.code, 'ETIMEDOUT');
    for (const timeoutMs of [0, -1, NaN, Infinity, '50', 2 ** 31]) {
      assert.equal((await rejection(client(timeoutMs).users.getUser('u'))).code, 'timeout-invalid');
      assert.equal((await rejection(client().users.getUser('u', { timeoutMs }))).code, 'timeout-invalid');
    }
  });
});
