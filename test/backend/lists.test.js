'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('./backend-api');

describe('Backend API: whole lists', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  beforeEach(() => api.takeRequests());

  /** Responds with the requested page of a list with `total` members. */
  function serve(total, page) {
    api.answer = ({ url }) => {
      const { searchParams } = new URL(url, api.origin);
      const [limit, offset] = [Number(searchParams.get('limit')), Number(searchParams.get('offset'))];
      const ids = Array.from({ length: total }, (_, index) => `id_${index}`).slice(offset, offset + limit);
      return json(
        page(
          ids.map((id) => ({ id, object: 'session' })),
          total,
        ),
      );
    };
  }

  const counted = (data, total) => ({ data, total_count: total });

  async function ids(list) {
    const found = [];
    for await (const { id } of list) {
      found.push(id);
    }
    return found;
  }

  it('are fetched page by page, with the parameters of the list', async () => {
    serve(5, counted);
    const found = await ids(api.client('ours').sessions.getSessionList.all({ limit: 2, status: 'active' }));
    assert.deepEqual(found, ['id_0', 'id_1', 'id_2', 'id_3', 'id_4']);
    const query = (offset) => `GET /v1/sessions?limit=2&status=active&offset=${offset}&paginated=true`;
    assert.deepEqual(api.takeRequests(), [query(0), query(2), query(4)]);
  });

  it('are fetched on demand, and no further', async () => {
    serve(10, counted);
    const list = api.client('ours').sessions.getSessionList.all({ limit: 2 });
    assert.deepEqual(api.requests.length, 0);
    for await (const { id } of list) {
      if (id === 'id_2') {
        break;
      }
    }
    assert.equal(api.requests.length, 2);
    assert.deepEqual(await list.next(), { value: undefined, done: true });
    assert.equal(api.requests.length, 2);
  });

  it('start at the offset, and have pages of a hundred', async () => {
    serve(203, counted);
    const found = await ids(api.client('ours').machines.list.all({ offset: 1 }));
    assert.deepEqual([found.length, found[0]], [202, 'id_1']);
    assert.deepEqual(
      api.requests.map(({ url }) => url.split('?')[1]),
      ['offset=1&limit=100', 'offset=101&limit=100', 'offset=201&limit=100'],
    );
  });

  it('end with an incomplete page if the response has no total, and are not counted', async () => {
    for (const [total, requests] of [
      [5, 3],
      [4, 3],
      [0, 1],
    ]) {
      serve(total, (data) => data);
      assert.equal((await ids(api.client('ours').users.getUserList.all({ limit: 2 }))).length, total);
      const sent = api.takeRequests();
      assert.equal(sent.length, requests);
      assert.ok(sent.every((line) => !line.includes('count')));
    }
  });

  it('end if the server ignores the limit', async () => {
    const everything = Array.from({ length: 5 }, (_, index) => ({ id: `id_${index}` }));
    for (const page of [everything, { data: everything, total_count: 5 }]) {
      api.answerWith(json(page));
      assert.equal(
        (await ids(api.client('ours').blocklistIdentifiers.getBlocklistIdentifierList.all({ limit: 2 }))).length,
        5,
      );
      assert.equal(api.takeRequests().length, 1);
    }
  });

  it('end if the total is too high', async () => {
    serve(3, (data) => ({ data, total_count: 99 }));
    assert.equal((await ids(api.client('ours').sessions.getSessionList.all({ limit: 2 }))).length, 3);
  });

  it('work with an `all` that is detached from its method', async () => {
    serve(3, counted);
    const { all } = api.client('ours').organizations.getOrganizationMembershipList;
    assert.equal((await ids(all({ organizationId: 'o', limit: 2 }))).length, 3);
    assert.match(api.takeRequests()[0], /^GET \/v1\/organizations\/o\/memberships\?limit=2&offset=0$/);
  });

  it('exist on every method that resolves with a page', () => {
    const client = api.client('ours');
    const namespaces = Object.entries(client).filter(([, value]) => typeof value === 'object');
    const lists = namespaces.flatMap(([name, namespace]) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(namespace))
        .filter((method) => typeof namespace[method]?.all === 'function')
        .map((method) => `${name}.${method}`),
    );
    assert.equal(lists.length, 25);
    assert.ok(lists.includes('users.getUserList') && lists.includes('m2m.list'));
    assert.equal(client.users.getUser.all, undefined);
  });

  it('leave a method as it is: its name, its `this`, and that it can be replaced', async () => {
    const { users } = api.client('ours');
    assert.equal(users.getUserList.name, 'getUserList');
    assert.deepEqual(Object.keys(users), []);
    users.getUserList = () => 'mine';
    assert.equal(users.getUserList(), 'mine');
  });

  it('reject with the error of a page, and with invalid limits', async () => {
    api.answerWith(json({ errors: [] }, { status: 403 }));
    const { getSessionList } = api.client('ours').sessions;
    assert.equal((await rejection(ids(getSessionList.all()))).status, 403);
    api.takeRequests();
    for (const parameters of [
      { limit: 0 },
      { limit: -1 },
      { limit: 1.5 },
      { limit: '2' },
      { limit: Infinity },
      { limit: 501 },
      { offset: -1 },
      { offset: null },
    ]) {
      const { code, message } = await rejection(ids(getSessionList.all(parameters)));
      assert.equal(code, 'argument-invalid');
      assert.match(message, /`(limit|offset)` of sessions\.getSessionList\.all\(\)/);
    }
    assert.deepEqual(api.takeRequests(), []);
  });

  it('name the operation if a page is not a page', async () => {
    const odd = [
      { status: 204 },
      { status: 200, headers: { 'content-type': 'text/plain' }, text: 'fine' },
      json(null),
      json(5),
      json({ data: 5, total_count: 5 }),
    ];
    for (const answer of odd) {
      api.answerWith(answer);
      const error = await rejection(ids(api.client('ours').sessions.getSessionList.all()));
      assert.equal(error.errors?.[0].code, 'unexpected_error');
      assert.match(error.message, /^sessions\.getSessionList: the Backend API/);
    }
  });

  it('reach their end with the largest page that Clerk serves', async () => {
    serve(1001, (data) => data);
    assert.equal((await ids(api.client('ours').users.getUserList.all({ limit: 500 }))).length, 1001);
    assert.equal(api.takeRequests().length, 3);
  });

  it('can be aborted', async () => {
    serve(10, counted);
    const controller = new AbortController();
    const list = api.client('ours').sessions.getSessionList.all({ limit: 1 }, { signal: controller.signal });
    await list.next();
    controller.abort();
    assert.equal((await rejection(list.next())).name, 'AbortError');
    assert.equal(api.requests.length, 1);
  });
});
