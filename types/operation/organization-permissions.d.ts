// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { Permission } from '../resource/organization-permissions';

/**
 * Manages permissions, which are assigned to organization roles.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/organization-permissions
 */
export interface OrganizationPermissionAPI {
  /** Returns a page of permissions that match, together with the total count. */
  getOrganizationPermissionList(
    params?: GetOrganizationPermissionListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Permission[]>>;
  /** Returns the permission with this id. */
  getOrganizationPermission(permissionId: string, callOptions?: CallOptions): Promise<Permission>;
  /**
   * Creates a permission.
   *
   * @example
   * const permission = await clerkClient.organizationPermissions.createOrganizationPermission({
   *   name: 'Read articles',
   *   key: 'org:articles:read',
   * });
   */
  createOrganizationPermission(
    params: CreateOrganizationPermissionParams,
    callOptions?: CallOptions,
  ): Promise<Permission>;
  /**
   * Updates a permission. Properties that are omitted keep their value.
   *
   * @example
   * const permission = await clerkClient.organizationPermissions.updateOrganizationPermission({
   *   permissionId: 'perm_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   description: 'Allows reading all articles.',
   * });
   */
  updateOrganizationPermission(
    params: UpdateOrganizationPermissionParams,
    callOptions?: CallOptions,
  ): Promise<Permission>;
  /** Deletes the permission. Resolves with a {@link DeletedObject}. */
  deleteOrganizationPermission(permissionId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link OrganizationPermissionAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedOrganizationPermissionAPI extends OrganizationPermissionAPI {
  getOrganizationPermissionList: PagedList<OrganizationPermissionAPI['getOrganizationPermissionList']>;
}

/** Filters and order of a list of permissions. */
export type GetOrganizationPermissionListParams = ClerkPaginationRequest<{
  /** Part of a name, key or id. */
  query?: string;
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'name' | 'key'>;
}>;

/** Properties of a new permission. */
export type CreateOrganizationPermissionParams = {
  name: string;
  /** Key of the permission, such as `org:articles:read`. */
  key: string;
  description?: string;
};

/** Properties of a permission to update. */
export type UpdateOrganizationPermissionParams = {
  permissionId: string;
} & Partial<CreateOrganizationPermissionParams>;
