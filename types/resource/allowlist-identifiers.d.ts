// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** An identifier that may sign up. Times are Unix timestamps in milliseconds. */
export interface AllowlistIdentifier {
  readonly id: string;
  readonly identifier: string;
  readonly identifierType: AllowlistIdentifierType;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly instanceId?: string | undefined;
  /** Id of the invitation that was sent. */
  readonly invitationId?: string | undefined;
}

/** JSON representation of {@link AllowlistIdentifier}. */
export interface AllowlistIdentifierJSON extends ClerkResourceJSON {
  object: 'allowlist_identifier';
  identifier: string;
  identifier_type: AllowlistIdentifierType;
  created_at: number;
  updated_at: number;
  instance_id?: string;
  invitation_id?: string;
}

/** Type of an allowlist identifier. */
export type AllowlistIdentifierType = 'email_address' | 'phone_number' | 'web3_wallet';
