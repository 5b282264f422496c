'use strict';

/** Steps of the plan about organizations, roles, permissions and role sets. */

const assert = require('node:assert/strict');
const { AMARA, JONAS, deleted, listed, made, step } = require('./plan');

made('organization', 'organizations.createOrganization', () => [{ name: 'Mill', slug: 'mill', createdBy: AMARA }]);
listed('organization', 'organizations.getOrganizationList');
step(
  'organizations.getOrganization',
  () => [{ slug: 'mill' }],
  ({ id }, { organization }) => assert.equal(id, organization.id),
);
step(
  'organizations.updateOrganization',
  ({ organization }) => [organization.id, { name: 'Wind mill' }],
  ({ name }) => assert.equal(name, 'Wind mill'),
);
step('organizations.updateOrganizationLogo', ({ organization }) => [
  organization.id,
  { file: new Blob(['GIF89a'], { type: 'image/gif' }), uploaderUserId: AMARA },
]);
step('organizations.deleteOrganizationLogo', ({ organization }) => [organization.id]);
step(
  'organizations.updateOrganizationMetadata',
  ({ organization }) => [organization.id, { publicMetadata: { a: 1 } }],
  ({ publicMetadata }) => assert.deepEqual(publicMetadata, { a: 1 }),
);
step(
  'organizations.replaceOrganizationMetadata',
  ({ organization }) => [organization.id, { publicMetadata: { b: 2 } }],
  ({ publicMetadata }) => assert.deepEqual(publicMetadata, { b: 2 }),
);
const member = (/** @type {{ id: string }} */ { id }) => ({ organizationId: id, userId: JONAS });
step('organizations.createOrganizationMembership', ({ organization }) => [
  { ...member(organization), role: 'org:member' },
]);
step(
  'organizations.getOrganizationMembershipList',
  ({ organization }) => [{ organizationId: organization.id }],
  ({ totalCount }) => assert.equal(totalCount, 2),
);
step(
  'organizations.getInstanceOrganizationMembershipList',
  () => [{}],
  ({ totalCount }) => assert.equal(totalCount, 4),
);
step(
  'organizations.updateOrganizationMembership',
  ({ organization }) => [{ ...member(organization), role: 'org:admin' }],
  ({ role }) => assert.equal(role, 'org:admin'),
);
step(
  'organizations.updateOrganizationMembershipMetadata',
  ({ organization }) => [{ ...member(organization), publicMetadata: { shift: 1 } }],
  ({ publicMetadata }) => assert.deepEqual(publicMetadata, { shift: 1 }),
);
step('organizations.deleteOrganizationMembership', ({ organization }) => [member(organization)]);
made('organizationInvitation', 'organizations.createOrganizationInvitation', ({ organization }) => [
  { organizationId: organization.id, emailAddress: 'miller@example.com', role: 'org:member', inviterUserId: AMARA },
]);
step('organizations.createOrganizationInvitationBulk', ({ organization }) => [
  organization.id,
  [{ emailAddress: 'miller2@example.com', role: 'org:member', inviterUserId: AMARA }],
]);
listed('organizationInvitation', 'organizations.getOrganizationInvitationList', ({ organization }) => [
  { organizationId: organization.id },
]);
const invitation = (/** @type {Record<string, any>} */ { organization, organizationInvitation }) => ({
  organizationId: organization.id,
  invitationId: organizationInvitation.id,
});
step('organizations.getOrganizationInvitation', (things) => [invitation(things)]);
step(
  'organizations.revokeOrganizationInvitation',
  (things) => [{ ...invitation(things), requestingUserId: AMARA }],
  ({ status }) => assert.equal(status, 'revoked'),
);
made('organizationDomain', 'organizations.createOrganizationDomain', ({ organization }) => [
  { organizationId: organization.id, name: 'mill.example', enrollmentMode: 'automatic_invitation' },
]);
listed('organizationDomain', 'organizations.getOrganizationDomainList', ({ organization }) => [
  { organizationId: organization.id },
]);
const domain = (/** @type {Record<string, any>} */ { organization, organizationDomain }) => ({
  organizationId: organization.id,
  domainId: organizationDomain.id,
});
step('organizations.updateOrganizationDomain', (things) => [
  { ...domain(things), enrollmentMode: 'automatic_suggestion' },
]);
step('organizations.deleteOrganizationDomain', (things) => [domain(things)]);

made('permission', 'organizationPermissions.createOrganizationPermission', () => [
  { name: 'Read flour', key: 'org:flour:read', description: 'Reads the flour' },
]);
listed('permission', 'organizationPermissions.getOrganizationPermissionList', () => [{ query: 'flour' }]);
step('organizationPermissions.getOrganizationPermission', ({ permission }) => [permission.id]);
step('organizationPermissions.updateOrganizationPermission', ({ permission }) => [
  { permissionId: permission.id, name: 'Read all flour' },
]);
made('role', 'organizationRoles.createOrganizationRole', () => [
  { name: 'Miller', key: 'org:miller', description: 'Mills', permissions: [] },
]);
listed('role', 'organizationRoles.getOrganizationRoleList', () => [{ query: 'miller' }]);
step('organizationRoles.getOrganizationRole', ({ role }) => [role.id]);
step('organizationRoles.updateOrganizationRole', ({ role }) => [{ organizationRoleId: role.id, name: 'Head miller' }]);
const both = (/** @type {Record<string, any>} */ { role, permission }) => ({
  organizationRoleId: role.id,
  permissionId: permission.id,
});
step('organizationRoles.assignPermissionToOrganizationRole', (things) => [both(things)]);
step('organizationRoles.removePermissionFromOrganizationRole', (things) => [both(things)]);
made('roleSet', 'roleSets.createRoleSet', () => [
  {
    name: 'Mills',
    key: 'role_set:mills',
    description: 'Roles of mills',
    type: 'custom',
    defaultRoleKey: 'org:member',
    creatorRoleKey: 'org:admin',
    roles: ['org:admin', 'org:member'],
  },
]);
made('otherRoleSet', 'roleSets.createRoleSet', () => [
  {
    name: 'Windmills',
    key: 'role_set:windmills',
    description: 'Roles of windmills',
    type: 'custom',
    defaultRoleKey: 'org:member',
    creatorRoleKey: 'org:admin',
    roles: ['org:admin', 'org:member'],
  },
]);
listed('roleSet', 'roleSets.getRoleSetList');
step('roleSets.getRoleSet', ({ roleSet }) => [roleSet.id]);
step('roleSets.updateRoleSet', ({ roleSet }) => [{ roleSetKeyOrId: roleSet.id, name: 'All mills' }]);
step('roleSets.addRolesToRoleSet', ({ roleSet }) => [{ roleSetKeyOrId: roleSet.id, roleKeys: ['org:miller'] }]);
step('roleSets.replaceRoleInRoleSet', ({ roleSet }) => [
  { roleSetKeyOrId: roleSet.id, roleKey: 'org:miller', toRoleKey: 'org:member' },
]);
step('roleSets.replaceRoleSet', ({ roleSet }) => [
  { roleSetKeyOrId: roleSet.id, destRoleSetKey: 'role_set:windmills', reassignmentMappings: {} },
]);
deleted('role', 'organizationRoles.deleteOrganizationRole');
deleted('permission', 'organizationPermissions.deleteOrganizationPermission');
deleted('organization', 'organizations.deleteOrganization');
deleted('user', 'users.deleteUser');
