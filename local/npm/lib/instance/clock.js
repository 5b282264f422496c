'use strict';

/**
 * @import { ClerkLocal, ClerkLocalDuration } from '../../index'
 * @import { Call } from './call'
 */

/**
 * The clock of what is stored, and that of tokens.
 *
 * @param {Call} call
 * @returns {Pick<ClerkLocal, 'age' | 'offsetTokens'>}
 */
function clockOf(call) {
  return {
    async age(time) {
      await call('POST', '/local/clock', { age_seconds: secondsIn(time) });
    },
    async offsetTokens(time = {}) {
      await call('POST', '/local/clock', { token_offset_seconds: secondsIn(time) });
    },
  };
}

module.exports = { clockOf };

/** @param {ClerkLocalDuration} time */
function secondsIn({ days = 0, hours = 0, minutes = 0, seconds = 0 }) {
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
