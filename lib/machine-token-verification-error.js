'use strict';

/** A machine token that was not accepted. `code` is stable; `message` says what was seen and what was expected. */
class MachineTokenVerificationError extends Error {
  /** What Clerk's type guards look at. */
  static kind = 'MachineTokenVerificationError';

  /** @param {{ code: string, message: string, status?: number, action?: string }} refusal */
  constructor({ code, message, status, action }) {
    super(message);
    this.clerkError = true;
    this.code = code;
    this.longMessage = undefined;
    this.docsUrl = undefined;
    this.status = status;
    this.action = action;
  }

  get name() {
    return 'MachineTokenVerificationError';
  }

  /** All that is known, in one line. */
  getFullMessage() {
    return `${this.message} (code=${this.code}, status=${this.status || 'n/a'})`;
  }
}

module.exports = { MachineTokenVerificationError };
