/**
 * The error classes of this package, with their codes.
 *
 * Covers `@clerk/backend/errors` and the server-side names of `@clerk/shared/error`. `instanceof` and the type guards
 * also accept errors thrown by Clerk's packages.
 *
 * @packageDocumentation
 */

export { ClerkAPIError, ClerkAPIResponseError, ClerkError } from './types/error';
export type { ClerkAPIErrorMeta } from './types/error';
export { ConfigurationError } from './types/configuration-error';
export type { AddonErrorCode, ConfigurationErrorCode, WebhookErrorCode } from './types/error-code';
export {
  MachineTokenVerificationErrorCode,
  SignJWTError,
  TokenVerificationErrorAction,
  TokenVerificationErrorCode,
  TokenVerificationErrorReason,
  inheritErrorClasses,
  isClerkAPIError,
  isClerkAPIResponseError,
  isClerkError,
} from './types/errors';
export type { TokenCarrier } from './types/errors';
export { MachineTokenVerificationError } from './types/machine-error';
export { TokenVerificationError } from './types/verify-token';
export type { VerifyWebhookError } from './types/verify-webhook';
