'use strict';

const assert = require('node:assert/strict');
const { buffer } = require('node:stream/consumers');
const { implementations } = require('../support/implementations');
const { serve } = require('../support/server');
const { createTestInstance } = require('clerk-express-native/testing');
const { createClerkClient } = require('clerk-express-native');
const { operations } = require('../../lib/testing/shapes');
const { namespaces } = require('../../lib/backend/tables');
const { calls } = require('../parity/backend/recorded');
const { revive } = require('../parity/backend/values');

const clerk = createTestInstance();

/** A client whose calls a test answers. */
function clientWith(answers) {
  return createClerkClient({ secretKey: clerk.secretKey, fetch: clerk.backend(answers), retry: { attempts: 0 } });
}

describe("The testing kit's Backend API", () => {
  it('completes an answer to a whole resource with the id that was asked for', async () => {
    const client = clientWith({ 'users.getUser': { first_name: 'Ada' } });
    const user = await client.users.getUser('user_ada');
    assert.deepEqual([user.id, user.firstName, user.banned, user.emailAddresses], ['user_ada', 'Ada', false, []]);
  });

  it('gives a function the ids of the path, the query and the body', async () => {
    const calls = [];
    const client = clientWith({
      'organizations.updateOrganizationMembership': (organizationId, userId, { body }) => {
        calls.push([organizationId, userId, body]);
        return { role: body.role };
      },
      'users.getUserList': ({ query }) => {
        calls.push(query.limit);
        return [{ id: 'user_1' }, { id: 'user_2' }];
      },
    });
    const membership = await client.organizations.updateOrganizationMembership({
      organizationId: 'org_1',
      userId: 'user 1',
      role: 'org:admin',
    });
    assert.equal(membership.role, 'org:admin');
    const { data, totalCount } = await client.users.getUserList({ limit: 5 });
    assert.deepEqual([data.map(({ id }) => id), totalCount], [['user_1', 'user_2'], 2]);
    assert.deepEqual(calls[0], ['org_1', 'user 1', { role: 'org:admin' }]);
    assert.ok(calls.includes('5'));
  });

  it('answers pages, deletions, counts and errors', async () => {
    const client = clientWith({
      'organizations.getOrganizationList': { data: [{ id: 'org_1' }], total_count: 7 },
      'users.deleteUser': {},
      'users.getCount': 3,
      'users.banUser': () => clerk.apiError(404, 'resource_not_found'),
    });
    const { data, totalCount } = await client.organizations.getOrganizationList();
    assert.deepEqual([data[0].id, totalCount], ['org_1', 7]);
    assert.deepEqual(await client.users.deleteUser('user_1').then(({ id, deleted }) => [id, deleted]), [
      'user_1',
      true,
    ]);
    assert.equal(await client.users.getCount(), 3);
    await assert.rejects(client.users.banUser('user_1'), { status: 404, clerkError: true });
  });

  it('rejects a call without an answer, and names the method', async () => {
    const client = clientWith({});
    const error = await client.users.updateUserMetadata('user_1', {}).catch((thrown) => thrown);
    assert.match(`${error.message} ${error.cause?.message}`, /users\.updateUserMetadata/);
    const direct = clerk.backend({});
    await assert.rejects(direct('https://api.clerk.com/v1/users/user_1'), {
      code: 'testing-call-unanswered',
      message: /users\.getUser\b/,
    });
  });

  it('knows every method of the client', () => {
    const methods = namespaces.flatMap(({ methods: own }) => own.map(({ operation }) => operation));
    assert.deepEqual(Object.keys(operations).sort(), methods.sort());
  });

  for (const name of ['ours', 'reference']) {
    it(`answers every method with something that a client accepts (${name === 'ours' ? 'ours' : '@clerk/express'})`, async () => {
      const answering = clerk.backend(
        Object.fromEntries(Object.keys(operations).map((operation) => [operation, undefined])),
      );
      const api = await serve(async (req, res) => {
        const body = await buffer(req);
        const init = { method: req.method, headers: req.headers, ...(body.length > 0 && { body }) };
        const response = await answering(`http://localhost${req.url}`, init);
        res.writeHead(response.status, Object.fromEntries(response.headers));
        res.end(Buffer.from(await response.arrayBuffer()));
      });
      const client = implementations[name].createClerkClient({ secretKey: clerk.secretKey, apiUrl: api.origin });
      for (const { namespace, method, calls: samples } of calls) {
        const sample = samples.find(({ requests }) => requests?.length > 0);
        if (sample) {
          await assert.doesNotReject(client[namespace][method](...revive(sample.args)), `${namespace}.${method}`);
        }
      }
      await api.stop();
    });
  }
});
