'use strict';

/** A process that measures how long one library takes for a token: for a known one, and for a new one. */

const { VERIFIERS } = require('./verifiers');

/**
 * @import { VerificationSettings } from '../types'
 * @import { Verify } from './verifiers'
 */

/** As a server under load has them. */
const IN_FLIGHT = 16;

process.once('message', async (/** @type {VerificationSettings} */ { name, pem, origin, tokens, repeats }) => {
  const verify = await VERIFIERS[name]({ pem, origin });
  const [first, ...fresh] = tokens;
  const { sub } = await verify(first);
  if (sub !== 'user_1') {
    throw new Error(`${name} read the claim sub as ${sub}.`);
  }
  const half = fresh.length >> 1;
  // The first half is for warming up.
  await timeOf(verify, fresh.slice(0, half));
  const cold = await timeOf(verify, fresh.slice(half));
  await timeOf(verify, Array(repeats).fill(first));
  const hot = await timeOf(verify, Array(repeats).fill(first));
  process.send?.({ hot, cold });
});
process.on('disconnect', () => process.exit());

/**
 * Microseconds a token: on the clock, and of processor time in all threads.
 *
 * @param {Verify} verify
 * @param {string[]} tokens
 */
async function timeOf(verify, tokens) {
  const cpu = process.cpuUsage();
  const begun = performance.now();
  for (let index = 0; index < tokens.length; index += IN_FLIGHT) {
    const answers = tokens.slice(index, index + IN_FLIGHT).map(verify);
    // Who answers at once is not made to wait.
    if (typeof (/** @type {Partial<Promise<unknown>> | undefined} */ (answers[0])?.then) === 'function') {
      await Promise.all(answers);
    }
  }
  const elapsed = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  return { microseconds: (elapsed * 1000) / tokens.length, cpuMicroseconds: (user + system) / tokens.length };
}
