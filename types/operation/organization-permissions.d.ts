// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { Permission } from '../resource/organization-permissions';

/**
 * Calls about permissions that roles can have.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/organization-permissions
 */
export interface OrganizationPermissionAPI {
  /** A page of the permissions. */
  getOrganizationPermissionList(
    params?: GetOrganizationPermissionListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<Permission[]>>;
  /** The permission with this id. */
  getOrganizationPermission(permissionId: string, callOptions?: CallOptions): Promise<Permission>;
  /** A new permission. */
  createOrganizationPermission(
    params: CreateOrganizationPermissionParams,
    callOptions?: CallOptions,
  ): Promise<Permission>;
  /** Changes a permission. What is not given stays. */
  updateOrganizationPermission(
    params: UpdateOrganizationPermissionParams,
    callOptions?: CallOptions,
  ): Promise<Permission>;
  /** Deletes a permission. */
  deleteOrganizationPermission(permissionId: string, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link OrganizationPermissionAPI}, whose lists have `all`. */
export interface PagedOrganizationPermissionAPI extends OrganizationPermissionAPI {
  getOrganizationPermissionList: PagedList<OrganizationPermissionAPI['getOrganizationPermissionList']>;
}

/** Which permissions are listed. */
export type GetOrganizationPermissionListParams = ClerkPaginationRequest<{
  /** Part of a name, key or id. */
  query?: string;
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'name' | 'key'>;
}>;

/** What a new permission is like. */
export type CreateOrganizationPermissionParams = {
  name: string;
  /** Such as `org:articles:read`. */
  key: string;
  description?: string;
};

/** What changes of a permission. */
export type UpdateOrganizationPermissionParams = {
  permissionId: string;
} & Partial<CreateOrganizationPermissionParams>;
