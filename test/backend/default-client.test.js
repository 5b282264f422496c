'use strict';

const assert = require('node:assert/strict');
const { implementations } = require('../support/implementations');
const { BackendApi, json, rejection } = require('./backend-api');

describe('Backend API: the default client', () => {
  const { env } = process;
  let api;
  let clerkClient;
  let optionsOf;
  let createClerkClient;

  before(async () => {
    api = await BackendApi.start();
    api.answerWith(json({ object: 'token', jwt: 'a.b.c' }));
  });

  beforeEach(() => {
    process.env = { ...env, CLERK_SECRET_KEY: '', CLERK_API_URL: api.origin };
    api.takeRequests();
    // Separate modules: the default client stays the same once it has a secret key.
    const paths = ['client', 'options/client-options', 'options/configuration', 'authenticate-request'].map((name) =>
      require.resolve(`../../lib/${name}`),
    );
    const loaded = paths.map((path) => require.cache[path]);
    paths.forEach((path) => delete require.cache[path]);
    ({ clerkClient, createClerkClient } = require('../../lib/client'));
    ({ optionsOf } = require('../../lib/options/client-options'));
    paths.forEach((path, index) => (require.cache[path] = loaded[index]));
  });

  afterEach(() => {
    process.env = env;
  });

  it('reads the environment until there is a secret key, and then stays the same', async () => {
    assert.equal((await rejection(clerkClient.sessions.getToken('s'))).code, 'secret-key-missing');
    process.env.CLERK_SECRET_KEY = 'sk_test_late';
    await clerkClient.sessions.getToken('s');
    process.env.CLERK_SECRET_KEY = 'sk_test_other';
    await clerkClient.sessions.getToken('s');
    assert.deepEqual(
      api.requests.map(({ headers }) => headers.authorization),
      ['Bearer sk_test_late', 'Bearer sk_test_late'],
    );
  });

  it('can be read, but neither listed nor changed', () => {
    assert.equal(typeof clerkClient.users.getUser, 'function');
    assert.equal(clerkClient.toString, Object.prototype.toString);
    assert.deepEqual(Object.keys(clerkClient), []);
    assert.equal('users' in clerkClient, false);
    assert.throws(() => {
      clerkClient.users = {};
    }, TypeError);
  });

  it('has the same options while the environment stays the same', () => {
    const options = optionsOf(clerkClient);
    assert.equal(optionsOf(clerkClient), options);
    assert.equal(options.apiUrl, api.origin);
    process.env.CLERK_JWT_KEY = 'pem';
    assert.equal(optionsOf(clerkClient).jwtKey, 'pem');
  });

  it('does not use the environment for a client that is created explicitly', () => {
    process.env.CLERK_SECRET_KEY = 'sk_test_env';
    const client = createClerkClient({ publishableKey: 'pk_test_x' });
    assert.deepEqual(optionsOf(client), { publishableKey: 'pk_test_x' });
    assert.deepEqual(optionsOf({}), {});
    const theirs = implementations.reference.createClerkClient({ secretKey: 'sk_test_x' });
    assert.deepEqual(
      Object.keys(client).filter((key) => key !== 'request'),
      Object.keys(theirs),
    );
  });

  it('has the telemetry collector that its type declares, disabled and sending nothing', async () => {
    const { telemetry } = clerkClient;
    const collector = Object.getPrototypeOf(implementations.reference.createClerkClient({}).telemetry);
    for (const name of Object.getOwnPropertyNames(collector).filter((key) => key !== 'constructor')) {
      const { value } = Object.getOwnPropertyDescriptor(collector, name);
      assert.equal(typeof telemetry[name], value === undefined ? 'boolean' : 'function', name);
    }
    assert.deepEqual([telemetry.isEnabled, telemetry.isDebug], [false, false]);
    const { fetch } = globalThis;
    const calls = [];
    globalThis.fetch = async (...args) => calls.push(args);
    try {
      telemetry.record({ event: 'METHOD_CALLED', eventSamplingRate: 1, payload: { method: 'getAuth' } });
      telemetry.recordLog({ level: 'error', message: 'a fault', timestamp: Date.now() });
      await new Promise(setImmediate);
    } finally {
      globalThis.fetch = fetch;
    }
    assert.deepEqual([calls, api.requests], [[], []]);
  });
});
