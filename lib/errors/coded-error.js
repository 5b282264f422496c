'use strict';

const { advise } = require('./advise');
const { CONFIGURATION_ERROR_CODES } = require('./codes');
const { ConfigurationError } = require('./configuration-error');

/**
 * An error with a stable `code`. `message` is one sentence, because apps send it to their clients; `action`, if
 * present, says what to do.
 *
 * @param {{ code?: string, message: string, action?: string, cause?: unknown }} fault
 * @param {ErrorConstructor} [Class]
 * @returns {Error & { code?: string, action?: string }}
 */
function codedError({ code, message, action, cause }, Class = Error) {
  /** @type {Error & { code?: string }} */
  const error = new Class(message, cause === undefined ? undefined : { cause });
  Error.captureStackTrace?.(error, codedError);
  if (code !== undefined) {
    error.code = code;
  }
  return action ? advise(error, action) : error;
}

/**
 * Calls the addon, and throws its errors as errors of this realm: test runners such as Jest evaluate this package in
 * a separate realm, and the addon's errors are not instances of that realm's `Error`.
 *
 * @template Result
 * @param {() => Result} call nothing but the call of the addon
 * @returns {Result}
 */
function callAddon(call) {
  try {
    return call();
  } catch (error) {
    throw errorOfAddon(/** @type {Error} */ (error));
  }
}

/**
 * Converts an error of the addon to one of this realm.
 *
 * @param {Error & { code?: string }} error the addon's: the lines after the first are the advice, see
 *   `src/node/error.rs`
 */
function errorOfAddon({ code, message }) {
  const [first, ...rest] = String(message).split('\n');
  return errorOf({ code, message: first, action: rest.join('\n') });
}

/**
 * The error for a fault that the addon reports.
 *
 * @param {{ code?: string, message: string, action?: string }} fault
 * @returns {Error & { code?: string, action?: string }}
 */
function errorOf({ code, message, action }) {
  return isConfigurationErrorCode(code)
    ? new ConfigurationError(code, message, { action, name: 'Error' })
    : codedError({ code, message, action });
}

/**
 * @param {string | undefined} code
 * @returns {code is import('../../types/error-code').ConfigurationErrorCode}
 */
function isConfigurationErrorCode(code) {
  return code !== undefined && CONFIGURATION_ERROR_CODES.has(code);
}

module.exports = { callAddon, codedError, errorOf, errorOfAddon };
