'use strict';

const { ConfigurationError } = require('../errors/configuration-error');

/**
 * What holds for one call: the argument behind the method's own.
 *
 * @param {{ signal?: AbortSignal, timeoutMs?: number, retry?: { attempts?: number } }} [options]
 */
function readCallOptions(options) {
  if (options === undefined || options === null) {
    return {};
  }
  const { signal } = options;
  if (signal && !(signal instanceof AbortSignal)) {
    throw new ConfigurationError('signal-invalid', 'Clerk: the option `signal` must be an AbortSignal.');
  }
  return { signal: signal ?? undefined, ...boundsOf(options) };
}

/** For how long and how often a call may try, as the addon names it. What is no number is refused there. */
function boundsOf({ timeoutMs, retry }) {
  if (retry !== undefined && retry !== null && typeof retry !== 'object') {
    const message = 'Clerk: the option `retry` must be an object, such as { attempts: 0 }, which switches retries off.';
    throw new ConfigurationError('retry-invalid', message);
  }
  return { timeoutMs: number(timeoutMs), retryAttempts: number(retry?.attempts) };
}

function number(value) {
  if (value === undefined || value === null) {
    return undefined;
  }
  return typeof value === 'number' ? value : NaN;
}

module.exports = { boundsOf, readCallOptions };
