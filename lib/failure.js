'use strict';

/** Values with which Express' `next()` goes on as if nothing had happened, or skips what would be next. */
const GO_ON = [undefined, null, false, 0, '', NaN, 'route', 'router'];

/**
 * What `next()` is told when a function of the app has thrown something: never anything that lets a request pass.
 *
 * @param {unknown} thrown
 * @returns {unknown} what was thrown, or an error in its place
 */
function failure(thrown) {
  return GO_ON.includes(thrown)
    ? new Error(`Clerk: a function among the options threw ${JSON.stringify(thrown) ?? thrown}, which is no error.`)
    : thrown;
}

module.exports = { failure };
