// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A machine, such as one of your services. Times are Unix timestamps in milliseconds. */
export interface Machine {
  readonly id: string;
  readonly name: string;
  readonly instanceId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Machines that it can authenticate to. */
  readonly scopedMachines: Machine[];
  /** Default lifetime of the machine's tokens, in seconds. */
  readonly defaultTokenTtl: number;
  /** Secret key. Only present in the result of `create()`. */
  readonly secretKey?: string | undefined;
}

/** JSON representation of {@link Machine}. */
export interface MachineJSON extends ClerkResourceJSON {
  object: 'machine';
  name: string;
  instance_id: string;
  created_at: number;
  updated_at: number;
  scoped_machines: MachineJSON[];
  default_token_ttl: number;
  secret_key?: string;
}

/** Permission of one machine to authenticate to another. Times are Unix timestamps in milliseconds. */
export interface MachineScope {
  readonly fromMachineId: string;
  readonly toMachineId: string;
  readonly createdAt?: number | undefined;
  readonly deleted?: boolean | undefined;
}

/** JSON representation of {@link MachineScope}. */
export interface MachineScopeJSON {
  object: 'machine_scope';
  from_machine_id: string;
  to_machine_id: string;
  created_at?: number;
  deleted?: boolean;
}

/** Secret key of a machine. */
export interface MachineSecretKey {
  readonly secret: string;
}

/** JSON representation of {@link MachineSecretKey}. */
export interface MachineSecretKeyJSON {
  object: 'machine_secret_key';
  secret: string;
}
