'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('./backend-api');
const { user } = require('./payloads');

describe('Backend API: calls without a method', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  beforeEach(() => {
    api.answerWith(json(user));
    api.takeRequests();
  });

  it('are sent like those of a method', async () => {
    const client = api.client('ours');
    const found = await client.request({ path: '/users/user_1', query: { limit: 0, tags: ['a', 'b'], orderBy: 'x' } });
    assert.equal(found.constructor.name, 'User');
    await client.request({ method: 'POST', path: '/a%20b', body: { snake_case: { keptAsIs: 1 }, camelCase: null } });
    await client.request({ method: 'put', path: ['users', 'a/b?c', 5], query: { q: '' }, body: [{ aB: 1 }] });
    await client.request({ method: 'DELETE', path: '/x' });
    await client.request({ method: 'PATCH', path: '/x', body: {} });
    assert.deepEqual(api.takeRequests(), [
      'DELETE /v1/x',
      'GET /v1/users/user_1?limit=0&tags=a&tags=b&order_by=x',
      'PATCH /v1/x',
      'POST /v1/a%20b {"snake_case":{"keptAsIs":1},"camel_case":null}',
      'PUT /v1/users/a%2Fb%3Fc/5 [{"a_b":1}]',
    ]);
  });

  it('need no `this`', async () => {
    const { request } = api.client('ours');
    assert.equal((await request({ path: '/users/user_1' })).id, 'user_1');
  });

  it('resolve with the response as is if it is of an unknown kind', async () => {
    api.answerWith(json({ data: [{ some_key: 1 }], total_count: 1 }));
    assert.deepEqual(await api.client('ours').request({ path: '/x' }), { data: [{ some_key: 1 }], totalCount: 1 });
  });

  it('reject as methods do', async () => {
    api.answerWith(json({ errors: [{ code: 'c' }] }, { status: 404 }));
    const error = await rejection(api.client('ours').request({ path: '/x' }));
    assert.deepEqual([error.name, error.status, error.errors[0].code], ['ClerkAPIResponseError', 404, 'c']);
  });

  it('take the options of a call', async () => {
    const error = await rejection(api.client('ours').request({ path: '/x' }, { signal: AbortSignal.abort() }));
    assert.equal(error.name, 'AbortError');
  });

  it('are rejected if they could leave the API', async () => {
    const { request } = api.client('ours');
    const paths = [
      '',
      '/',
      'users',
      '//other.test/x',
      '/a/../b',
      '/a/%2e%2e/b',
      '/a?b=1',
      '/a#b',
      '/a\\b',
      '/a/\n',
      undefined,
      null,
      5,
      {},
      [],
      [''],
      ['..'],
      ['a', {}],
    ];
    for (const path of paths) {
      assert.match((await rejection(request({ path }))).message, /`path`/, String(path));
    }
    for (const parameters of [
      undefined,
      null,
      {},
      { method: 'HEAD', path: '/x' },
      { method: 'constructor', path: '/x' },
      { path: '/x', body: {} },
    ]) {
      assert.match((await rejection(request(parameters))).message, /^Clerk: (the `method` of )?request/);
    }
    for (const parameters of [
      { path: '/x', query: 'a=1' },
      { method: 'POST', path: '/x', body: 'text' },
      { method: 'POST', path: '/x', body: new Map() },
    ]) {
      assert.match((await rejection(request(parameters))).message, /request\.\w+/);
    }
    assert.deepEqual(api.takeRequests(), []);
  });
});
