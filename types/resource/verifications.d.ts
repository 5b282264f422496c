// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** Another way in which the same identity is known. */
export interface IdentificationLink {
  readonly id: string;
  /** Such as `oauth_google`. */
  readonly type: string;
}

/** {@link IdentificationLink} on the wire. */
export interface IdentificationLinkJSON extends ClerkResourceJSON {
  type: string;
}

/** How something of a user was verified. */
export interface Verification {
  readonly status: VerificationStatus;
  /** Such as `email_code`. */
  readonly strategy: string;
  readonly externalVerificationRedirectURL: URL | null;
  readonly attempts: number | null;
  readonly expireAt: number | null;
  readonly nonce: string | null;
  readonly message: string | null;
}

/** {@link Verification} on the wire. */
export interface VerificationJSON extends ClerkResourceJSON {
  status: VerificationStatus;
  strategy: string;
  external_verification_redirect_url?: string | null;
  attempts: number | null;
  expire_at: number | null;
  nonce?: string | null;
  message?: string | null;
  verified_at_client?: string;
}

/** The states of a verification. */
export type VerificationStatus = 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired';
