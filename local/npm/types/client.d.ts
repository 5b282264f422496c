/**
 * The client of the package that the app has. The other one, or both, may be missing: then the import is an error,
 * which is ignored, and the type is `any`.
 */

// An error is expected only where the package is missing, so these cannot be `@ts-expect-error`.
/* eslint-disable @typescript-eslint/ban-ts-comment */
// @ts-ignore
type NativeClient = import('clerk-express-native').ClerkClient;
// @ts-ignore
type BackendClient = import('@clerk/backend').ClerkClient;

// In tuples, because a condition on the type of a failed import is itself that type.
type IsAny<Type> = [0] extends [1 & Type] ? true : false;

/** A client of the Backend API: that of `clerk-express-native`, or else of `@clerk/backend`. */
export type ClerkLocalClient = IsAny<NativeClient> extends true ? BackendClient : NativeClient;
