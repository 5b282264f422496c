'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('./backend-api');
const { payloads, user } = require('./payloads');

describe('Backend API: resources', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  for (const [name, payload] of Object.entries(payloads)) {
    it(`gives ${name} the shape that the peer gives it`, async () => {
      api.answerWith(json(name === 'text' ? JSON.stringify(payload) : payload));
      const ours = await api.client('ours').users.getUser('user_1');
      const peers = await api.client('peer').users.getUser('user_1');
      // As text, so that the order of properties counts.
      assert.equal(JSON.stringify(describeValue(ours), null, 1), JSON.stringify(describeValue(peers), null, 1));
    });
  }

  it('names classes as the documentation does', async () => {
    api.answerWith(json(user));
    const { constructor, emailAddresses } = await api.client('ours').users.getUser('user_1');
    assert.deepEqual([constructor.name, emailAddresses[0].constructor.name], ['User', 'EmailAddress']);
  });

  it('does not repeat the payload in the JSON of a user', async () => {
    api.answerWith(json(user));
    const ours = await api.client('ours').users.getUser('user_1');
    assert.deepEqual(ours.raw, user);
    assert.equal('_raw' in JSON.parse(JSON.stringify(ours)), false);
  });

  it('leaves a list of links undefined where the answer has none', async () => {
    api.answerWith(json({ id: 'idn_1', object: 'email_address' }));
    assert.equal((await api.client('ours').users.getUser('user_1')).linkedTo, undefined);
  });

  it('shares no default between two users', async () => {
    api.answerWith(json([{ object: 'user' }, { object: 'user' }]));
    const [one, other] = await api.client('ours').users.getUser('user_1');
    assert.notEqual(one.publicMetadata, other.publicMetadata);
  });

  it('tells when the answer is no resource', async () => {
    for (const text of ['null', '5', '[null]', '{"object":"email_address","verification":{"external_verification_redirect_url":"?"}}']) {
      api.answerWith(json(text));
      const error = await rejection(api.client('ours').users.getUser('user_1'));
      assert.deepEqual([error.name, error.status, error.errors[0].code], ['ClerkAPIResponseError', undefined, 'unexpected_error']);
    }
  });
});

/** A value with everything that a user of it can tell: own properties in their order, getters and kinds. */
function describeValue(value) {
  if (value instanceof URL) {
    return `URL ${value.href}`;
  }
  if (Array.isArray(value)) {
    return value.map(describeValue);
  }
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? 'undefined' : value;
  }
  const described = Object.getOwnPropertyNames(value).map((name) => [`own ${name}`, describeValue(value[name])]);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype) {
    const getters = Object.getOwnPropertyNames(prototype).filter((name) => Object.getOwnPropertyDescriptor(prototype, name).get);
    described.push(...getters.sort().map((name) => [`getter ${name}`, describeValue(value[name])]));
  }
  return described;
}
