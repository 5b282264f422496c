'use strict';

const { unexpected } = require('../errors/api-error');
const { ConfigurationError } = require('../errors/configuration-error');

/** Default items per page. Every list supports this number. */
const DEFAULT_LIMIT = 100;

/** Clerk's maximum. A larger page would be incomplete, and taken for the last one. */
const MAX_LIMIT = 500;

/**
 * Iterates over a whole list. A page is fetched when its first item is needed, so nothing is fetched after a `break`.
 *
 * @param {(parameters: object) => Promise<unknown>} fetchPage makes the call
 * @param {{ limit?: number, offset?: number } | null | undefined} parameters those of the list; `limit` is the size of
 *   a page, `offset` where to begin
 * @param {string} operation for messages
 * @returns {AsyncGenerator<unknown, void>}
 */
async function* everyItem(fetchPage, parameters, operation) {
  const { limit = DEFAULT_LIMIT, offset = 0 } = parameters ?? {};
  check('limit', limit, 1, MAX_LIMIT, operation);
  check('offset', offset, 0, Number.MAX_SAFE_INTEGER, operation);
  let position = offset;
  for (;;) {
    const page = await fetchPage({ ...parameters, limit, offset: position });
    /** @type {{ data?: unknown, totalCount?: unknown }} */
    const { data, totalCount } = Array.isArray(page) ? { data: page } : Object(page ?? {});
    if (!Array.isArray(data)) {
      throw unexpected('the Backend API responded with something other than a list.', { operation });
    }
    yield* data;
    position += data.length;
    // A list without a total ends with a page that is not full, or with one that shows that the limit was ignored.
    const isLast = typeof totalCount === 'number' ? position >= totalCount : data.length !== limit;
    if (isLast || data.length === 0) {
      return;
    }
  }
}

/**
 * @param {string} name
 * @param {number} value
 * @param {number} minimum
 * @param {number} maximum
 * @param {string} operation
 */
function check(name, value, minimum, maximum, operation) {
  if (!Number.isSafeInteger(value) || value < minimum || value > maximum) {
    throw new ConfigurationError(
      'argument-invalid',
      `Clerk: the \`${name}\` of ${operation}.all() must be an integer from ${minimum} to ${maximum}.`,
    );
  }
}

module.exports = { everyItem };
