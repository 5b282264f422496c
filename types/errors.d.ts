import { ClerkAPIError, ClerkAPIResponseError, ClerkError } from './error';
import type {
  MachineTokenVerificationErrorCode as MachineCode,
  TokenVerificationErrorReason as Reason,
} from './reason';

/**
 * Returns whether a value is the error of a Backend API call, thrown by this package or by any copy of Clerk's
 * packages. Can also be assigned to the error as a method.
 */
export declare function isClerkAPIResponseError(error: unknown): error is ClerkAPIResponseError;
export declare function isClerkAPIResponseError(this: unknown): this is ClerkAPIResponseError;

/**
 * Returns whether a value is an entry of `ClerkAPIResponseError.errors`. Can also be assigned to the entry as a method.
 */
export declare function isClerkAPIError(error: unknown): error is ClerkAPIError;
export declare function isClerkAPIError(this: unknown): boolean;

/** Returns whether a value has the shape of a {@link ClerkError}. */
export declare function isClerkError(value: unknown): value is ClerkError;

/**
 * Makes this package's errors instances of Clerk's classes too, for code that checks them with `instanceof`. Only
 * needed for classes in ES modules and bundles: those loaded with `require` are found automatically.
 *
 * @param classes Clerk's classes by name
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

/** Never thrown by this package. Exported so that programs that import it keep working. */
export declare class SignJWTError extends Error {}

/** The reasons of a `TokenVerificationError`, under Clerk's names. */
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
 * Suggested fixes, under Clerk's names. Errors of this package have their own wording in `action` and use only
 * `EnsureClerkJWT`: compare reasons and codes instead.
 */
export declare const TokenVerificationErrorAction: {
  readonly ContactSupport: string;
  readonly EnsureClerkJWT: string;
  readonly SetClerkJWTKey: string;
  readonly SetClerkSecretKey: string;
  readonly EnsureClockSync: string;
};
export type TokenVerificationErrorAction = string;

/** The code with which Clerk's API rejects a secret key. */
export declare const TokenVerificationErrorCode: { readonly InvalidSecretKey: 'clerk_key_invalid' };
export type TokenVerificationErrorCode = 'clerk_key_invalid';

/** The codes of a `MachineTokenVerificationError`, under Clerk's names. */
export declare const MachineTokenVerificationErrorCode: {
  readonly TokenInvalid: 'token-invalid';
  readonly InvalidSecretKey: 'secret-key-invalid';
  readonly UnexpectedError: 'unexpected-error';
  readonly TokenVerificationFailed: 'token-verification-failed';
};
export type MachineTokenVerificationErrorCode = MachineCode;

/** Where a token was found. */
export type TokenCarrier = 'header' | 'cookie';
