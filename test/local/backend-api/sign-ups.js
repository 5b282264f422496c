'use strict';

/** Steps of the plan about how people come: sign-ups, invitations, the waitlist, and who is allowed. */

const assert = require('node:assert/strict');
const { beginSignUp } = require('./browser');
const { call, deleted, listed, made, shows, step } = require('./plan');

step(
  'signUps.get',
  async (things) => [(things.signUpId = await beginSignUp(things.clerk, 'new@example.com'))],
  ({ id, emailAddress, externalId }, { signUpId }) =>
    assert.deepEqual([id, emailAddress, externalId], [signUpId, 'new@example.com', null]),
);
step(
  'signUps.update',
  ({ signUpId }) => [{ signUpAttemptId: signUpId, externalId: 'crm-7' }],
  ({ externalId }) => assert.equal(externalId, 'crm-7'),
  { read: shows('signUp', 'signUps.get', { externalId: 'crm-7' }, ({ signUpId }) => [signUpId]) },
);
step('signUps.get', () => ['sua_none'], undefined, { refused: 404 });
step('signUps.update', () => [{ signUpAttemptId: 'sua_none', externalId: 'x' }], undefined, { refused: 404 });

const invitation = (/** @type {string} */ status) =>
  shows('invitation', 'invitations.getInvitationList', { emailAddress: 'grace@example.com' }, () => [{ status }]);
made(
  'invitation',
  'invitations.createInvitation',
  () => [{ emailAddress: 'grace@example.com' }],
  invitation('pending'),
);
step(
  'invitations.createInvitationBulk',
  () => [[{ emailAddress: 'alan@example.com' }, { emailAddress: 'eve@example.com' }]],
  (invitations) => assert.equal(invitations.length, 2),
  {
    read: async (client) => {
      const { data } = await call(client, 'invitations.getInvitationList', [{ status: 'pending' }]);
      const addresses = data.map((/** @type {any} */ { emailAddress }) => emailAddress).sort();
      assert.deepEqual(addresses, ['alan@example.com', 'eve@example.com', 'grace@example.com']);
    },
  },
);
listed('invitation', 'invitations.getInvitationList');
step(
  'invitations.revokeInvitation',
  (things) => [things.invitation.id],
  ({ status }) => assert.equal(status, 'revoked'),
  { read: invitation('revoked') },
);
deleted('invitation', 'invitations.deleteInvitation', 'invitations.getInvitationList', () => [{ status: 'revoked' }]);

const entry = (/** @type {string} */ as, /** @type {string} */ status) =>
  shows(as, 'waitlistEntries.list', { status }, () => [{ status }]);
made('entry', 'waitlistEntries.create', () => [{ emailAddress: 'mary@example.com' }], entry('entry', 'pending'));
step(
  'waitlistEntries.createBulk',
  () => [[{ emailAddress: 'joan@example.com' }, { emailAddress: 'ruth@example.com' }]],
  ([joan, ruth], things) => Object.assign(things, { joan, ruth }),
  { read: async (client, things) => entry('ruth', 'pending')(client, things) },
);
listed('entry', 'waitlistEntries.list', () => [{ status: 'pending' }]);
step(
  'waitlistEntries.invite',
  (things) => [things.entry.id],
  ({ status, invitation: sent }) => assert.deepEqual([status, sent.status], ['invited', 'pending']),
  { read: entry('entry', 'invited') },
);
step(
  'waitlistEntries.reject',
  ({ joan }) => [joan.id],
  ({ status }) => assert.equal(status, 'rejected'),
  { read: entry('joan', 'rejected') },
);
deleted('ruth', 'waitlistEntries.delete', 'waitlistEntries.list', () => [{}]);

for (const [name, method] of [
  ['allowlistIdentifiers', 'AllowlistIdentifier'],
  ['blocklistIdentifiers', 'BlocklistIdentifier'],
]) {
  const identifier = '*@example.net';
  const list = `${name}.get${method}List`;
  made(
    name,
    `${name}.create${method}`,
    () => [name === 'allowlistIdentifiers' ? { identifier, notify: false } : { identifier }],
    shows(name, list, { identifier }, () => []),
  );
  listed(name, list);
  deleted(name, `${name}.delete${method}`, list, () => []);
}
