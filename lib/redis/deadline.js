'use strict';

/**
 * Settles as a promise does, or rejects after a time: a server that hangs accepts commands, and never replies.
 *
 * @template Result
 * @param {Promise<Result>} promise
 * @param {number} milliseconds
 * @returns {Promise<Result>}
 */
async function within(promise, milliseconds) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_resolve, reject) => {
    const fail = () => reject(new Error(`no reply within ${milliseconds} ms`));
    // A reply may have arrived while the app was busy: it is read before `setImmediate()` calls.
    timer = setTimeout(() => setImmediate(fail), milliseconds);
    timer.unref();
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

module.exports = { within };
