'use strict';

const assert = require('node:assert/strict');
const native = require('../../lib/native');
const { deserializer } = require('../../lib/resources');
const { BackendApi, json } = require('./backend-api');
const { describeValue, textOf } = require('./describe-value');
const { user } = require('./payloads');

const deserialize = deserializer(JSON.parse(native.describeBackend()).resources);

const details = { code: 'c', message: 'm', long_message: 'l', meta: { param_name: 'to', unknown: 1 } };

/** What became of the emails of a batch, as Clerk says it. */
const batch = [
  { index: 0, email: { object: 'email', id: 'ema_1', to_email_address: 'ada@example.com', data: null }, status_code: 200, retry_after_seconds: 1 },
  { index: 1, errors: [details], status_code: 429, retry_after_seconds: 5 },
  { index: 2, email: null, status_code: 500 },
  { index: 3, email: {}, errors: [details] },
  {},
];

describe('Backend API: answers that do not tell their kind', () => {
  it('give what became of each email of a batch', async () => {
    const api = await BackendApi.start();
    api.answerWith(json(batch));
    const peers = await api.client('peer').emails.createBatch([{ to: { address: 'ada@example.com' } }]);
    assert.equal(textOf(deserialize(batch, 'emails.createBatch')), textOf(peers));
  });

  for (const operation of ['users.disableUserMFA', 'users.deleteUserTOTP', 'users.deleteUserBackupCodes']) {
    it(`give the id of the user after ${operation}, as the types say`, () => {
      assert.deepEqual(describeValue(deserialize({ user_id: 'user_1' }, operation)), [['own userId', 'user_1']]);
      assert.deepEqual(deserialize({ user_id: 'user_1' }, 'users.getUser'), { user_id: 'user_1' });
    });
  }

  it('are what they say they are, if they do', () => {
    assert.equal(deserialize(user, 'users.disableUserMFA').constructor.name, 'User');
    assert.equal(deserialize('text', 'users.disableUserMFA'), 'text');
  });
});
