// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { Permission, PermissionJSON } from './organization-permissions';
import type { ClerkResourceJSON } from './payload';

/** A role of organization members. Times are Unix timestamps in milliseconds. */
export interface Role {
  readonly id: string;
  readonly name: string;
  /** Key of the role, such as `org:editor`. */
  readonly key: string;
  readonly description: string | null;
  readonly permissions: Permission[];
  /** Whether the role can be the role of users who create an organization. */
  readonly isCreatorEligible: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link Role}. */
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
