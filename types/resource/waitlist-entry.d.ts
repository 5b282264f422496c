import type { Invitation, InvitationJSON } from './invitation';
import type { ClerkResourceJSON } from './payload';

/** Somebody who waits to sign up. Times are Unix time in milliseconds. */
export interface WaitlistEntry {
  readonly id: string;
  readonly emailAddress: string;
  readonly status: WaitlistEntryStatus;
  readonly invitation: Invitation | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isLocked?: boolean | undefined;
}

/** The states of an entry of the waitlist. */
export type WaitlistEntryStatus = 'pending' | 'invited' | 'completed' | 'rejected';

/** {@link WaitlistEntry} on the wire. */
export interface WaitlistEntryJSON extends ClerkResourceJSON {
  object: 'waitlist_entry';
  id: string;
  status: WaitlistEntryStatus;
  email_address: string;
  invitation: InvitationJSON | null;
  is_locked: boolean;
  created_at: number;
  updated_at: number;
}
