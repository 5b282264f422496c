'use strict';

/** Steps of the plan about organizations, their members, invitations and domains. */

const assert = require('node:assert/strict');
const { call, gone, listed, made, shows, step } = require('./plan');

/** @typedef {import('./plan').Things} Things */

const organization = (/** @type {Record<string, unknown>} */ expected) =>
  shows('organization', 'organizations.getOrganization', expected, (things) => [
    { organizationId: things.organization.id },
  ]);

made(
  'organization',
  'organizations.createOrganization',
  ({ amara }) => [{ name: 'Mill', slug: 'mill', createdBy: amara }],
  organization({ name: 'Mill', slug: 'mill' }),
);
listed('organization', 'organizations.getOrganizationList');
step(
  'organizations.getOrganization',
  () => [{ slug: 'mill' }],
  ({ id }, things) => assert.equal(id, things.organization.id),
);
step(
  'organizations.updateOrganization',
  (things) => [things.organization.id, { name: 'Wind mill' }],
  ({ name }) => assert.equal(name, 'Wind mill'),
  { read: organization({ name: 'Wind mill', slug: 'mill' }) },
);
step(
  'organizations.updateOrganizationLogo',
  (things) => [
    things.organization.id,
    { file: new Blob(['GIF89a'], { type: 'image/gif' }), uploaderUserId: things.amara },
  ],
  undefined,
  { read: organization({ hasImage: true }) },
);
step('organizations.deleteOrganizationLogo', (things) => [things.organization.id], undefined, {
  read: organization({ hasImage: false }),
});
step(
  'organizations.updateOrganizationMetadata',
  (things) => [things.organization.id, { publicMetadata: { a: 1 }, privateMetadata: { p: 1 } }],
  ({ publicMetadata }) => assert.deepEqual(publicMetadata, { a: 1 }),
  { read: organization({ publicMetadata: { a: 1 }, privateMetadata: { p: 1 } }) },
);
step(
  'organizations.replaceOrganizationMetadata',
  (things) => [things.organization.id, { publicMetadata: { b: 2 } }],
  ({ publicMetadata }) => assert.deepEqual(publicMetadata, { b: 2 }),
  { read: organization({ publicMetadata: { b: 2 }, privateMetadata: { p: 1 } }) },
);

const member = (/** @type {Things} */ things) => ({ organizationId: things.organization.id, userId: things.jonas });

/**
 * The membership of Jonas, as a list shows it.
 *
 * @param {Record<string, unknown> | undefined} expected
 * @returns {import('./plan').Step['read']}
 */
function membership(expected) {
  return async (client, things) => {
    const organizationId = things.organization.id;
    const { data } = await call(client, 'organizations.getOrganizationMembershipList', [{ organizationId }]);
    const found = data.find((/** @type {any} */ one) => one.publicUserData.userId === things.jonas);
    assert.deepEqual(
      found && Object.fromEntries(Object.keys(expected ?? { role: '' }).map((name) => [name, found[name]])),
      expected,
    );
  };
}

step(
  'organizations.createOrganizationMembership',
  (things) => [{ ...member(things), role: 'org:member' }],
  ({ role }) => assert.equal(role, 'org:member'),
  { read: membership({ role: 'org:member' }) },
);
step(
  'organizations.getOrganizationMembershipList',
  (things) => [{ organizationId: things.organization.id }],
  ({ totalCount }) => assert.equal(totalCount, 2),
);
step(
  'organizations.getInstanceOrganizationMembershipList',
  () => [{}],
  ({ totalCount }, { before }) => assert.equal(totalCount, before.memberships + 2),
);
step(
  'organizations.updateOrganizationMembership',
  (things) => [{ ...member(things), role: 'org:admin' }],
  ({ role }) => assert.equal(role, 'org:admin'),
  { read: membership({ role: 'org:admin' }) },
);
step(
  'organizations.updateOrganizationMembershipMetadata',
  (things) => [{ ...member(things), publicMetadata: { shift: 1 } }],
  ({ publicMetadata }) => assert.deepEqual(publicMetadata, { shift: 1 }),
  { read: membership({ publicMetadata: { shift: 1 }, role: 'org:admin' }) },
);
step('organizations.deleteOrganizationMembership', (things) => [member(things)], undefined, {
  read: membership(undefined),
});

const invitation = (/** @type {Things} */ { organization: { id }, organizationInvitation }) => ({
  organizationId: id,
  invitationId: organizationInvitation.id,
});
const invited = (/** @type {string} */ status) =>
  shows(
    'organizationInvitation',
    'organizations.getOrganizationInvitation',
    { status, emailAddress: 'miller@example.com', role: 'org:member' },
    (things) => [invitation(things)],
  );
made(
  'organizationInvitation',
  'organizations.createOrganizationInvitation',
  (things) => [
    {
      organizationId: things.organization.id,
      emailAddress: 'miller@example.com',
      role: 'org:member',
      inviterUserId: things.amara,
    },
  ],
  invited('pending'),
);
step(
  'organizations.createOrganizationInvitationBulk',
  (things) => [
    things.organization.id,
    [{ emailAddress: 'miller2@example.com', role: 'org:member', inviterUserId: things.amara }],
  ],
  undefined,
  {
    read: async (client, things) => {
      const organizationId = things.organization.id;
      const { data } = await call(client, 'organizations.getOrganizationInvitationList', [{ organizationId }]);
      const addresses = data.map((/** @type {any} */ { emailAddress }) => emailAddress).sort();
      assert.deepEqual(addresses, ['miller2@example.com', 'miller@example.com']);
    },
  },
);
listed('organizationInvitation', 'organizations.getOrganizationInvitationList', (things) => [
  { organizationId: things.organization.id },
]);
step(
  'organizations.getOrganizationInvitation',
  (things) => [invitation(things)],
  ({ emailAddress }) => assert.equal(emailAddress, 'miller@example.com'),
);
step(
  'organizations.revokeOrganizationInvitation',
  (things) => [{ ...invitation(things), requestingUserId: things.amara }],
  ({ status }) => assert.equal(status, 'revoked'),
  { read: invited('revoked') },
);

const LIST = 'organizations.getOrganizationDomainList';
const ofOrganization = (/** @type {Things} */ things) => [{ organizationId: things.organization.id }];
const domain = (/** @type {Record<string, unknown>} */ expected) =>
  shows('organizationDomain', LIST, expected, ofOrganization);
const named = (/** @type {Things} */ things) => ({
  organizationId: things.organization.id,
  domainId: things.organizationDomain.id,
});
made(
  'organizationDomain',
  'organizations.createOrganizationDomain',
  (things) => [
    { organizationId: things.organization.id, name: 'mill.example', enrollmentMode: 'automatic_invitation' },
  ],
  domain({ name: 'mill.example', enrollmentMode: 'automatic_invitation' }),
);
listed('organizationDomain', LIST, ofOrganization);
step(
  'organizations.updateOrganizationDomain',
  (things) => [{ ...named(things), enrollmentMode: 'automatic_suggestion' }],
  undefined,
  { read: domain({ name: 'mill.example', enrollmentMode: 'automatic_suggestion' }) },
);
step('organizations.deleteOrganizationDomain', (things) => [named(things)], undefined, {
  read: gone('organizationDomain', LIST, ofOrganization),
});
