import { ClerkError } from './error';

/**
 * A machine token that was not accepted: what `clerkClient.m2m.verify()` rejects with. `message` is one sentence.
 *
 * `clerk-express-native/errors` has the class. `instanceof` holds for errors of Clerk's packages as well.
 */
export declare class MachineTokenVerificationError extends ClerkError {
  constructor(refusal: { code: MachineTokenVerificationErrorCode; message: string; status?: number; action?: string });
  readonly code: MachineTokenVerificationErrorCode;
  /** The HTTP status of Clerk's response, if there was one. */
  readonly status?: number;
  /** What to do about it. */
  readonly action?: string;
  /** The underlying error, where there is one. */
  readonly cause: Error | undefined;
  /** The message, followed by code and status. */
  getFullMessage(): string;
}

/** Why a machine token was not accepted. */
export type MachineTokenVerificationErrorCode =
  /** Not a token that Clerk issued, or no longer one. */
  | 'token-invalid'
  /** The signature or the claims were refused, or the keys could not be loaded. */
  | 'token-verification-failed'
  /** Clerk refused the key of the request. */
  | 'secret-key-invalid'
  /** A fault that says nothing about the token. */
  | 'unexpected-error';
