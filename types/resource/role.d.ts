import type { ClerkResourceJSON } from './payload';
import type { Permission, PermissionJSON } from './permission';

/** A role that members of organizations can have. Times are Unix time in milliseconds. */
export interface Role {
  readonly id: string;
  readonly name: string;
  /** Such as `org:editor`. */
  readonly key: string;
  readonly description: string | null;
  readonly permissions: Permission[];
  /** Whether who makes an organization can have it. */
  readonly isCreatorEligible: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** {@link Role} on the wire. */
export interface RoleJSON extends ClerkResourceJSON {
  object: 'role';
  key: string;
  name: string;
  description: string | null;
  permissions: PermissionJSON[];
  is_creator_eligible: boolean;
  created_at: number;
  updated_at: number;
}
