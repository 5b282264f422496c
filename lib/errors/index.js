'use strict';

const { ClerkAPIError, ClerkAPIResponseError } = require('./api-error');
const { ConfigurationError } = require('./configuration-error');
const { MachineTokenVerificationError } = require('./machine-token-verification-error');
const { TokenVerificationError } = require('./token-verification-error');
const { ClerkError, isClerkError } = require('./clerk-error');
const constants = require('./constants');
const { inheritFrom } = require('./relatives');

/** Exists so that programs that import it from Clerk's package start. Nothing in this package throws it. */
class SignJWTError extends Error {}

/**
 * Whether a value is the error of a call of the Backend API, of any package. Clerk's errors also have it as a method.
 *
 * @this {unknown}
 * @param {unknown} [error]
 */
function isClerkAPIResponseError(error) {
  return (error ?? this) instanceof ClerkAPIResponseError;
}

/**
 * The same for an entry of such an error.
 *
 * @this {unknown}
 * @param {unknown} [error]
 */
function isClerkAPIError(error) {
  return (error ?? this) instanceof ClerkAPIError;
}

/** The classes whose errors this package throws. */
const THROWN = { ClerkAPIResponseError, MachineTokenVerificationError, TokenVerificationError };

/**
 * Makes the errors of this package instances of Clerk's classes too. Only necessary if those are in an ES module or in
 * a bundle: others are found.
 *
 * @param {Record<string, unknown>} classes Clerk's classes by their names, such as the module `@clerk/backend/errors`
 */
function inheritErrorClasses(classes) {
  for (const [name, Class] of Object.entries(THROWN)) {
    inheritFrom(Class, classes[name]);
  }
}

module.exports = {
  ...constants,
  ClerkAPIError,
  ClerkAPIResponseError,
  ClerkError,
  ConfigurationError,
  MachineTokenVerificationError,
  SignJWTError,
  TokenVerificationError,
  inheritErrorClasses,
  isClerkAPIError,
  isClerkAPIResponseError,
  isClerkError,
};
