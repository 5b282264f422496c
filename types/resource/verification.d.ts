import type { ClerkResourceJSON } from './payload';

/** How something of a user was verified. */
export interface Verification {
  readonly status: VerificationStatus;
  /** Such as `email_code`. */
  readonly strategy: string;
  readonly externalVerificationRedirectURL: URL | null;
  readonly attempts: number | null;
  /** Unix time in milliseconds. */
  readonly expireAt: number | null;
  readonly nonce: string | null;
  readonly message: string | null;
}

/** The states of a verification. */
export type VerificationStatus = 'unverified' | 'verified' | 'transferable' | 'failed' | 'expired';

/** {@link Verification} on the wire. */
export interface VerificationJSON extends ClerkResourceJSON {
  status: VerificationStatus;
  strategy: string;
  attempts: number | null;
  expire_at: number | null;
  verified_at_client?: string;
  external_verification_redirect_url?: string | null;
  nonce?: string | null;
  message?: string | null;
}
