'use strict';

const assert = require('node:assert/strict');
const { deserializer } = require('../../lib/backend/deserialize');
const recorded = require('../parity/backend/recorded');
const { BackendApi, json } = require('./backend-api');
const { textOf } = require('./describe-value');

/**
 * Deliberate differences from the result of `@clerk/backend`. `isOurs` checks its result of a response, and ours.
 * result.
 */
const DEVIATIONS = [
  {
    id: 'a missing part is undefined',
    isOurs: ({ reference, ours }) =>
      reference.error?.errors[0].code === 'unexpected_error' && ours.value.publicUserData === undefined,
  },
  {
    id: 'types are followed',
    isOurs: ({ payload, reference, ours }) => {
      assert.deepEqual(reference.value?.data ?? reference.value, payload.data ?? payload);
      const results = ours.value.data ?? [ours.value];
      return results.every(
        (result) => Object.keys(result).length > 0 && Object.keys(result).every((name) => /^[a-zA-Z]+$/.test(name)),
      );
    },
  },
];

/** The methods whose results may differ, and why. */
const DIFFERENT = {
  'organizations.createOrganizationMembership': 'a missing part is undefined',
  'organizations.updateOrganizationMembership': 'a missing part is undefined',
  'organizations.updateOrganizationMembershipMetadata': 'a missing part is undefined',
  'organizations.deleteOrganizationMembership': 'a missing part is undefined',
  'organizations.getOrganizationDomainList': 'types are followed',
  'organizations.createOrganizationDomain': 'types are followed',
  'organizations.updateOrganizationDomain': 'types are followed',
  'testingTokens.createTestingToken': 'types are followed',
  'users.disableUserMFA': 'types are followed',
  'users.deleteUserBackupCodes': 'types are followed',
  'users.deleteUserTOTP': 'types are followed',
};

describe('Backend API: recorded responses', () => {
  const deserialize = deserializer(require('../../lib/backend/tables').resources);
  let api;

  before(async () => {
    api = await BackendApi.start();
  });

  it('exist for every method whose results may differ', () => {
    assert.deepEqual(
      Object.keys(DIFFERENT).filter((operation) => !Object.hasOwn(recorded.answers, operation)),
      [],
    );
  });

  for (const [operation, answers] of Object.entries(recorded.answers)) {
    it(`to ${operation} result in the same as with @clerk/backend`, async () => {
      for (const [kind, payload] of Object.entries(answers).filter(([, answer]) => answer.$status === undefined)) {
        api.answerWith(json(payload));
        const reference = await api
          .client('reference')
          .users.getUser('user_1')
          .then(
            (value) => ({ value }),
            (error) => ({ error }),
          );
        const ours = { value: deserialize(payload, operation) };
        if (reference.error || textOf(ours.value) !== textOf(reference.value)) {
          const deviation = DEVIATIONS.find(({ id }) => id === DIFFERENT[operation]);
          assert.ok(deviation?.isOurs({ payload, reference, ours }), `${kind}: ${textOf(ours.value)}`);
        }
      }
    });
  }
});
