'use strict';

/** Steps of the plan about people: users, what identifies them, their sessions and how they sign up. */

const assert = require('node:assert/strict');
const { AMARA, JONAS, deleted, listed, made, step } = require('./plan');

made('user', 'users.createUser', () => [
  { emailAddress: ['ada@example.com'], phoneNumber: ['+12015550142'], firstName: 'Ada', password: 'fresh-bread-42' },
]);
listed('user', 'users.getUserList', () => [{ query: 'ada' }]);
step(
  'users.getUser',
  ({ user }) => [user.id],
  (found) => assert.equal(found.firstName, 'Ada'),
);
step(
  'users.getCount',
  () => [],
  (count) => assert.equal(count, 5),
);
step(
  'users.updateUser',
  ({ user }) => [user.id, { firstName: 'Augusta' }],
  (changed) => assert.equal(changed.firstName, 'Augusta'),
);
step(
  'users.updateUserMetadata',
  ({ user }) => [user.id, { publicMetadata: { a: 1, b: 2 } }],
  (changed) => assert.deepEqual(changed.publicMetadata, { a: 1, b: 2 }),
);
step(
  'users.replaceUserMetadata',
  ({ user }) => [user.id, { publicMetadata: { c: 3 } }],
  (changed) => assert.deepEqual(changed.publicMetadata, { c: 3 }),
);
step('users.updateUserProfileImage', ({ user }) => [user.id, { file: new Blob(['GIF89a'], { type: 'image/gif' }) }]);
step('users.deleteUserProfileImage', ({ user }) => [user.id]);
step('users.verifyPassword', ({ user }) => [{ userId: user.id, password: 'fresh-bread-42' }]);
step('users.verifyTOTP', ({ user }) => [{ userId: user.id, code: '123456' }], undefined, { refused: 400 });
step('users.setPasswordCompromised', ({ user }) => [user.id, { revokeAllSessions: true }]);
step('users.unsetPasswordCompromised', ({ user }) => [user.id]);
step('users.removePassword', ({ user }) => [user.id, {}]);
for (const [method, property, value] of [
  ['banUser', 'banned', true],
  ['unbanUser', 'banned', false],
  ['lockUser', 'locked', true],
  ['unlockUser', 'locked', false],
]) {
  step(
    `users.${method}`,
    ({ user }) => [user.id],
    (changed) => assert.equal(changed[String(property)], value),
  );
}
step(
  'users.getUserOauthAccessToken',
  ({ user }) => [user.id, 'google'],
  ({ totalCount }) => assert.equal(totalCount, 0),
);
step(
  'users.getOrganizationMembershipList',
  () => [{ userId: AMARA }],
  ({ totalCount }) => assert.equal(totalCount, 1),
);
step('users.getOrganizationInvitationList', () => [{ userId: AMARA }]);
step('users.deleteUserTOTP', ({ user }) => [user.id], undefined, { refused: 404 });
step('users.deleteUserBackupCodes', ({ user }) => [user.id], undefined, { refused: 404 });
step('users.disableUserMFA', ({ user }) => [user.id]);
for (const [method, name] of [
  ['deleteUserPasskey', 'passkeyIdentificationId'],
  ['deleteUserWeb3Wallet', 'web3WalletIdentificationId'],
  ['deleteUserExternalAccount', 'externalAccountId'],
]) {
  step(`users.${method}`, ({ user }) => [{ userId: user.id, [name]: 'idn_none' }], undefined, { refused: 404 });
}
step('users.replaceUserEmailAddress', ({ user }) => [user.id, { emailAddress: 'augusta@example.com' }]);
step('users.replaceUserPhoneNumber', ({ user }) => [user.id, { phoneNumber: '+12015550143' }]);

made('emailAddress', 'emailAddresses.createEmailAddress', ({ user }) => [
  { userId: user.id, emailAddress: 'lovelace@example.com', verified: true },
]);
step('emailAddresses.getEmailAddress', ({ emailAddress }) => [emailAddress.id]);
step('emailAddresses.updateEmailAddress', ({ emailAddress }) => [emailAddress.id, { primary: false }]);
deleted('emailAddress', 'emailAddresses.deleteEmailAddress');
made('phoneNumber', 'phoneNumbers.createPhoneNumber', ({ user }) => [
  { userId: user.id, phoneNumber: '+12015550144', verified: true },
]);
step('phoneNumbers.getPhoneNumber', ({ phoneNumber }) => [phoneNumber.id]);
step('phoneNumbers.updatePhoneNumber', ({ phoneNumber }) => [phoneNumber.id, { primary: false }]);
deleted('phoneNumber', 'phoneNumbers.deletePhoneNumber');

made('session', 'sessions.createSession', () => [{ userId: AMARA }]);
listed('session', 'sessions.getSessionList', () => [{ userId: AMARA }]);
step('sessions.getSession', ({ session }) => [session.id]);
made('token', 'sessions.getToken', ({ session }) => [session.id]);
step('sessions.verifySession', ({ session, token }) => [session.id, token.jwt]);
step(
  'sessions.refreshSession',
  ({ session, token }) => [
    session.id,
    { format: 'token', expired_token: token.jwt, refresh_token: 'wrong', request_origin: 'http://127.0.0.1:3000' },
  ],
  undefined,
  { refused: 401 },
);
step(
  'clients.getClientList',
  () => [],
  ({ totalCount }) => assert.ok(totalCount > 0),
);
step('clients.getClient', ({ session }) => [session.clientId]);
step(
  'clients.verifyClient',
  ({ token }) => [token.jwt],
  (client, { session }) => assert.equal(client.id, session.clientId),
);
step('clients.getHandshakePayload', () => [{ nonce: 'unknown' }], undefined, { refused: 404 });
step(
  'sessions.revokeSession',
  ({ session }) => [session.id],
  ({ status }) => assert.equal(status, 'revoked'),
);

made('signInToken', 'signInTokens.createSignInToken', () => [{ userId: JONAS, expiresInSeconds: 60 }]);
step(
  'signInTokens.revokeSignInToken',
  ({ signInToken }) => [signInToken.id],
  ({ status }) => assert.equal(status, 'revoked'),
);
made('actorToken', 'actorTokens.create', () => [{ userId: AMARA, actor: { sub: JONAS } }]);
step(
  'actorTokens.revoke',
  ({ actorToken }) => [actorToken.id],
  ({ status }) => assert.equal(status, 'revoked'),
);
made('agentTask', 'agentTasks.create', () => [
  {
    onBehalfOf: { userId: AMARA },
    permissions: '*',
    agentName: 'Baker',
    taskDescription: 'Bake bread',
    redirectUrl: 'http://127.0.0.1:3000/oven',
  },
]);
step('agentTasks.revoke', ({ agentTask }) => [agentTask.agentTaskId]);
step('testingTokens.createTestingToken', () => []);
step(
  'signUps.get',
  ({ signUp }) => [signUp.id],
  ({ status, emailAddress }) => assert.deepEqual([status, emailAddress], ['missing_requirements', 'kurt@example.com']),
);
step(
  'signUps.update',
  ({ signUp }) => [{ signUpAttemptId: signUp.id, externalId: 'crm-7' }],
  ({ externalId }) => assert.equal(externalId, 'crm-7'),
);

made('invitation', 'invitations.createInvitation', () => [{ emailAddress: 'grace@example.com' }]);
step(
  'invitations.createInvitationBulk',
  () => [[{ emailAddress: 'alan@example.com' }, { emailAddress: 'eve@example.com' }]],
  (invitations) => assert.equal(invitations.length, 2),
);
listed('invitation', 'invitations.getInvitationList');
step(
  'invitations.revokeInvitation',
  ({ invitation }) => [invitation.id],
  ({ status }) => assert.equal(status, 'revoked'),
);
deleted('invitation', 'invitations.deleteInvitation');
made('entry', 'waitlistEntries.create', () => [{ emailAddress: 'mary@example.com' }]);
step(
  'waitlistEntries.createBulk',
  () => [[{ emailAddress: 'joan@example.com' }, { emailAddress: 'ruth@example.com' }]],
  ([joan, ruth], things) => Object.assign(things, { joan, ruth }),
);
listed('entry', 'waitlistEntries.list', () => [{ status: 'pending' }]);
step(
  'waitlistEntries.invite',
  ({ entry }) => [entry.id],
  ({ status, invitation }) => assert.deepEqual([status, invitation.status], ['invited', 'pending']),
);
step(
  'waitlistEntries.reject',
  ({ joan }) => [joan.id],
  ({ status }) => assert.equal(status, 'rejected'),
);
deleted('ruth', 'waitlistEntries.delete');
for (const [name, method] of [
  ['allowlistIdentifiers', 'AllowlistIdentifier'],
  ['blocklistIdentifiers', 'BlocklistIdentifier'],
]) {
  made(name, `${name}.create${method}`, () =>
    [{ identifier: '*@example.net', notify: false }].map((params) =>
      name === 'allowlistIdentifiers' ? params : { identifier: params.identifier },
    ),
  );
  listed(name, `${name}.get${method}List`);
  deleted(name, `${name}.delete${method}`);
}
