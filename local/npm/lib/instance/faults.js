'use strict';

/**
 * The body of a request that makes requests fail.
 *
 * @param {import('../../index').ClerkLocalFault} fault
 */
function bodyForFault({ delayInMs, retryAfter, disconnect, ...fault }) {
  return { ...fault, delay_ms: delayInMs, retry_after: retryAfter, reset: disconnect };
}

module.exports = { bodyForFault };
