'use strict';

const MINUTE_MS = 60_000;

/**
 * Returns a function that calls another at most once a minute, so that a fault does not fill the console.
 *
 * @template {unknown[]} Arguments
 * @param {(...args: Arguments) => void} call
 * @param {() => number} now monotonic milliseconds
 * @returns {(...args: Arguments) => void}
 */
function onceAMinute(call, now = () => performance.now()) {
  /** @type {number | undefined} */
  let latest;
  return (...args) => {
    const time = now();
    if (latest === undefined || time - latest >= MINUTE_MS) {
      latest = time;
      call(...args);
    }
  };
}

module.exports = { onceAMinute };
