'use strict';

const assert = require('node:assert/strict');
const { deserializer } = require('../../lib/backend/deserialize');
const { BackendApi, json, rejection } = require('./backend-api');
const { describeValue, textOf } = require('./describe-value');
const { user } = require('./payloads');

const deserialize = deserializer(require('../../lib/backend/tables').resources);

const details = { code: 'c', message: 'm', long_message: 'l', meta: { param_name: 'to', unknown: 1 } };

/** The results for the emails of a batch, as Clerk sends them. */
const batch = [
  {
    index: 0,
    email: { object: 'email', id: 'ema_1', to_email_address: 'ada@example.com', data: null },
    status_code: 200,
    retry_after_seconds: 1,
  },
  { index: 1, errors: [details], status_code: 429, retry_after_seconds: 5 },
  { index: 2, email: null, status_code: 500 },
  { index: 3, email: {}, errors: [details] },
  {},
];

describe('Backend API: responses without a type', () => {
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  /** The result of a package for a response to a batch of emails. */
  function resultOf(which, payload) {
    api.answerWith(json(payload));
    return api.client(which).emails.createBatch([{ to: { address: 'ada@example.com' } }]);
  }

  it('resolve with the result for each email of a batch', async () => {
    for (const payload of [batch, { data: batch }, { data: [] }, [user, 'text']]) {
      assert.equal(textOf(await resultOf('ours', payload)), textOf(await resultOf('reference', payload)));
    }
    assert.deepEqual(await resultOf('ours', { data: [], total_count: 5 }), []);
  });

  it('are not a batch of emails if they are not an array', async () => {
    for (const payload of [{}, user, 5, null, 'text', [null]]) {
      const error = await rejection(resultOf('ours', payload));
      assert.deepEqual([error.status, error.errors[0].code], [undefined, 'unexpected_error'], JSON.stringify(payload));
    }
  });

  for (const method of ['disableUserMFA', 'deleteUserTOTP', 'deleteUserBackupCodes']) {
    it(`resolve with the id of the user after ${method}, as the types say`, async () => {
      api.answerWith(json({ user_id: 'user_1' }));
      const { users } = api.client('ours');
      assert.deepEqual(describeValue(await users[method]('user_1')), [['own userId', 'user_1']]);
      assert.deepEqual(await users.getUser('user_1'), { user_id: 'user_1' });
    });
  }

  it('are of their declared type if they have one', () => {
    assert.equal(deserialize(user, 'users.disableUserMFA').constructor.name, 'User');
    assert.equal(deserialize('text', 'users.disableUserMFA'), 'text');
  });
});
