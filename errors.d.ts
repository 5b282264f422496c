/**
 * The classes of the errors that this package throws, with their codes.
 *
 * The names are those of `@clerk/backend/errors`, and those of `@clerk/shared/error` that a server meets. `instanceof`
 * and the type guards hold for errors of Clerk's packages as well.
 *
 * @packageDocumentation
 */

export { ClerkAPIError, ClerkAPIResponseError, ClerkError } from './types/error';
export type { ClerkAPIErrorMeta } from './types/error';
export type { ConfigurationError, ConfigurationErrorCode } from './types/configuration-error';
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
export type { VerifyWebhookError, WebhookErrorCode } from './types/verify-webhook';
