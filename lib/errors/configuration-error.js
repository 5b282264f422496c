'use strict';

const { advise } = require('./advise');

/** @typedef {import('../../types/error-code').ConfigurationErrorCode} ConfigurationErrorCode */

/**
 * An invalid configuration, or an incorrect use of this package. `code` is stable, `message` is one sentence, and
 * `action`, if present, says what to do.
 */
class ConfigurationError extends TypeError {
  /**
   * @param {ConfigurationErrorCode} code
   * @param {string} message starts with `Clerk: `
   * @param {{ action?: string, cause?: unknown, name?: 'TypeError' | 'Error' }} [details] `name` is that of the error
   *   which `@clerk/express` throws; `TypeError` by default
   */
  constructor(code, message, { action, cause, name } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    if (name !== undefined) {
      Object.defineProperty(this, 'name', { value: name, writable: true, configurable: true });
    }
    // Again, because the stack begins with the name.
    Error.captureStackTrace?.(this, ConfigurationError);
    this.code = code;
    if (action) {
      advise(this, action);
    }
  }
}

module.exports = { ConfigurationError };
