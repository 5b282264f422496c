// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { CallOptions } from '../call';
import type { ClerkPaginationRequest, PagedList, PaginatedResourceResponse, WithSign } from '../page';
import type { Machine, MachineScope, MachineSecretKey } from '../resource/machines';

/**
 * Calls about machines.
 *
 * @see https://clerk.com/docs/reference/backend-api/tag/machines
 */
export interface MachineAPI {
  /** The machine with this id. */
  get(machineId: string, callOptions?: CallOptions): Promise<Machine>;
  /** A page of the machines. */
  list(params?: GetMachineListParams, callOptions?: CallOptions): Promise<PaginatedResourceResponse<Machine[]>>;
  /** A new machine. Its `secretKey` is told now, and by {@link MachineAPI.getSecretKey}. */
  create(bodyParams: CreateMachineParams, callOptions?: CallOptions): Promise<Machine>;
  /** Changes a machine. What is not given stays. */
  update(params: UpdateMachineParams, callOptions?: CallOptions): Promise<Machine>;
  /** Deletes a machine. */
  delete(machineId: string, callOptions?: CallOptions): Promise<Machine>;
  /** The key of a machine. */
  getSecretKey(machineId: string, callOptions?: CallOptions): Promise<MachineSecretKey>;
  /** Gives a machine a new key. */
  rotateSecretKey(params: RotateMachineSecretKeyParams, callOptions?: CallOptions): Promise<MachineSecretKey>;
  /** Lets a machine call another. */
  createScope(machineId: string, toMachineId: string, callOptions?: CallOptions): Promise<MachineScope>;
  /** No longer lets a machine call another. What comes is a {@link DeletedObject}. */
  deleteScope(machineId: string, otherMachineId: string, callOptions?: CallOptions): Promise<MachineScope>;
}

/** {@link MachineAPI}, whose lists have `all`. */
export interface PagedMachineAPI extends MachineAPI {
  list: PagedList<MachineAPI['list']>;
}

/** Which machines are listed. */
export type GetMachineListParams = ClerkPaginationRequest<{
  /** With `-` in front in falling order. Default: `-created_at`. */
  orderBy?: WithSign<'name' | 'created_at'>;
  /** Part of a name, or an id. */
  query?: string;
}>;

/** What a new machine is like. */
export type CreateMachineParams = {
  name: string;
  /** Ids of the machines that it can call. */
  scopedMachines?: string[];
  /** Lifetime of its tokens in seconds. Default: 3600. */
  defaultTokenTtl?: number;
};

/** What changes of a machine. */
export type UpdateMachineParams = {
  machineId: string;
  name?: string;
  /** Lifetime of its tokens in seconds. */
  defaultTokenTtl?: number;
};

/** How a machine's key is replaced. */
export type RotateMachineSecretKeyParams = {
  machineId: string;
  /** Seconds that the old key goes on working; 0 for none. */
  previousTokenTtl: number;
};
