import { ClerkAPIError, ClerkAPIResponseError, ClerkError } from './error';
import type { MachineTokenVerificationErrorCode as MachineCode } from './machine-error';
import type { TokenVerificationErrorReason as Reason } from './verify-token';

/**
 * Whether a value is the error of a call of the Backend API, be it of this package or of Clerk's, in whatever copy. The
 * guard can be a method of the error, too.
 */
export declare function isClerkAPIResponseError(error: unknown): error is ClerkAPIResponseError;
export declare function isClerkAPIResponseError(this: unknown): this is ClerkAPIResponseError;

/** The same for an entry of such an error's `errors`. */
export declare function isClerkAPIError(error: unknown): error is ClerkAPIError;
export declare function isClerkAPIError(this: unknown): boolean;

/** Whether a value has the shape of a {@link ClerkError}. */
export declare function isClerkError(value: unknown): value is ClerkError;

/**
 * Makes the errors that this package throws instances of Clerk's classes too, for code that compares them with
 * `instanceof`. Classes that were loaded with `require` are found without it; those of ES modules and bundles are not.
 *
 * @param classes Clerk's classes by their names
 *
 * @example
 * import * as clerkErrors from '@clerk/backend/errors';
 * inheritErrorClasses(clerkErrors);
 */
export declare function inheritErrorClasses(classes: {
  ClerkAPIResponseError?: unknown;
  MachineTokenVerificationError?: unknown;
  TokenVerificationError?: unknown;
}): void;

/** Nothing in this package throws it. It exists so that programs that import it from Clerk's package start. */
export declare class SignJWTError extends Error {}

/** The reasons of a `TokenVerificationError` by the names that Clerk gives them. */
export declare const TokenVerificationErrorReason: {
  readonly TokenExpired: 'token-expired';
  readonly TokenInvalid: 'token-invalid';
  readonly TokenInvalidAlgorithm: 'token-invalid-algorithm';
  readonly TokenInvalidAuthorizedParties: 'token-invalid-authorized-parties';
  readonly TokenInvalidIssuer: 'token-invalid-issuer';
  readonly TokenInvalidSignature: 'token-invalid-signature';
  readonly TokenNotActiveYet: 'token-not-active-yet';
  readonly TokenIatInTheFuture: 'token-iat-in-the-future';
  readonly TokenVerificationFailed: 'token-verification-failed';
  readonly InvalidSecretKey: 'secret-key-invalid';
  readonly LocalJWKMissing: 'jwk-local-missing';
  readonly RemoteJWKFailedToLoad: 'jwk-remote-failed-to-load';
  readonly RemoteJWKInvalid: 'jwk-remote-invalid';
  readonly RemoteJWKMissing: 'jwk-remote-missing';
  readonly JWKFailedToResolve: 'jwk-failed-to-resolve';
  readonly JWKKidMismatch: 'jwk-kid-mismatch';
};
export type TokenVerificationErrorReason = Reason;

/**
 * Advice by the names that Clerk gives it. Errors of this package have advice of their own in `action`, of which
 * `EnsureClerkJWT` is one: compare reasons and codes, not advice.
 */
export declare const TokenVerificationErrorAction: {
  readonly ContactSupport: string;
  readonly EnsureClerkJWT: string;
  readonly SetClerkJWTKey: string;
  readonly SetClerkSecretKey: string;
  readonly EnsureClockSync: string;
};
export type TokenVerificationErrorAction = string;

/** The code of Clerk's API for a secret key that it refuses. */
export declare const TokenVerificationErrorCode: { readonly InvalidSecretKey: 'clerk_key_invalid' };
export type TokenVerificationErrorCode = 'clerk_key_invalid';

/** The codes of a `MachineTokenVerificationError` by the names that Clerk gives them. */
export declare const MachineTokenVerificationErrorCode: {
  readonly TokenInvalid: 'token-invalid';
  readonly InvalidSecretKey: 'secret-key-invalid';
  readonly UnexpectedError: 'unexpected-error';
  readonly TokenVerificationFailed: 'token-verification-failed';
};
export type MachineTokenVerificationErrorCode = MachineCode;

/** Where a token was. */
export type TokenCarrier = 'header' | 'cookie';
