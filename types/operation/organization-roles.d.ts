// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { Role } from '../resource/organization-roles';

/**
 * Calls about roles that members of organizations can have.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/organization-roles
 */
export interface OrganizationRoleAPI {
  /** A page of the roles. */
  getOrganizationRoleList(
    params?: GetOrganizationRoleListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Role[]>>;
  /** The role with this id. */
  getOrganizationRole(organizationRoleId: string, callOptions?: CallOptions): Promise<Role>;
  /** A new role. */
  createOrganizationRole(params: CreateOrganizationRoleParams, callOptions?: CallOptions): Promise<Role>;
  /** Changes a role. What is not given stays. */
  updateOrganizationRole(params: UpdateOrganizationRoleParams, callOptions?: CallOptions): Promise<Role>;
  /** Deletes a role. */
  deleteOrganizationRole(organizationRoleId: string, callOptions?: CallOptions): Promise<DeletedObject>;
  /** Gives a role a permission. */
  assignPermissionToOrganizationRole(
    params: OrganizationRolePermissionParams,
    callOptions?: CallOptions,
  ): Promise<Role>;
  /** Takes a permission away from a role. */
  removePermissionFromOrganizationRole(
    params: OrganizationRolePermissionParams,
    callOptions?: CallOptions,
  ): Promise<Role>;
}

/** {@link OrganizationRoleAPI}, whose lists have `all`. */
export interface PagedOrganizationRoleAPI extends OrganizationRoleAPI {
  getOrganizationRoleList: PagedList<OrganizationRoleAPI['getOrganizationRoleList']>;
}

/** Which roles are listed. */
export type GetOrganizationRoleListParams = ClerkPaginationRequest<{
  /** Part of a name, key or id. */
  query?: string;
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'name' | 'key'>;
}>;

/** What a new role is like. */
export type CreateOrganizationRoleParams = {
  name: string;
  /** Such as `org:editor`. */
  key: string;
  description?: string | null;
  /** Ids of permissions. */
  permissions?: string[] | null;
  /** Whether new organizations offer it. */
  includeInInitialRoleSet?: boolean | null;
};

/** What changes of a role. */
export type UpdateOrganizationRoleParams = {
  organizationRoleId: string;
  name?: string | null;
  key?: string | null;
  description?: string | null;
  /** Ids of permissions, in place of those it has. */
  permissions?: string[] | null;
};

/** Which permission of which role. */
export type OrganizationRolePermissionParams = {
  organizationRoleId: string;
  permissionId: string;
};
