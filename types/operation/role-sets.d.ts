// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { DeletedObject } from '../resource/deleted-object';
import type { RoleSet } from '../resource/role-sets';

/**
 * Calls about role sets: which roles an organization offers.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/role-sets
 */
export interface RoleSetAPI {
  /** A page of the role sets. */
  getRoleSetList(
    params?: GetRoleSetListParams,
    callOptions?: CallOptions,
  ): Promise<PaginatedResourceResponse<RoleSet[]>>;
  /** The role set with this key or id. */
  getRoleSet(roleSetKeyOrId: string, callOptions?: CallOptions): Promise<RoleSet>;
  /** A new role set. */
  createRoleSet(params: CreateRoleSetParams, callOptions?: CallOptions): Promise<RoleSet>;
  /** Changes a role set. What is not given stays. */
  updateRoleSet(params: UpdateRoleSetParams, callOptions?: CallOptions): Promise<RoleSet>;
  /** Adds roles to a role set. */
  addRolesToRoleSet(params: AddRolesToRoleSetParams, callOptions?: CallOptions): Promise<RoleSet>;
  /** Removes a role from a role set and gives its members another. */
  replaceRoleInRoleSet(params: ReplaceRoleInRoleSetParams, callOptions?: CallOptions): Promise<RoleSet>;
  /** Deletes a role set and gives its organizations another. */
  replaceRoleSet(params: ReplaceRoleSetParams, callOptions?: CallOptions): Promise<DeletedObject>;
}

/** {@link RoleSetAPI}, whose lists have `all`. */
export interface PagedRoleSetAPI extends RoleSetAPI {
  getRoleSetList: PagedList<RoleSetAPI['getRoleSetList']>;
}

/** Which role sets are listed. */
export type GetRoleSetListParams = ClerkPaginationRequest<{
  /** Part of a name, key or id. */
  query?: string;
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<'created_at' | 'name' | 'key'>;
}>;

/** What a new role set is like. */
export type CreateRoleSetParams = {
  name: string;
  key?: string;
  description?: string | null;
  /** The role of new members. */
  defaultRoleKey: string;
  /** The role of who makes an organization. */
  creatorRoleKey: string;
  /** `initial` for the one that new organizations have. Default: `custom`. */
  type?: 'initial' | 'custom';
  /** Keys of roles. */
  roles: string[];
};

/** What changes of a role set. */
export type UpdateRoleSetParams = {
  roleSetKeyOrId: string;
  name?: string | null;
  key?: string | null;
  description?: string | null;
  /** `initial` for the one that new organizations have. */
  type?: 'initial' | null;
  /** The role of new members. */
  defaultRoleKey?: string | null;
  /** The role of who makes an organization. */
  creatorRoleKey?: string | null;
};

/** Which roles a role set offers besides. */
export type AddRolesToRoleSetParams = {
  roleSetKeyOrId: string;
  roleKeys: string[];
  /** The role of new members. */
  defaultRoleKey?: string;
  /** The role of who makes an organization. */
  creatorRoleKey?: string;
};

/** Which role of a role set is replaced, and by which. */
export type ReplaceRoleInRoleSetParams = {
  roleSetKeyOrId: string;
  roleKey: string;
  toRoleKey: string;
};

/** Which role set is replaced, and by which. */
export type ReplaceRoleSetParams = {
  roleSetKeyOrId: string;
  destRoleSetKey: string;
  /** For each role that the other set does not have, the role that its members get: keys of roles. */
  reassignmentMappings?: Record<string, string>;
};
