'use strict';

/**
 * A token that was not accepted. `reason` is the stable code; `message` says what was seen and what was expected, and
 * `action`, where there is one, what to do about it.
 */
class TokenVerificationError extends Error {
  /** @param {{ reason: string, message: string, action?: string }} refusal */
  constructor({ reason, message, action }) {
    super(message);
    this.reason = reason;
    this.action = action;
  }

  /** All that is known, in one line. Whoever knows where the token stood sets `tokenCarrier` before. */
  getFullMessage() {
    const text = [this.message, this.action].filter(Boolean).join(' ');
    return `${text} (reason=${this.reason}, token-carrier=${this.tokenCarrier})`;
  }
}

module.exports = { TokenVerificationError };
