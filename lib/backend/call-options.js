'use strict';

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
    throw Object.assign(new TypeError('Clerk: the option `signal` must be an AbortSignal.'), {
      code: 'signal-invalid',
    });
  }
  return { signal: signal ?? undefined, ...boundsOf(options) };
}

/** For how long and how often a call may try, as the addon names it. What is no number is refused there. */
function boundsOf({ timeoutMs, retry }) {
  if (retry !== undefined && retry !== null && typeof retry !== 'object') {
    const message = 'Clerk: the option `retry` must be an object, such as { attempts: 0 }, which switches retries off.';
    throw Object.assign(new TypeError(message), { code: 'retry-invalid' });
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
