'use strict';

const { ClerkError } = require('./clerk-error');
const { acceptRelatives, inherit, isOfKind } = require('./relatives');

/** A rejected machine token. `code` is stable; `message` says what was received and what was expected. */
class MachineTokenVerificationError extends ClerkError {
  static kind = 'MachineTokenVerificationError';

  /** @param {{ code: string, message: string, status?: number, action?: string }} refusal */
  constructor({ code, message, status, action }) {
    super({ message, code });
    inherit(MachineTokenVerificationError, 'ClerkError');
    this.status = status;
    this.action = action;
  }

  /** Includes code and status on one line. */
  getFullMessage() {
    return `${this.message} (code=${this.code}, status=${this.status || 'n/a'})`;
  }

  toString() {
    return `${this.name}: ${this.message}`;
  }
}

acceptRelatives(MachineTokenVerificationError, (value) => isOfKind('MachineTokenVerificationError', value));

module.exports = { MachineTokenVerificationError };
