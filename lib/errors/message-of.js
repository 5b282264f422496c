'use strict';

/**
 * What is wrong, of anything that was thrown: functions of the app need not throw errors, nor what can be read.
 *
 * @param {unknown} thrown
 */
function messageOf(thrown) {
  try {
    const { message } = /** @type {{ message?: unknown }} */ (thrown ?? {});
    return typeof message === 'string' && message !== '' ? message : `${String(thrown)} was thrown`;
  } catch {
    return 'something was thrown that cannot be read';
  }
}

module.exports = { messageOf };
