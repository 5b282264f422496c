// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { ClerkResourceJSON } from './payload';

/** An API key of a user or an organization. Times are Unix timestamps in milliseconds. */
export interface APIKey {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** Id of the user or organization that the key belongs to. */
  readonly subject: string;
  readonly scopes: string[];
  /** Custom claims of the key. */
  readonly claims: Record<string, any> | null;
  readonly revoked: boolean;
  readonly revocationReason: string | null;
  readonly expired: boolean;
  /** `null` for a key that never expires. */
  readonly expiration: number | null;
  /** Id of the user who created the key. */
  readonly createdBy: string | null;
  readonly description: string | null;
  readonly lastUsedAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Secret of the key. Only present in the result of `create()`. */
  readonly secret?: string | undefined;
}

/** JSON representation of {@link APIKey}. */
export interface APIKeyJSON extends ClerkResourceJSON {
  object: 'api_key';
  type: string;
  name: string;
  subject: string;
  scopes: string[];
  claims: Record<string, any> | null;
  revoked: boolean;
  revocation_reason: string | null;
  expired: boolean;
  expiration: number | null;
  created_by: string | null;
  description: string | null;
  last_used_at: number | null;
  created_at: number;
  updated_at: number;
  secret?: string;
}
