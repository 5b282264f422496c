'use strict';

const assert = require('node:assert/strict');
const { channel } = require('node:diagnostics_channel');
const { BackendApi, json, rejection } = require('./backend-api');

describe('Backend API: events', () => {
  const calls = channel('clerk-express-native:backend');
  let api;
  let events;

  const listen = (event) => events.push(event);

  before(async () => {
    api = await BackendApi.start();
  });

  beforeEach(() => {
    events = [];
    calls.subscribe(listen);
  });

  afterEach(() => calls.unsubscribe(listen));

  it('name the operation, the result and the duration of each call', async () => {
    api.answerWith(json({ object: 'token', jwt: 'a.b.c' }));
    await api.client('ours').sessions.getToken('sess_hidden', 'hidden');
    const [{ durationMs, ...event }] = events;
    assert.equal(events.length, 1);
    assert.deepEqual(event, {
      operation: 'sessions.getToken',
      method: 'POST',
      path: '/sessions/{sessionId}/tokens/{template}',
      status: 200,
      attempts: 1,
    });
    assert.ok(durationMs > 0 && durationMs < 10_000);
    assert.doesNotMatch(JSON.stringify(events), /hidden|sk_test|a\.b\.c/);
  });

  it('report a rejection after all attempts', async () => {
    api.answerWith(json({ errors: [] }, { status: 503, headers: { 'retry-after': '0' } }));
    await rejection(api.client('ours').users.getUser('u'));
    assert.deepEqual(
      events.map(({ status, attempts }) => [status, attempts]),
      [[503, 3]],
    );
  });

  it('report a call without a response, and one that was aborted', async () => {
    const client = api.client('ours', { apiUrl: 'http://127.0.0.1:1', retry: { attempts: 0 } });
    await rejection(client.users.getUser('u'));
    const controller = new AbortController();
    const call = rejection(client.users.getUser('u', { signal: controller.signal }));
    controller.abort();
    await call;
    assert.deepEqual(
      events.map(({ status }) => status),
      [undefined, undefined],
    );
  });

  it('report nothing about calls that were never sent', async () => {
    await rejection(api.client('ours').users.getUser(''));
    await rejection(api.client('ours', { secretKey: undefined }).users.getUser('u'));
    await rejection(api.client('ours', { apiUrl: 'none' }).users.getUser('u'));
    await rejection(api.client('ours').users.getUser('u', { signal: AbortSignal.abort() }));
    assert.deepEqual(events, []);
  });

  it('cannot break a call if a subscriber throws', async () => {
    api.answerWith(json({ object: 'token', jwt: 'a.b.c' }));
    const uncaught = new Promise((resolve) => {
      const [original] = process.listeners('uncaughtException');
      process.removeAllListeners('uncaughtException');
      process.once('uncaughtException', (error) => {
        process.on('uncaughtException', original);
        resolve(error);
      });
    });
    const fail = () => {
      throw new Error('The listener is broken.');
    };
    calls.subscribe(fail);
    assert.equal((await api.client('ours').users.getUser('u')).jwt, 'a.b.c');
    calls.unsubscribe(fail);
    assert.equal((await uncaught).message, 'The listener is broken.');
  });
});
