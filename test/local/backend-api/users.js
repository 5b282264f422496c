'use strict';

/** Steps of the plan about users and what identifies them. */

const assert = require('node:assert/strict');
const { codeOf } = require('./totp');
const { call, deleted, listed, made, shows, step, stored } = require('./plan');

const PASSWORD = 'fresh-bread-42';
const TOTP = 'JBSWY3DPEHPK3PXP';

/** @param {string} code */
const wrong = (code) => code.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));

const user = (/** @type {Record<string, unknown>} */ expected) => shows('user', 'users.getUser', expected);

made(
  'user',
  'users.createUser',
  () => [
    {
      emailAddress: ['ada@example.com'],
      phoneNumber: ['+12015550142'],
      firstName: 'Ada',
      password: PASSWORD,
      totpSecret: TOTP,
      backupCodes: ['one-two-three'],
    },
  ],
  user({ firstName: 'Ada', passwordEnabled: true, totpEnabled: true, backupCodeEnabled: true, twoFactorEnabled: true }),
);
listed('user', 'users.getUserList', () => [{ query: 'ada' }]);
step(
  'users.getUser',
  ({ user: { id } }) => [id],
  (found) => assert.equal(found.firstName, 'Ada'),
);
step(
  'users.getCount',
  () => [],
  (count, { before }) => assert.equal(count, before.users + 1),
);
step(
  'users.updateUser',
  ({ user: { id } }) => [id, { firstName: 'Augusta' }],
  (changed) => assert.equal(changed.firstName, 'Augusta'),
  { read: user({ firstName: 'Augusta', lastName: null }) },
);
step(
  'users.updateUserMetadata',
  ({ user: { id } }) => [id, { publicMetadata: { a: 1, b: 2 }, privateMetadata: { p: true } }],
  (changed) => assert.deepEqual(changed.publicMetadata, { a: 1, b: 2 }),
  { read: user({ publicMetadata: { a: 1, b: 2 }, privateMetadata: { p: true } }) },
);
step(
  'users.replaceUserMetadata',
  ({ user: { id } }) => [id, { publicMetadata: { c: 3 } }],
  (changed) => assert.deepEqual(changed.publicMetadata, { c: 3 }),
  { read: user({ publicMetadata: { c: 3 }, privateMetadata: { p: true } }) },
);
step(
  'users.updateUserProfileImage',
  ({ user: { id } }) => [id, { file: new Blob(['GIF89a'], { type: 'image/gif' }) }],
  (changed) => assert.equal(changed.hasImage, true),
  { read: user({ hasImage: true }) },
);
step('users.deleteUserProfileImage', ({ user: { id } }) => [id], undefined, { read: user({ hasImage: false }) });
step(
  'users.verifyPassword',
  ({ user: { id } }) => [{ userId: id, password: PASSWORD }],
  ({ verified }) => assert.equal(verified, true),
);
step(
  'users.verifyTOTP',
  ({ user: { id } }) => [{ userId: id, code: codeOf(TOTP) }],
  ({ verified }) => assert.equal(verified, true),
);
step('users.verifyTOTP', ({ user: { id } }) => [{ userId: id, code: wrong(codeOf(TOTP)) }], undefined, {
  refused: 422,
});
// No method shows the mark; sign-ins heed it.
for (const [method, mark] of /** @type {const} */ ([
  ['setPasswordCompromised', true],
  ['unsetPasswordCompromised', undefined],
])) {
  step(`users.${method}`, ({ user: { id } }) => [id], undefined, {
    read: stored(({ users }, { user: { id } }) => {
      const { password_compromised: found } = users.find((/** @type {any} */ one) => one.id === id);
      assert.equal(found, mark);
    }),
  });
}
for (const [method, property, value] of [
  ['banUser', 'banned', true],
  ['unbanUser', 'banned', false],
  ['lockUser', 'locked', true],
  ['unlockUser', 'locked', false],
]) {
  step(
    `users.${method}`,
    ({ user: { id } }) => [id],
    (changed) => assert.equal(changed[String(property)], value),
    { read: user({ [String(property)]: value }) },
  );
}
step(
  'users.getUserOauthAccessToken',
  ({ user: { id } }) => [id, 'google'],
  ({ totalCount }) => assert.equal(totalCount, 0),
);
step(
  'users.getOrganizationMembershipList',
  ({ amara }) => [{ userId: amara }],
  ({ data }, { bakery }) =>
    assert.deepEqual(
      data.map((/** @type {any} */ { organization }) => organization.id),
      [bakery],
    ),
);
step(
  'users.getOrganizationInvitationList',
  ({ amara }) => [{ userId: amara }],
  ({ data, totalCount }) => assert.equal(data.length, totalCount),
);
step('users.deleteUserBackupCodes', ({ user: { id } }) => [id], undefined, {
  read: user({ backupCodeEnabled: false, totpEnabled: true }),
});
step('users.deleteUserTOTP', ({ user: { id } }) => [id], undefined, {
  read: user({ totpEnabled: false, twoFactorEnabled: false }),
});
step('users.updateUser', ({ user: { id } }) => [id, { totpSecret: TOTP, backupCodes: ['four'] }], undefined, {
  read: user({ totpEnabled: true, backupCodeEnabled: true, twoFactorEnabled: true }),
});
step('users.disableUserMFA', ({ user: { id } }) => [id], undefined, {
  read: user({ totpEnabled: false, backupCodeEnabled: false, twoFactorEnabled: false }),
});
step('users.removePassword', ({ user: { id } }) => [id, {}], undefined, { read: user({ passwordEnabled: false }) });
for (const [method, name] of [
  ['deleteUserPasskey', 'passkeyIdentificationId'],
  ['deleteUserWeb3Wallet', 'web3WalletIdentificationId'],
  ['deleteUserExternalAccount', 'externalAccountId'],
]) {
  step(`users.${method}`, ({ user: { id } }) => [{ userId: id, [name]: 'idn_none' }], undefined, { refused: 404 });
}

/**
 * The user's addresses or numbers, the primary one marked.
 *
 * @param {'emailAddress' | 'phoneNumber'} kind
 * @param {Record<string, boolean>} expected
 * @returns {import('./plan').Step['read']}
 */
function has(kind, expected) {
  return async (client, things) => {
    const found = await call(client, 'users.getUser', [things.user.id]);
    const primary = found[kind === 'emailAddress' ? 'primaryEmailAddressId' : 'primaryPhoneNumberId'];
    const rows = found[kind === 'emailAddress' ? 'emailAddresses' : 'phoneNumbers'];
    assert.deepEqual(
      Object.fromEntries(rows.map((/** @type {any} */ row) => [row[kind], row.id === primary])),
      expected,
    );
  };
}

step('users.replaceUserEmailAddress', ({ user: { id } }) => [id, { emailAddress: 'augusta@example.com' }], undefined, {
  read: has('emailAddress', { 'augusta@example.com': true }),
});
step('users.replaceUserPhoneNumber', ({ user: { id } }) => [id, { phoneNumber: '+12015550143' }], undefined, {
  read: has('phoneNumber', { '+12015550143': true }),
});
for (const [kind, value, old] of /** @type {const} */ ([
  ['emailAddress', 'lovelace@example.com', 'augusta@example.com'],
  ['phoneNumber', '+12015550144', '+12015550143'],
])) {
  const [namespace, name] =
    kind === 'emailAddress' ? ['emailAddresses', 'EmailAddress'] : ['phoneNumbers', 'PhoneNumber'];
  made(
    kind,
    `${namespace}.create${name}`,
    ({ user: { id } }) => [{ userId: id, [kind]: value, verified: true }],
    has(kind, { [old]: true, [value]: false }),
  );
  step(
    `${namespace}.get${name}`,
    (things) => [things[kind].id],
    (found) => assert.deepEqual([found[kind], found.verification.status], [value, 'verified']),
  );
  step(`${namespace}.update${name}`, (things) => [things[kind].id, { primary: true }], undefined, {
    read: has(kind, { [old]: false, [value]: true }),
  });
  deleted(kind, `${namespace}.delete${name}`, `${namespace}.get${name}`);
  step(`${namespace}.create${name}`, ({ user: { id } }) => [{ userId: id, [kind]: value }], undefined, {
    read: async (client, things) => {
      const found = await call(client, 'users.getUser', [things.user.id]);
      assert.equal(found[namespace].length, 2);
    },
  });
}
