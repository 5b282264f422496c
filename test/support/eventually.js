'use strict';

const { setTimeout: wait } = require('node:timers/promises');

/**
 * Repeats a check until it passes, for work in the background.
 *
 * @template Result
 * @param {() => Result | Promise<Result>} check fails with an error
 * @param {number} [milliseconds] the time after which the last error is thrown
 * @returns {Promise<Result>}
 */
async function eventually(check, milliseconds = 10_000) {
  const end = performance.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) {
        throw error;
      }
    }
    await wait(20);
  }
}

module.exports = { eventually };
