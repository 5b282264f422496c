'use strict';

const { channel } = require('node:diagnostics_channel');

/** @import { MethodRow } from './types' */

/**
 * Publishes each call of the Backend API that was sent: `{ operation, method, path, status, attempts, durationMs }`.
 * The path has the names of parameters in the place of their values, so that it contains no ids and no secrets.
 */
const calls = channel('clerk-express-native:backend');

/**
 * Publishes the result of a call.
 *
 * @param {MethodRow} method
 * @param {{ status?: number, attempts: number } | undefined} outcome `undefined` where the call was aborted
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
