'use strict';

const { acceptRelatives, inherit, isObject } = require('./relatives');

/**
 * A rejected token. `reason` is the stable code, `message` says what was received and what was expected, and `action`,
 * if present, what to do.
 */
class TokenVerificationError extends Error {
  /** @param {{ reason: string, message: string, action?: string }} refusal */
  constructor({ reason, message, action }) {
    super(message);
    inherit(TokenVerificationError);
    this.reason = reason;
    this.action = action;
  }

  /** Includes reason and advice on one line, and `tokenCarrier` if the caller has set it. */
  getFullMessage() {
    const text = [this.message, this.action].filter(Boolean).join(' ');
    const { tokenCarrier } = /** @type {{ tokenCarrier?: string }} */ (this);
    return `${text} (reason=${this.reason}, token-carrier=${tokenCarrier})`;
  }
}

// Clerk's class states no kind.
acceptRelatives(TokenVerificationError, (value) => {
  return isObject(value) && typeof value.reason === 'string' && typeof value.getFullMessage === 'function';
});

module.exports = { TokenVerificationError };
