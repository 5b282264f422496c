import { ClerkError } from './error';

/**
 * What `clerkClient.m2m.verify()` rejects with if a token is not accepted. `message` is one sentence.
 *
 * `clerk-express-native/errors` exports the class. `instanceof` also accepts errors thrown by Clerk's packages.
 */
export declare class MachineTokenVerificationError extends ClerkError {
  constructor(refusal: { code: MachineTokenVerificationErrorCode; message: string; status?: number; action?: string });
  readonly code: MachineTokenVerificationErrorCode;
  /** The HTTP status of Clerk's response, if there was one. */
  readonly status?: number;
  /** How to fix it. */
  readonly action?: string;
  /** The underlying error, if there is one. */
  readonly cause: Error | undefined;
  /** Returns the message, followed by code and status. */
  getFullMessage(): string;
}

/** Why a machine token was not accepted. */
export type MachineTokenVerificationErrorCode =
  /** Clerk did not issue this token, or it is expired or revoked. */
  | 'token-invalid'
  /** The signature or a claim is invalid, or the keys could not be loaded. */
  | 'token-verification-failed'
  /** Clerk rejected the secret key of the call. */
  | 'secret-key-invalid'
  /** An error that is unrelated to the token. */
  | 'unexpected-error';
