'use strict';

const { ConfigurationError } = require('../errors/configuration-error');

/** @import { RequestLike } from '../types' */

/**
 * Checks that the app has called the function that creates a middleware, and that Express has not called it in place of
 * the middleware, as with `app.use(clerkMiddleware)`: it would take requests for options, and answer none of them.
 *
 * @param {string} name of the function
 * @param {unknown[]} args its arguments
 * @returns {boolean} `false` where the error was passed to Express
 * @throws {ConfigurationError} where there is no `next` to pass it to
 */
function assertCalled(name, args) {
  const [options, ...others] = args;
  if (!isRequest(options) && !others.some(isRequest)) {
    return true;
  }
  const error = new ConfigurationError(
    'middleware-not-called',
    `Clerk: ${name} was used as a middleware without being called. Write app.use(${name}()), with parentheses.`,
  );
  const next = others.at(-1);
  if (typeof next !== 'function') {
    throw error;
  }
  next(error);
  return false;
}

/**
 * Whether a value is a Node request, or similar to one. Options have none of these properties.
 *
 * @param {unknown} value
 */
function isRequest(value) {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { headers, method, url } = /** @type {RequestLike} */ (value);
  return typeof headers === 'object' && (typeof method === 'string' || typeof url === 'string');
}

module.exports = { assertCalled };
