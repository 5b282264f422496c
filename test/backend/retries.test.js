'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('./backend-api');
const { head, serveRaw } = require('./raw-server');

const FINE = json({ object: 'token', jwt: 'a.b.c' });
/** Requires no wait, so that tests only wait for the jitter. */
const busy = (status) => json({ errors: [] }, { status, headers: { 'retry-after': '0' } });

describe('Backend API: retries', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  beforeEach(() => api.takeRequests());

  /** Responds with these in turn, and then repeats the last one. */
  function answerInTurn(...answers) {
    const left = [...answers];
    api.answer = () => (left.length > 1 ? left.shift() : left[0]);
  }

  for (const status of [429, 502, 503, 504]) {
    it(`repeat a GET after a response with ${status}`, async () => {
      answerInTurn(busy(status), busy(status), FINE);
      assert.equal((await api.client('ours').users.getUser('u')).jwt, 'a.b.c');
      assert.equal(api.requests.length, 3);
      const [first, ...others] = api.requests;
      others.forEach((other) => assert.deepEqual(other, first));
    });
  }

  for (const status of [400, 401, 403, 404, 409, 422, 500]) {
    it(`repeat nothing after a response with ${status}`, async () => {
      answerInTurn(busy(status));
      assert.equal((await rejection(api.client('ours').users.getUser('u'))).status, status);
      assert.equal(api.requests.length, 1);
    });
  }

  it('end with the last response', async () => {
    answerInTurn(busy(503), busy(502), busy(429), FINE);
    const error = await rejection(api.client('ours').users.getUser('u'));
    assert.deepEqual([error.status, error.retryAfter, api.requests.length], [429, 0, 3]);
  });

  it('never repeat a call that could have an effect twice', async () => {
    answerInTurn(busy(503));
    assert.equal((await rejection(api.client('ours').sessions.getToken('s'))).status, 503);
    assert.equal(api.requests.length, 1);
  });

  it('repeat after a connection that broke', async () => {
    const server = await serveRaw((socket, count) =>
      count < 3 ? socket.resetAndDestroy() : socket.end(`${head('Content-Length: 13')}{"id":"fine"}`),
    );
    assert.deepEqual(await api.client('ours', { apiUrl: server.origin }).users.getUser('u'), { id: 'fine' });
    assert.equal(server.requests, 3);
  });

  it('have the number of the client, or of the call', async () => {
    answerInTurn(busy(503));
    for (const [client, call, attempts] of [
      [undefined, undefined, 3],
      [{ attempts: 0 }, undefined, 1],
      [{ attempts: 1 }, undefined, 2],
      [{}, undefined, 3],
      [{ attempts: 0 }, { attempts: 3 }, 4],
      [{ attempts: 3 }, { attempts: 0 }, 1],
      [{ attempts: 1 }, {}, 2],
    ]) {
      await rejection(api.client('ours', { retry: client }).users.getUser('u', { retry: call }));
      assert.equal(api.takeRequests().length, attempts, JSON.stringify([client, call]));
    }
  });

  it('do not wait longer than an attempt may take', async () => {
    answerInTurn(json({ errors: [] }, { status: 429, headers: { 'retry-after': '60' } }));
    const error = await rejection(api.client('ours').users.getUser('u'));
    assert.deepEqual([error.status, error.retryAfter, api.requests.length], [429, 60, 1]);
  });

  it('reject an invalid number', async () => {
    for (const attempts of [-1, 1.5, 11, NaN, Infinity, '2', true]) {
      assert.equal(
        (await rejection(api.client('ours', { retry: { attempts } }).users.getUser('u'))).code,
        'retry-invalid',
      );
      assert.equal(
        (await rejection(api.client('ours').users.getUser('u', { retry: { attempts } }))).code,
        'retry-invalid',
      );
    }
    assert.equal(api.requests.length, 0);
  });
});
