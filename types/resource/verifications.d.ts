// Generated from api/definition/ by `npm run generate`. Do not edit.

import type { ClerkResourceJSON } from './payload';

/** Another identification of the same user. */
export interface IdentificationLink {
  readonly id: string;
  /** Type of the identification, such as `oauth_google`. */
  readonly type: string;
}

/** JSON representation of {@link IdentificationLink}. */
export interface IdentificationLinkJSON extends ClerkResourceJSON {
  type: string;
}

/** Verification of an identification of a user. */
export interface Verification {
  readonly status: VerificationStatus;
  /** Strategy of the verification, such as `email_code`. */
  readonly strategy: string;
  readonly externalVerificationRedirectURL: URL | null;
  readonly attempts: number | null;
  /** Unix timestamp in milliseconds. */
  readonly expireAt: number | null;
  readonly nonce: string | null;
  readonly message: string | null;
}

/** JSON representation of {@link Verification}. */
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

/** Status of a verification. */
export type VerificationStatus = 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired';
