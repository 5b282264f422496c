'use strict';

/**
 * An error as apps see it. `message` is one sentence, because apps hand it to their clients; `code` is stable;
 * `action`, where there is one, says what to do.
 *
 * @param {{ code?: string, message: string, action?: string, cause?: unknown }} fault
 * @param {ErrorConstructor} [Class]
 */
function codedError({ code, message, action, cause }, Class = Error) {
  const error = new Class(message, cause === undefined ? undefined : { cause });
  Error.captureStackTrace?.(error, codedError);
  if (code !== undefined) {
    error.code = code;
  }
  return action ? advise(error, action) : error;
}

/**
 * Gives an error its advice, which consoles and logs show after the message: they print the stack.
 *
 * @param {Error} error
 * @param {string} action
 */
function advise(error, action) {
  const { message, stack } = error;
  if (typeof stack === 'string') {
    error.stack = stack.replace(message, () => `${message} ${action}`);
  }
  // Not enumerable, or the console would print it a second time.
  return Object.defineProperty(error, 'action', { value: action, writable: true, configurable: true });
}

/**
 * Calls the addon. What it throws is thrown as an error of this realm: test runners such as Jest evaluate this package
 * in a realm of its own, and the addon's errors are not instances of that realm's `Error`.
 *
 * @template Result
 * @param {() => Result} call nothing but the call of the addon
 * @returns {Result}
 */
function callAddon(call) {
  try {
    return call();
  } catch (error) {
    throw errorOfAddon(error);
  }
}

/**
 * An error of the addon as one of this realm.
 *
 * @param {Error & { code?: string }} error the addon's: the lines after the first are the advice, see
 *   `src/node/error.rs`
 */
function errorOfAddon({ code, message }) {
  const [first, ...rest] = String(message).split('\n');
  return codedError({ code, message: first, action: rest.join('\n') });
}

module.exports = { advise, callAddon, codedError, errorOfAddon };
