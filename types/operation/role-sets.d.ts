// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { RoleSet } from '../resource/role-sets';

/**
 * Manages role sets, which define the roles that are available in an organization.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/role-sets
 */
export interface RoleSetAPI {
  /** Returns a page of role sets that match, together with the total count. */
  getRoleSetList(
    params?: GetRoleSetListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<RoleSet[]>>;
  /**
   * Returns the role set with this key or id.
   *
   * @param roleSetKeyOrId Key or id of the role set.
   */
  getRoleSet(roleSetKeyOrId: string, callOptions?: CallOptions): Promise<RoleSet>;
  /**
   * Creates a role set.
   *
   * @example
   * const roleSet = await clerkClient.roleSets.createRoleSet({
   *   name: 'Publishing',
   *   key: 'role_set:publishing',
   *   roles: ['org:admin', 'org:editor'],
   *   defaultRoleKey: 'org:editor',
   *   creatorRoleKey: 'org:admin',
   * });
   */
  createRoleSet(params: CreateRoleSetParams, callOptions?: CallOptions): Promise<RoleSet>;
  /**
   * Updates a role set. Properties that are omitted keep their value.
   *
   * @example
   * const roleSet = await clerkClient.roleSets.updateRoleSet({
   *   roleSetKeyOrId: 'role_set:publishing',
   *   type: 'initial',
   * });
   */
  updateRoleSet(params: UpdateRoleSetParams, callOptions?: CallOptions): Promise<RoleSet>;
  /** Adds roles to a role set. */
  addRolesToRoleSet(params: AddRolesToRoleSetParams, callOptions?: CallOptions): Promise<RoleSet>;
  /** Removes a role from a role set and assigns another role to its members. */
  replaceRoleInRoleSet(params: ReplaceRoleInRoleSetParams, callOptions?: CallOptions): Promise<RoleSet>;
  /** Deletes a role set and moves its organizations to another role set. Resolves with a {@link DeletedObject}. */
  replaceRoleSet(params: ReplaceRoleSetParams, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link RoleSetAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedRoleSetAPI extends RoleSetAPI {
  getRoleSetList: PagedList<RoleSetAPI['getRoleSetList']>;
}

/** Filters and order of a list of role sets. */
export type GetRoleSetListParams = ClerkPaginationRequest<{
  /** Part of a name, key or id. */
  query?: string;
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'name' | 'key'>;
}>;

/** Properties of a new role set. */
export type CreateRoleSetParams = {
  name: string;
  /** Key of the role set. Must start with `role_set:`. Default: generated from the name. */
  key?: string;
  description?: string | null;
  /** Key of the role of new members. Must be one of `roles`. */
  defaultRoleKey: string;
  /** Key of the role of users who create an organization. Must be one of `roles`. */
  creatorRoleKey: string;
  /** `initial` for the role set of new organizations. Default: `custom`. */
  type?: 'initial' | 'custom';
  /** Keys of the roles. */
  roles: string[];
};

/** Properties of a role set to update. */
export type UpdateRoleSetParams = {
  /** Key or id of the role set. */
  roleSetKeyOrId: string;
  name?: string | null;
  key?: string | null;
  description?: string | null;
  /** `initial` for the role set of new organizations. */
  type?: 'initial' | null;
  /** Key of the role of new members. */
  defaultRoleKey?: string | null;
  /** Key of the role of users who create an organization. */
  creatorRoleKey?: string | null;
};

/** Roles to add to a role set. */
export type AddRolesToRoleSetParams = {
  /** Key or id of the role set. */
  roleSetKeyOrId: string;
  /** Keys of the roles to add. */
  roleKeys: string[];
  /** Key of the role of new members. */
  defaultRoleKey?: string;
  /** Key of the role of users who create an organization. */
  creatorRoleKey?: string;
};

/** The role of a role set to replace, and its replacement. */
export type ReplaceRoleInRoleSetParams = {
  /** Key or id of the role set. */
  roleSetKeyOrId: string;
  /** Key of the role to remove. */
  roleKey: string;
  /** Key of the role to assign to its members. */
  toRoleKey: string;
};

/** The role set to replace, and its replacement. */
export type ReplaceRoleSetParams = {
  /** Key or id of the role set to delete. */
  roleSetKeyOrId: string;
  /** Key of the role set that replaces it. */
  destRoleSetKey: string;
  /** Keys of new roles by keys of current roles, for roles that the other role set does not contain. */
  reassignmentMappings?: Record<string, string>;
};
