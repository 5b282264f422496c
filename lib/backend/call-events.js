'use strict';

const { channel } = require('node:diagnostics_channel');

/**
 * Each call of the Backend API that was sent, for whoever subscribes:
 * `{ operation, method, path, status, attempts, durationMs }`. The path holds names of parameters in the place of their
 * values, so no id and no secret stands in any of them.
 */
const calls = channel('clerk-express-native:backend');

/**
 * Tells those who listen how a call went.
 *
 * @param {{ operation: string, verb: string, path?: string }} method
 * @param {{ status?: number, attempts: number } | undefined} outcome missing where the call was aborted
 * @param {number} durationMs
 */
function announceCall({ operation, verb, path }, outcome, durationMs) {
  if (!calls.hasSubscribers || outcome?.attempts === 0) {
    return;
  }
  const { status, attempts } = outcome ?? {};
  calls.publish({ operation, method: verb, path, status, attempts, durationMs });
}

module.exports = { announceCall };
