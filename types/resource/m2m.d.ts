// Generated from api/definition/ by `npm run generate`. Do not edit.
/* eslint-disable @typescript-eslint/no-explicit-any -- code written for Clerk's own types reads these freely. */

import type { ClerkResourceJSON } from './payload';

/** A token with which a machine authenticates to other machines. Times are Unix timestamps in milliseconds. */
export interface M2MToken {
  readonly id: string;
  /** Id of the machine that the token belongs to. */
  readonly subject: string;
  /** Ids of the machines that accept the token. */
  readonly scopes: string[];
  /** Custom claims of the token. */
  readonly claims: Record<string, any> | null;
  readonly revoked: boolean;
  readonly revocationReason: string | null;
  readonly expired: boolean;
  readonly expiration: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Value of the token. Only present in the result of `createToken()`. */
  readonly token?: string | undefined;
}

/** JSON representation of {@link M2MToken}. */
export interface M2MTokenJSON extends ClerkResourceJSON {
  object: 'machine_to_machine_token';
  subject: string;
  scopes: string[];
  claims: Record<string, any> | null;
  revoked: boolean;
  revocation_reason: string | null;
  expired: boolean;
  expiration: number | null;
  created_at: number;
  updated_at: number;
  token?: string;
}
