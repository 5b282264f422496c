'use strict';

/** An error of this package. `code` is stable, the message is not. */
class ClerkLocalError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = 'ClerkLocalError';
    this.code = code;
  }
}

module.exports = { ClerkLocalError };
