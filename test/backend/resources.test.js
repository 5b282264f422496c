'use strict';

const assert = require('node:assert/strict');
const { BackendApi, json, rejection } = require('./backend-api');
const { textOf } = require('./describe-value');
const { payloads, user } = require('./payloads');

describe('Backend API: resources', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  for (const [name, payload] of Object.entries(payloads)) {
    it(`have the shape of @clerk/backend: ${name}`, async () => {
      api.answerWith(json(name === 'text' ? JSON.stringify(payload) : payload));
      const ours = await api.client('ours').users.getUser('user_1');
      const theirs = await api.client('reference').users.getUser('user_1');
      assert.equal(textOf(ours), textOf(theirs));
    });
  }

  it('have the class names of the documentation', async () => {
    api.answerWith(json(user));
    const { constructor, emailAddresses } = await api.client('ours').users.getUser('user_1');
    assert.deepEqual([constructor.name, emailAddresses[0].constructor.name], ['User', 'EmailAddress']);
  });

  it('do not repeat the payload in the JSON of a user', async () => {
    api.answerWith(json(user));
    const ours = await api.client('ours').users.getUser('user_1');
    assert.deepEqual(ours.raw, user);
    assert.equal('_raw' in JSON.parse(JSON.stringify(ours)), false);
  });

  it('have an undefined array of links if the response has none', async () => {
    api.answerWith(json({ id: 'idn_1', object: 'email_address' }));
    assert.equal((await api.client('ours').users.getUser('user_1')).linkedTo, undefined);
  });

  it('do not share a default between two users', async () => {
    api.answerWith(json([{ object: 'user' }, { object: 'user' }]));
    const [one, other] = await api.client('ours').users.getUser('user_1');
    assert.notEqual(one.publicMetadata, other.publicMetadata);
  });

  it('report a response that is not a resource', async () => {
    for (const text of [
      'null',
      '5',
      '[null]',
      '{"object":"email_address","verification":{"external_verification_redirect_url":"?"}}',
    ]) {
      api.answerWith(json(text));
      const error = await rejection(api.client('ours').users.getUser('user_1'));
      assert.deepEqual(
        [error.name, error.status, error.errors[0].code],
        ['ClerkAPIResponseError', undefined, 'unexpected_error'],
      );
    }
  });
});
