import { ClerkError } from './error';
import type { MachineTokenVerificationErrorCode } from './reason';

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
