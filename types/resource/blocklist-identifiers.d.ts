// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { AllowlistIdentifierType } from './allowlist-identifiers';
import type { ClerkResourceJSON } from './payload';

/** An identifier that may not sign up. Times are Unix timestamps in milliseconds. */
export interface BlocklistIdentifier {
  readonly id: string;
  readonly identifier: string;
  readonly identifierType: BlocklistIdentifierType;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly instanceId?: string | undefined;
}

/** JSON representation of {@link BlocklistIdentifier}. */
export interface BlocklistIdentifierJSON extends ClerkResourceJSON {
  object: 'blocklist_identifier';
  identifier: string;
  identifier_type: BlocklistIdentifierType;
  created_at: number;
  updated_at: number;
  instance_id?: string;
}

/** Type of a blocklist identifier. */
export type BlocklistIdentifierType = AllowlistIdentifierType;
