// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** A permission that can be assigned to organization roles. Times are Unix timestamps in milliseconds. */
export interface Permission {
  readonly id: string;
  readonly name: string;
  /** Key of the permission, such as `org:articles:read`. */
  readonly key: string;
  readonly description: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** JSON representation of {@link Permission}. */
export interface PermissionJSON extends ClerkResourceJSON {
  object: 'permission';
  name: string;
  key: string;
  description: string;
  created_at: number;
  updated_at: number;
}
