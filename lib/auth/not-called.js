'use strict';

/**
 * Checks that what makes a middleware was called by the app, and not by Express in place of the middleware, as with
 * `app.use(clerkMiddleware)`: a request would count as options then, and no request would be answered.
 *
 * @param {string} name of the function that was called
 * @param {unknown[]} args its arguments
 * @returns {boolean} whether to go on; `false` where the error went to Express
 * @throws {TypeError} with a `code`, where there is no `next` to take it
 */
function demandCall(name, args) {
  const [options, ...others] = args;
  if (!isRequest(options) && !others.some(isRequest)) {
    return true;
  }
  const error = Object.assign(
    new TypeError(
      `Clerk: ${name} was used as a middleware without being called. Write app.use(${name}()), with parentheses.`,
    ),
    { code: 'middleware-not-called' },
  );
  const next = others.at(-1);
  if (typeof next !== 'function') {
    throw error;
  }
  next(error);
  return false;
}

/** Whether a value is a request of Node, or like one. Options have none of these properties. */
function isRequest(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof value.headers === 'object' &&
    (typeof value.method === 'string' || typeof value.url === 'string')
  );
}

module.exports = { demandCall };
