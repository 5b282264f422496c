'use strict';

const { ConfigurationError } = require('../errors/configuration-error');

/** @typedef {{ timeoutMs?: number, retryAttempts?: number }} AddonBounds time and retries, as the addon names them */

/**
 * Reads the options of one call, which are its last argument.
 *
 * @param {unknown} options
 * @returns {AddonBounds & { signal?: AbortSignal }}
 */
function readCallOptions(options) {
  if (options === undefined || options === null) {
    return {};
  }
  const { signal, timeoutMs, retry } = /** @type {Record<string, unknown>} */ (options);
  if (signal && !(signal instanceof AbortSignal)) {
    throw new ConfigurationError('signal-invalid', 'Clerk: the option `signal` must be an AbortSignal.');
  }
  return { signal: /** @type {AbortSignal | undefined} */ (signal ?? undefined), ...boundsOf({ timeoutMs, retry }) };
}

/**
 * Returns the time and the retries of a call. The addon rejects what is not a number.
 *
 * @param {{ timeoutMs?: unknown, retry?: unknown }} options
 * @returns {AddonBounds}
 */
function boundsOf({ timeoutMs, retry }) {
  if (retry !== undefined && retry !== null && typeof retry !== 'object') {
    const message = 'Clerk: the option `retry` must be an object, such as { attempts: 0 }, which disables retries.';
    throw new ConfigurationError('retry-invalid', message);
  }
  const { attempts } = /** @type {{ attempts?: unknown }} */ (retry ?? {});
  return { timeoutMs: numberOrNaN(timeoutMs), retryAttempts: numberOrNaN(attempts) };
}

/** @param {unknown} value */
function numberOrNaN(value) {
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'number' ? value : NaN;
}

module.exports = { boundsOf, readCallOptions };
