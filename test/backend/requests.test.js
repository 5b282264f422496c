'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('./backend-api');

/** Calls whose requests must be those of `@clerk/backend`. */
const CALLS = {
  'an id': ['users', 'getUser', 'user_1'],
  'an id that is a number': ['users', 'getUser', 5],
  'an id with a blank': ['sessions', 'getSession', 'sess 1'],
  'no filters': ['users', 'getCount'],
  filters: [
    'users',
    'getCount',
    { emailAddress: ['a+b@x.test', "~'* é"], query: 'a b&c=d', last_active_at_since: 1716883200000 },
  ],
  'empty filters': ['users', 'getCount', { query: '', userId: [], username: null, phoneNumber: undefined }],
  'odd filters': [
    'users',
    'getCount',
    { iOS17Beta: 1, userId: ['', null, ['a', ['b']]], o: { a: 1 }, big: 10n, t: 'a\ud800b' },
  ],
  'two spellings of a filter': ['users', 'getCount', { userId: ['a'], query: 'q', user_id: ['b'] }],
  'a list': ['users', 'getUserList', { limit: 10, offset: 20, orderBy: '-created_at', query: 'ada' }],
  'a list without parameters': ['users', 'getUserList'],
  'a token': ['sessions', 'getToken', 'sess_1'],
  'a token from a template': ['sessions', 'getToken', 'sess_1', 'my template'],
  'a token with a lifetime of zero': ['sessions', 'getToken', 'sess_1', '', 0],
  'a token from a template with a lifetime': ['sessions', 'getToken', 'sess_1', 'hasura', 120],
  'a token without a template with a lifetime': ['sessions', 'getToken', 'sess_1', undefined, 60],
};

describe('Backend API: requests', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
    api.answer = ({ url }) => json(url.includes('count') ? { object: 'total_count', total_count: 3 } : []);
  });

  beforeEach(() => api.takeRequests());

  for (const [name, [namespace, method, ...args]] of Object.entries(CALLS)) {
    it(`sends ${name} as @clerk/backend does`, async () => {
      const ours = await api.client('ours')[namespace][method](...args);
      const oursSent = api.takeRequests();
      const theirs = await api.client('reference')[namespace][method](...args);
      assert.deepEqual(oursSent, api.takeRequests());
      assert.deepEqual(ours, theirs);
    });
  }

  it('omits the key if none is required, as @clerk/backend does', async () => {
    const client = (implementation, secretKey) => api.client(implementation, { secretKey, requireSecretKey: false });
    for (const implementation of ['ours', 'reference']) {
      await client(implementation, undefined).users.getUser('u');
      await client(implementation, 'sk_test_y').users.getUser('u');
      assert.deepEqual(
        api.requests.map(({ headers }) => headers.authorization),
        [undefined, 'Bearer sk_test_y'],
        implementation,
      );
      api.takeRequests();
    }
  });

  it('sends its name and the version of the API', async () => {
    await api.client('ours', { userAgent: 'my-app@1' }).users.getUser('user_1');
    const { headers } = api.requests[0];
    assert.equal(headers.authorization, 'Bearer sk_test_x');
    assert.equal(headers['clerk-api-version'], '2026-05-12');
    assert.equal(headers['content-type'], 'application/json');
    assert.equal(headers['user-agent'], 'my-app@1');
  });

  it('omits the version if the API has none', async () => {
    await api.client('ours', { apiVersion: '' }).users.getUser('user_1');
    assert.deepEqual(api.takeRequests(), ['GET /users/user_1']);
  });

  it('sends zero and false, and dates as Unix time', async () => {
    await api
      .client('ours')
      .users.getCount({ limit: 0, banned: false, createdAtAfter: new Date(5), all: [new Date(6)] });
    assert.deepEqual(api.takeRequests(), ['GET /v1/users/count?limit=0&banned=false&created_at_after=5&all=6']);
  });

  it('keeps an id in its place in the path', async () => {
    await api.client('ours').users.getUser('a/b?c#d%20');
    assert.deepEqual(api.takeRequests(), ['GET /v1/users/a%2Fb%3Fc%23d%2520']);
  });

  it('sends nothing without a usable id', async () => {
    const { users, sessions } = api.client('ours');
    for (const id of [undefined, null, '', '.', '..', '%2e%2E', '%252e', 'a/../b', '\t', [], {}]) {
      const error = await rejection(users.getUser(id));
      assert.deepEqual([error.name, error.code], ['Error', 'argument-invalid']);
      assert.match(error.message, /userId/);
    }
    assert.match((await rejection(sessions.getToken('sess_1', '..'))).message, /template/);
    assert.deepEqual(api.takeRequests(), []);
  });

  it('reads JSON whatever the parameters of its media type', async () => {
    const own = await BackendApi.start();
    own.answerWith(
      json({ object: 'token', jwt: 'a.b.c' }, { headers: { 'content-type': 'application/json; charset=utf-8' } }),
    );
    assert.equal((await own.client('ours').sessions.getToken('sess_1')).jwt, 'a.b.c');
  });
});
