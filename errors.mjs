// The same classes as `require` returns: each exists once in a process.
import errors from './errors.js';

export const {
  ClerkAPIError,
  ClerkAPIResponseError,
  ClerkError,
  ConfigurationError,
  MachineTokenVerificationError,
  MachineTokenVerificationErrorCode,
  SignJWTError,
  TokenVerificationError,
  TokenVerificationErrorAction,
  TokenVerificationErrorCode,
  TokenVerificationErrorReason,
  inheritErrorClasses,
  isClerkAPIError,
  isClerkAPIResponseError,
  isClerkError,
} = errors;
