'use strict';

const { ClerkLocalError } = require('../error');

/**
 * @import { ClerkLocal, ClerkLocalFault, ClerkLocalRateLimit } from '../../index'
 * @import { Call } from './call'
 */

/**
 * What goes wrong on demand.
 *
 * @param {Call} call
 * @returns {Pick<ClerkLocal, 'fail' | 'faults' | 'rateLimit'>}
 */
function faultsOf(call) {
  return {
    async fail({ delayInMs, retryAfter, disconnect, ...fault }) {
      const body = { ...fault, delay_ms: delayInMs, retry_after: retryAfter, reset: disconnect };
      await call('POST', '/local/faults', body);
    },
    faults: {
      async list() {
        /** @type {{ data: any[] }} */
        const { data } = await call('GET', '/local/faults');
        return data.map(faultFrom);
      },
      async clear() {
        await call('DELETE', '/local/faults');
      },
    },
    async rateLimit(limit) {
      await call('POST', '/local/rate_limit', limit === null ? {} : bodyForLimit(limit));
    },
  };
}

module.exports = { faultsOf };

/**
 * @param {ClerkLocalRateLimit} limit
 * @throws {ClerkLocalError} `options-invalid` without a number of requests, which would otherwise mean no limit
 */
function bodyForLimit({ limit, windowSeconds }) {
  if (typeof limit !== 'number') {
    throw new ClerkLocalError(
      'options-invalid',
      `"limit" is ${JSON.stringify(limit)}; expected a number of requests. rateLimit(null) switches the limit off.`,
    );
  }
  return { limit, window_seconds: windowSeconds };
}

/**
 * A fault without what it leaves open.
 *
 * @param {Record<string, any>} fault
 * @returns {ClerkLocalFault & { id: string }}
 */
function faultFrom({ id, delay_ms: delayInMs, retry_after: retryAfter, reset, ...rest }) {
  const fault = { ...rest, retryAfter, delayInMs: delayInMs || null, disconnect: reset || null };
  return /** @type {any} */ ({
    id,
    ...Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== null)),
  });
}
