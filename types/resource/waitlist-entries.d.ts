// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { Invitation, InvitationJSON } from './invitations';
import type { ClerkResourceJSON } from './payload';

/** An email address on the waitlist. Times are Unix timestamps in milliseconds. */
export interface WaitlistEntry {
  readonly id: string;
  readonly emailAddress: string;
  readonly status: WaitlistEntryStatus;
  readonly invitation: Invitation | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isLocked?: boolean | undefined;
}

/** JSON representation of {@link WaitlistEntry}. */
export interface WaitlistEntryJSON extends ClerkResourceJSON {
  object: 'waitlist_entry';
  email_address: string;
  status: WaitlistEntryStatus;
  invitation: InvitationJSON | null;
  created_at: number;
  updated_at: number;
  is_locked: boolean;
}

/** Status of a waitlist entry. */
export type WaitlistEntryStatus = 'pending' | 'invited' | 'completed' | 'rejected';
