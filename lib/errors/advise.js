'use strict';

/**
 * Adds advice to an error. Consoles and logs show it after the message, because they print the stack.
 *
 * @template {Error} T
 * @param {T} error
 * @param {string} action
 * @returns {T & { action?: string }}
 */
function advise(error, action) {
  const { message, stack } = error;
  if (typeof stack === 'string') {
    error.stack = stack.replace(message, () => `${message} ${action}`);
  }
  // Not enumerable, or the console would print it a second time.
  return Object.defineProperty(error, 'action', { value: action, writable: true, configurable: true });
}

module.exports = { advise };
