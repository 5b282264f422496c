'use strict';

const { acceptRelatives, inherit, isObject } = require('./relatives');

/**
 * A token that was not accepted. `reason` is the stable code; `message` says what was seen and what was expected, and
 * `action`, where there is one, what to do about it.
 */
class TokenVerificationError extends Error {
  /** @param {{ reason: string, message: string, action?: string }} refusal */
  constructor({ reason, message, action }) {
    super(message);
    inherit(TokenVerificationError);
    this.reason = reason;
    this.action = action;
  }

  /** All that is known, on one line. `tokenCarrier` is part of it if the caller has set it. */
  getFullMessage() {
    const text = [this.message, this.action].filter(Boolean).join(' ');
    return `${text} (reason=${this.reason}, token-carrier=${this.tokenCarrier})`;
  }
}

// Clerk's class states no kind.
acceptRelatives(TokenVerificationError, (value) => {
  return isObject(value) && typeof value.reason === 'string' && typeof value.getFullMessage === 'function';
});

module.exports = { TokenVerificationError };
