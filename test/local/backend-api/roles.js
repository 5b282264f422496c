'use strict';

/** Steps of the plan about roles, permissions and role sets, and the last ones about organizations and users. */

const assert = require('node:assert/strict');
const { call, deleted, listed, made, shows, step } = require('./plan');

/** @typedef {import('./plan').Things} Things */

const permission = (/** @type {Record<string, unknown>} */ expected) =>
  shows('permission', 'organizationPermissions.getOrganizationPermission', expected);
made(
  'permission',
  'organizationPermissions.createOrganizationPermission',
  () => [{ name: 'Read flour', key: 'org:flour:read', description: 'Reads the flour' }],
  permission({ name: 'Read flour', key: 'org:flour:read' }),
);
listed('permission', 'organizationPermissions.getOrganizationPermissionList', () => [{ query: 'flour' }]);
step(
  'organizationPermissions.getOrganizationPermission',
  (things) => [things.permission.id],
  ({ key }) => assert.equal(key, 'org:flour:read'),
);
step(
  'organizationPermissions.updateOrganizationPermission',
  (things) => [{ permissionId: things.permission.id, name: 'Read all flour' }],
  undefined,
  { read: permission({ name: 'Read all flour', key: 'org:flour:read' }) },
);

const role = (/** @type {Record<string, unknown>} */ expected) =>
  shows('role', 'organizationRoles.getOrganizationRole', expected);
made(
  'role',
  'organizationRoles.createOrganizationRole',
  () => [{ name: 'Miller', key: 'org:miller', description: 'Mills', permissions: [] }],
  role({ name: 'Miller', key: 'org:miller', permissions: [] }),
);
listed('role', 'organizationRoles.getOrganizationRoleList', () => [{ query: 'miller' }]);
step(
  'organizationRoles.getOrganizationRole',
  (things) => [things.role.id],
  ({ key }) => assert.equal(key, 'org:miller'),
);
step(
  'organizationRoles.updateOrganizationRole',
  (things) => [{ organizationRoleId: things.role.id, name: 'Head miller' }],
  undefined,
  { read: role({ name: 'Head miller', key: 'org:miller' }) },
);
for (const [method, keys] of /** @type {const} */ ([
  ['assignPermissionToOrganizationRole', ['org:flour:read']],
  ['removePermissionFromOrganizationRole', []],
])) {
  step(
    `organizationRoles.${method}`,
    (things) => [{ organizationRoleId: things.role.id, permissionId: things.permission.id }],
    undefined,
    {
      read: async (client, things) => {
        const { permissions } = await call(client, 'organizationRoles.getOrganizationRole', [things.role.id]);
        assert.deepEqual(
          permissions.map((/** @type {any} */ { key }) => key),
          keys,
        );
      },
    },
  );
}

/**
 * The roles of a role set.
 *
 * @param {string[]} keys
 * @param {Record<string, unknown>} [expected]
 * @returns {import('./plan').Step['read']}
 */
function roles(keys, expected = {}) {
  return async (client, things) => {
    const found = await call(client, 'roleSets.getRoleSet', [things.roleSet.id]);
    assert.deepEqual(found.roles.map((/** @type {any} */ { key }) => key).sort(), keys);
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, found[name]])), expected);
  };
}

for (const [as, name] of [
  ['otherRoleSet', 'Windmills'],
  ['roleSet', 'Mills'],
]) {
  made(
    as,
    'roleSets.createRoleSet',
    () => [
      {
        name,
        key: `role_set:${name.toLowerCase()}`,
        description: 'Roles',
        type: 'custom',
        defaultRoleKey: 'org:member',
        creatorRoleKey: 'org:admin',
        roles: ['org:admin', 'org:member'],
      },
    ],
    shows(as, 'roleSets.getRoleSet', { name, key: `role_set:${name.toLowerCase()}` }),
  );
}
listed('roleSet', 'roleSets.getRoleSetList');
step(
  'roleSets.getRoleSet',
  (things) => [things.roleSet.id],
  ({ key }) => assert.equal(key, 'role_set:mills'),
);
step('roleSets.updateRoleSet', (things) => [{ roleSetKeyOrId: things.roleSet.id, name: 'All mills' }], undefined, {
  read: roles(['org:admin', 'org:member'], { name: 'All mills' }),
});
step(
  'roleSets.addRolesToRoleSet',
  (things) => [{ roleSetKeyOrId: things.roleSet.id, roleKeys: ['org:miller'] }],
  undefined,
  { read: roles(['org:admin', 'org:member', 'org:miller']) },
);
step(
  'roleSets.replaceRoleInRoleSet',
  (things) => [{ roleSetKeyOrId: things.roleSet.id, roleKey: 'org:miller', toRoleKey: 'org:member' }],
  undefined,
  { read: roles(['org:admin', 'org:member']) },
);
step(
  'organizations.updateOrganization',
  (things) => [things.organization.id, { roleSetKey: 'role_set:mills' }],
  undefined,
  { read: roleSetOfOrganization('role_set:mills') },
);
step(
  'roleSets.replaceRoleSet',
  (things) => [{ roleSetKeyOrId: things.roleSet.id, destRoleSetKey: 'role_set:windmills', reassignmentMappings: {} }],
  undefined,
  { read: roleSetOfOrganization('role_set:windmills') },
);
deleted('role', 'organizationRoles.deleteOrganizationRole', 'organizationRoles.getOrganizationRole');
deleted(
  'permission',
  'organizationPermissions.deleteOrganizationPermission',
  'organizationPermissions.getOrganizationPermission',
);
deleted('organization', 'organizations.deleteOrganization', 'organizations.getOrganization', (things) => [
  { organizationId: things.organization.id },
]);
deleted('user', 'users.deleteUser', 'users.getUser');

/** @param {string} key @returns {import('./plan').Step['read']} */
function roleSetOfOrganization(key) {
  return async (client, things) => {
    const { organizations } = /** @type {any} */ (await things.clerk.snapshot());
    const found = organizations.find((/** @type {any} */ { id }) => id === things.organization.id);
    assert.equal(found.role_set_key, key);
  };
}
