'use strict';

/**
 * A client in a process of its own: makes the calls that its parent asks for, and reports what they cost.
 *
 * `{ packageName, origin }` comes first, then any number of `{ calls, inFlight }`, each answered with a measurement.
 */

/** @typedef {import('../..').ClerkClient['users']} Users */

process.once('message', async (/** @type {{ packageName: string, origin: string }} */ { packageName, origin }) => {
  /** @type {typeof import('../..')} */
  const { createClerkClient } = require(packageName);
  const { users } = createClerkClient({ secretKey: 'sk_test_x', apiUrl: origin });
  process.on('message', async (/** @type {{ calls: number, inFlight: number }} */ { calls, inFlight }) => {
    const before = { time: process.hrtime.bigint(), cpu: process.cpuUsage() };
    await makeCalls(users, calls, inFlight);
    const seconds = Number(process.hrtime.bigint() - before.time) / 1e9;
    const { user, system } = process.cpuUsage(before.cpu);
    process.send?.({ callsPerSecond: calls / seconds, cpuMicroseconds: (user + system) / calls });
  });
  process.send?.('ready');
});
process.on('disconnect', () => process.exit());

/**
 * Makes calls, `inFlight` of them at a time. A failed call ends the process.
 *
 * @param {Users} users
 * @param {number} calls
 * @param {number} inFlight
 */
async function makeCalls(users, calls, inFlight) {
  let left = calls;
  const proceed = async () => {
    while (left > 0) {
      left -= 1;
      const { id } = await users.getUser('user_1');
      if (id !== 'user_1') {
        throw new Error('A call came to another result.');
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, proceed));
}
