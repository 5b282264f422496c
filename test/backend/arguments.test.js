'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('./backend-api');

/** Calls that cover every kind of argument; each must send the request of `@clerk/backend`. */
const CALLS = {
  'an object as body': [
    'users',
    'createUser',
    { firstName: 'Ada', publicMetadata: { planName: 1 }, n: NaN, d: new Date(0) },
  ],
  'an object as body whose only value is undefined': ['users', 'createUser', { firstName: undefined }],
  'an empty object as body': ['users', 'createUser', {}],
  'no object as body': ['emailAddresses', 'updateEmailAddress', 'idn_1'],
  'two spellings of a property': ['users', 'createUser', { firstName: 'a', x: 1, first_name: 'b' }],
  'what JSON leaves out': [
    'users',
    'createUser',
    { f() {}, s: Symbol('s'), 2: 'two', 1: 'one', t: { toJSON: () => undefined } },
  ],
  'a lone surrogate': ['users', 'createUser', { firstName: 'a\ud800', 'b\udc00C': 1 }],
  'ids among other properties': [
    'organizations',
    'updateOrganizationMembership',
    { role: 'r', organizationId: 'o', userId: 'u' },
  ],
  'ids among parameters': [
    'organizations',
    'getOrganizationMembershipList',
    { limit: 2, organizationId: 'o', userId: ['+a'] },
  ],
  'an instance of a class whose ids are extracted': [
    'roleSets',
    'addRolesToRoleSet',
    new (class {
      roleSetKeyOrId = 'r';
      roleKeys = ['k'];
    })(),
  ],
  'a slug instead of an id': ['organizations', 'getOrganization', { slug: 'acme', includeMembersCount: true }],
  'keys that change at every depth': [
    'samlConnections',
    'createSamlConnection',
    { attributeMapping: { userId: 'u', list: [{ aB: 1 }] } },
  ],
  'an array as body': [
    'invitations',
    'createInvitationBulk',
    [{ emailAddress: 'a', publicMetadata: { aB: 1 } }, { notify: undefined }],
  ],
  'an empty array as body': ['waitlistEntries', 'createBulk', []],
  'a default body': ['users', 'setPasswordCompromised', 'u'],
  'a default property': [
    'organizations',
    'createOrganizationDomain',
    { organizationId: 'o', name: 'n', verified: undefined },
  ],
  'parameters that are always sent': ['sessions', 'getSessionList', { paginated: false, status: 'active' }],
  'an object that is the query of a DELETE': ['billing', 'cancelSubscriptionItem', 'subi_1', { endNow: true }],
  'a provider': ['users', 'getUserOauthAccessToken', 'u', 'google'],
  'a provider with its prefix': ['users', 'getUserOauthAccessToken', 'u', 'oauth_google'],
  'what goes to the query, and the rest to the body': [
    'sessions',
    'refreshSession',
    's',
    { suffixed_cookies: true, request_headers: { aB: ['c'] } },
  ],
  'a path without the version': ['apiKeys', 'get', 'ak_1'],
  'an email': [
    'emails',
    'create',
    { to: { userId: 'u' }, replyTo: { address: 'r' }, subject: 's', headers: { aB: 'c' } },
  ],
  emails: ['emails', 'createBatch', [{ to: { address: 'a' }, subject: 's', idempotencyKey: 'k' }]],
};

describe('Backend API: arguments', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
    api.answerWith(json([]));
  });

  beforeEach(() => api.takeRequests());

  for (const [name, [namespace, method, ...args]] of Object.entries(CALLS)) {
    it(`are sent as by @clerk/backend: ${name}`, async () => {
      await api.client('ours')[namespace][method](...args);
      const [{ headers }] = api.requests;
      const ours = api.takeRequests();
      await api.client('reference')[namespace][method](...args);
      assert.equal(headers['content-length'], api.requests[0].headers['content-length']);
      assert.deepEqual(ours, api.takeRequests());
    });
  }

  it('may be created in another realm', async () => {
    const foreign = require('node:vm').runInNewContext('({ firstName: "Ada" })');
    await api.client('ours').users.createUser(foreign);
    assert.deepEqual(api.takeRequests(), ['POST /v1/users {"first_name":"Ada"}']);
  });

  it('do not reach a prototype', async () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"x":1},"toString":"t"}');
    await api.client('ours').users.createUser(hostile);
    const sent = 'POST /v1/users {"proto":{"polluted":1},"constructor":{"x":1},"to_string":"t"}';
    assert.deepEqual(api.takeRequests(), [sent]);
    assert.equal({}.polluted, undefined);
  });

  const circle = {};
  circle.self = circle;
  const deep = [];
  let innermost = deep;
  for (let depth = 0; depth < 500; depth += 1) {
    innermost.push([]);
    innermost = innermost[0];
  }
  const misfits = {
    'a circle': ['users', 'createUser', { publicMetadata: circle }],
    'a circle among parameters': [
      'users',
      'getCount',
      {
        userId: (() => {
          const list = [];
          list.push(list);
          return list;
        })(),
      },
    ],
    'a BigInt': ['users', 'createUser', { n: 1n }],
    'a toJSON that throws': [
      'users',
      'createUser',
      {
        n: {
          toJSON() {
            throw new Error('no');
          },
        },
      },
    ],
    'a toJSON that throws null': [
      'users',
      'createUser',
      {
        n: {
          toJSON() {
            throw null;
          },
        },
      },
    ],
    'an object instead of a template': ['sessions', 'getToken', 'sess_1', { expiresInSeconds: 60 }],
    'a string instead of an object': ['users', 'createUser', 'Ada'],
    'an array instead of an object': ['users', 'createUser', [{}]],
    'an instance of a class': ['users', 'createUser', new Map()],
    'a string instead of parameters': ['users', 'getCount', 'Ada'],
    'an object instead of an array': ['invitations', 'createInvitationBulk', {}],
    'an element that is not an object': ['waitlistEntries', 'createBulk', [{}, 'x']],
    'an object that is nested too deeply': ['samlConnections', 'createSamlConnection', { deep }],
    'a key that a header cannot carry': ['m2m', 'list', { subject: 'm', machineSecretKey: 'ak_hidden\n1' }],
    'a header that cannot be sent': [
      '__experimental_accountlessApplications',
      'createAccountlessApplication',
      { requestHeaders: { 'x y': 'hidden' } },
    ],
    'an email without a recipient': ['emails', 'create', { subject: 's' }],
    'no emails': ['emails', 'createBatch', []],
    'too many emails': ['emails', 'createBatch', Array(101).fill({ to: { address: 'a' } })],
    'an odd idempotency key': ['emails', 'create', { to: { address: 'a' } }, { idempotencyKey: 'bad key!' }],
    'an empty idempotency key': ['emails', 'create', { to: { address: 'a' } }, { idempotencyKey: '' }],
  };

  for (const [name, [namespace, method, ...args]] of Object.entries(misfits)) {
    it(`are rejected before any request if there is ${name}`, async () => {
      const error = await rejection(api.client('ours')[namespace][method](...args));
      assert.match(
        error.message,
        name.startsWith('a key') || name.startsWith('a header') ? /Clerk/ : new RegExp(`${namespace}\\.${method}`),
      );
      assert.doesNotMatch(error.message, /hidden/);
      assert.deepEqual(api.takeRequests(), []);
    });
  }

  it('cause an error that names the call if the configuration is invalid', async () => {
    const options = {
      'api-url-invalid': { apiUrl: 'api.example.com' },
      'secret-key-invalid': { secretKey: 'sk_hidden\n1' },
      'secret-key-missing': { secretKey: '' },
      'user-agent-invalid': { userAgent: 'a\nb' },
      'fetch-invalid': { fetch: null },
      'retry-invalid': { retry: false },
    };
    for (const [code, own] of Object.entries(options)) {
      const error = await rejection(api.client('ours', own).users.getUser('u'));
      assert.equal(error.code, code);
      assert.match(error.message, /^Clerk: users\.getUser\(\) cannot be called: /);
      assert.match(error.stack, /^(Type)?Error: Clerk: users\.getUser\(\)/);
      assert.doesNotMatch(error.stack, /hidden/);
    }
    assert.deepEqual(api.takeRequests(), []);
  });

  it('cause an error without their values if options are not strings', async () => {
    const odd = [5, true, { hidden: 1 }, ['hidden'], Symbol('hidden'), () => 'hidden'];
    for (const [option, code] of [
      ['apiUrl', 'api-url-invalid'],
      ['apiVersion', 'api-version-invalid'],
      ['userAgent', 'user-agent-invalid'],
    ]) {
      for (const value of odd) {
        const error = await rejection(api.client('ours', { [option]: value }).users.getUser('u'));
        assert.deepEqual([error.name, error.code], ['TypeError', code]);
        assert.match(
          error.message,
          /^Clerk: users\.getUser\(\) cannot be called: the option `\w+` is of type \w+; expected a string\.$/,
        );
        assert.doesNotMatch(error.stack.split('\n')[0], /hidden/);
      }
    }
    assert.deepEqual(api.takeRequests(), []);
  });

  it('may be sent to a URL object', async () => {
    await api.client('ours', { apiUrl: new URL(api.origin) }).users.getUser('u');
    assert.deepEqual(api.takeRequests(), ['GET /v1/users/u']);
  });

  it('work with an unset `fetch` or `retry`', async () => {
    for (const fetch of [0, '', false, null, NaN]) {
      assert.equal((await rejection(api.client('ours', { fetch }).users.getUser('u'))).code, 'fetch-invalid');
    }
    for (const retry of [0, '', false, true, 3]) {
      assert.equal((await rejection(api.client('ours', { retry }).users.getUser('u'))).code, 'retry-invalid');
      assert.equal((await rejection(api.client('ours').users.getUser('u', { retry }))).code, 'retry-invalid');
    }
    assert.deepEqual(api.takeRequests(), []);
    await api.client('ours', { fetch: undefined, retry: undefined }).users.getUser('u', { retry: undefined });
    assert.equal(api.takeRequests().length, 1);
  });

  it('require every id', async () => {
    const client = api.client('ours');
    const calls = {
      actorTokenId: () => client.actorTokens.revoke(),
      userId: () => client.organizations.updateOrganizationMembership({ organizationId: 'o', role: 'r' }),
      organizationId: () => client.organizations.getOrganization({}),
      otherMachineId: () => client.machines.deleteScope('mch_1'),
      signUpAttemptId: () => client.signUps.update({ externalId: 'x' }),
      provider: () => client.users.getUserOauthAccessToken('u'),
      passkeyIdentificationId: () => client.users.deleteUserPasskey({ userId: 'u', passkeyIdentificationId: '..' }),
      invitationId: () => client.organizations.revokeOrganizationInvitation({ organizationId: 'o' }),
    };
    for (const [id, call] of Object.entries(calls)) {
      const error = await rejection(call());
      assert.match(error.message, new RegExp(`^Clerk: \\w+\\.\\w+\\(\\) needs the argument \`${id}\``));
    }
    assert.deepEqual(api.takeRequests(), []);
  });
});
