// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { Permission, PermissionJSON } from './organization-permissions';
import type { ClerkResourceJSON } from './payload';

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
  name: string;
  key: string;
  description: string | null;
  permissions: PermissionJSON[];
  is_creator_eligible: boolean;
  created_at: number;
  updated_at: number;
}
