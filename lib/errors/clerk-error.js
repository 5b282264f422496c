'use strict';

const { acceptRelatives, isObject } = require('./relatives');

/** The base class of errors that Clerk's packages recognise by `clerkError`. */
class ClerkError extends Error {
  /** What the type guards of Clerk's packages check. */
  static kind = 'ClerkError';

  /** @param {{ message: string, code: string, longMessage?: string, docsUrl?: string, cause?: unknown }} fault */
  constructor({ message, code, longMessage, docsUrl, cause }) {
    super(message, cause === undefined ? undefined : { cause });
    this.clerkError = true;
    this.code = code;
    this.longMessage = longMessage;
    this.docsUrl = docsUrl;
  }

  get name() {
    return this.constructor.name;
  }
}

acceptRelatives(ClerkError, isClerkError);

/**
 * Whether a value is an error of this package or of Clerk's with the shape of a {@link ClerkError}.
 *
 * @param {unknown} value
 */
function isClerkError(value) {
  return isObject(value) && value.clerkError === true;
}

module.exports = { ClerkError, isClerkError };
