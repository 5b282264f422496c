'use strict';

const { setTimeout: wait } = require('node:timers/promises');

/** @import { startKeyEndpoint } from '../../test/support/key-endpoint' */

/**
 * What the endpoint does in turn; half of the time it is well. In none of these does Clerk itself say anything about
 * the keys, so known keys stay in use and no answer changes.
 */
const FAULTS = ['serverError', 'silent', 'html', 'reset', 'drip', 'throttled', 'huge', 'redirect'];

/** Longer than two attempts of a fetch. */
const PHASE_MS = 12_000;

/**
 * Breaks the endpoint of the keys and of the Backend API, and repairs it.
 *
 * @param {Awaited<ReturnType<typeof startKeyEndpoint>>} endpoint
 * @param {AbortSignal} signal
 */
async function injectFaults(endpoint, signal) {
  const counts = { faults: 0, requests: 0 };
  const take = () => (counts.requests += endpoint.requests.splice(0).length);
  for (let phase = 0; !signal.aborted; phase += 1) {
    const isWell = phase % 2 === 0;
    endpoint.mode = isWell ? 'ok' : FAULTS[((phase - 1) / 2) % FAULTS.length];
    counts.faults += isWell ? 0 : 1;
    await wait(PHASE_MS, undefined, { signal }).catch(() => {});
    take();
  }
  // Requests that wait for it are answered before the end.
  endpoint.mode = 'ok';
  return counts;
}

module.exports = { injectFaults };
