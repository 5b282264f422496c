// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { Role } from '../resource/organization-roles';

/**
 * Manages roles of organization members.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/organization-roles
 */
export interface OrganizationRoleAPI {
  /** Returns a page of roles that match, together with the total count. */
  getOrganizationRoleList(
    params?: GetOrganizationRoleListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Role[]>>;
  /** Returns the role with this id. */
  getOrganizationRole(organizationRoleId: string, callOptions?: CallOptions): Promise<Role>;
  /**
   * Creates a role.
   *
   * @example
   * const role = await clerkClient.organizationRoles.createOrganizationRole({
   *   name: 'Editor',
   *   key: 'org:editor',
   *   permissions: ['perm_2NNEqL2nrIRdJ194ndJqAHwEfxC'],
   * });
   */
  createOrganizationRole(params: CreateOrganizationRoleParams, callOptions?: CallOptions): Promise<Role>;
  /**
   * Updates a role. Properties that are omitted keep their value.
   *
   * @example
   * const role = await clerkClient.organizationRoles.updateOrganizationRole({
   *   organizationRoleId: 'role_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   description: 'Writes and publishes articles.',
   * });
   */
  updateOrganizationRole(params: UpdateOrganizationRoleParams, callOptions?: CallOptions): Promise<Role>;
  /** Deletes the role. Resolves with a {@link DeletedObject}. */
  deleteOrganizationRole(organizationRoleId: string, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Assigns a permission to a role. */
  assignPermissionToOrganizationRole(
    params: OrganizationRolePermissionParams,
    callOptions?: CallOptions,
  ): Promise<Role>;
  /** Removes a permission from a role. */
  removePermissionFromOrganizationRole(
    params: OrganizationRolePermissionParams,
    callOptions?: CallOptions,
  ): Promise<Role>;
}

/** {@link OrganizationRoleAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedOrganizationRoleAPI extends OrganizationRoleAPI {
  getOrganizationRoleList: PagedList<OrganizationRoleAPI['getOrganizationRoleList']>;
}

/** Filters and order of a list of roles. */
export type GetOrganizationRoleListParams = ClerkPaginationRequest<{
  /** Part of a name, key or id. */
  query?: string;
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'name' | 'key'>;
}>;

/** Properties of a new role. */
export type CreateOrganizationRoleParams = {
  name: string;
  /** Key of the role, such as `org:editor`. */
  key: string;
  description?: string | null;
  /** Ids of the role's permissions. */
  permissions?: string[] | null;
  /** Whether to add the role to the role set of new organizations. */
  includeInInitialRoleSet?: boolean | null;
};

/** Properties of a role to update. */
export type UpdateOrganizationRoleParams = {
  organizationRoleId: string;
  name?: string | null;
  /** Key of the role, such as `org:editor`. */
  key?: string | null;
  description?: string | null;
  /** Ids of permissions, which replace the role's current permissions. */
  permissions?: string[] | null;
};

/** A role and one of its permissions. */
export type OrganizationRolePermissionParams = {
  organizationRoleId: string;
  permissionId: string;
};
