// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { Machine, MachineScope, MachineSecretKey } from '../resource/machines';

/**
 * Manages machines, their secret keys and scopes.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/machines
 */
export interface MachineAPI {
  /** Returns the machine with this id. */
  get(machineId: string, callOptions?: CallOptions): Promise<Machine>;
  /** Returns a page of machines that match, together with the total count. */
  list(params?: GetMachineListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<Machine[]>>;
  /**
   * Creates a machine. The result contains its `secretKey`, which {@link MachineAPI.getSecretKey} also returns.
   *
   * @example
   * const machine = await clerkClient.machines.create({
   *   name: 'billing-service',
   *   scopedMachines: ['mch_2NNEqL2nrIRdJ194ndJqAHwEfxC'],
   * });
   */
  create(bodyParams: CreateMachineParams, callOptions?: CallOptions): Promise<Machine>;
  /**
   * Updates a machine. Properties that are omitted keep their value.
   *
   * @example
   * const machine = await clerkClient.machines.update({
   *   machineId: 'mch_2NNEqL2nrIRdJ194ndJqAHwEfxC',
   *   defaultTokenTtl: 600,
   * });
   */
  update(params: UpdateMachineParams, callOptions?: CallOptions): Promise<Machine>;
  /** Deletes the machine. Resolves with a {@link DeletedObject}. */
  delete(machineId: string, callOptions?: CallOptions): Promise<Machine>;
  /** Returns the secret key of a machine. */
  getSecretKey(machineId: string, callOptions?: CallOptions): Promise<MachineSecretKey>;
  /** Replaces the secret key of a machine. */
  rotateSecretKey(params: RotateMachineSecretKeyParams, callOptions?: CallOptions): Promise<MachineSecretKey>;
  /**
   * Allows a machine to authenticate to another machine.
   *
   * @param toMachineId Id of the machine that it can authenticate to.
   */
  createScope(machineId: string, toMachineId: string, callOptions?: CallOptions): Promise<MachineScope>;
  /**
   * Revokes a machine's permission to authenticate to another machine. Resolves with a {@link DeletedObject}.
   *
   * @param otherMachineId Id of the machine that it can no longer authenticate to.
   */
  deleteScope(machineId: string, otherMachineId: string, callOptions?: CallOptions): Promise<MachineScope>;
}

/** {@link MachineAPI} with `all` on its lists, which iterates over all pages. */
export interface PagedMachineAPI extends MachineAPI {
  list: PagedList<MachineAPI['list']>;
}

/** Filters and order of a list of machines. */
export type GetMachineListParams = ClerkPaginationRequest<{
  /** Sort key. Prefix it with `-` for descending order. Default: `-created_at`. */
  orderBy?: WithSign<'name' | 'created_at'>;
  /** Part of a name, or an id. */
  query?: string;
}>;

/** Properties of a new machine. */
export type CreateMachineParams = {
  name: string;
  /** Ids of the machines that it can authenticate to. */
  scopedMachines?: string[];
  /** Default lifetime of the machine's tokens, in seconds. Default: `3600`. */
  defaultTokenTtl?: number;
};

/** Properties of a machine to update. */
export type UpdateMachineParams = {
  machineId: string;
  name?: string;
  /** Default lifetime of the machine's tokens, in seconds. */
  defaultTokenTtl?: number;
};

/** The machine whose secret key is rotated, and the grace period. */
export type RotateMachineSecretKeyParams = {
  machineId: string;
  /** How long the previous key remains valid, in seconds. `0` invalidates it immediately. */
  previousTokenTtl: number;
};
