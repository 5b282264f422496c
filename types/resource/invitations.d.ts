// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** An invitation to sign up. Times are Unix timestamps in milliseconds. */
export interface Invitation {
  readonly id: string;
  readonly emailAddress: string;
  /** Public metadata of the user who accepts the invitation. */
  readonly publicMetadata: Record<string, unknown> | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly status: InvitationStatus;
  /** URL of the link in the email. */
  readonly url?: string | undefined;
  readonly revoked?: boolean | undefined;
  /** The JSON that Clerk returned, with keys in snake case. */
  readonly raw: InvitationJSON | null;
}

/** JSON representation of {@link Invitation}. */
export interface InvitationJSON extends ClerkResourceJSON {
  object: 'invitation';
  email_address: string;
  public_metadata: Record<string, unknown> | null;
  created_at: number;
  updated_at: number;
  status: InvitationStatus;
  url?: string;
  revoked?: boolean;
}

/** Status of an invitation. */
export type InvitationStatus = 'pending' | 'accepted' | 'revoked' | 'expired';
