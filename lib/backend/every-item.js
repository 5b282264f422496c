'use strict';

const { unexpected } = require('../errors/api-error');
const { ConfigurationError } = require('../errors/configuration-error');

/** Items of a page. Every list gives so many at once. */
const PAGE = 100;

/** Clerk gives no more at once. A larger page would come short, and look like the last one. */
const LARGEST_PAGE = 500;

/**
 * Goes through a whole list. A page is fetched when its first item is asked for, so nothing is fetched behind a
 * `break`.
 *
 * @param {(parameters: object) => Promise<unknown>} fetchPage makes the call
 * @param {object} [parameters] those of the list; `limit` is the size of a page, `offset` where to begin
 * @param {string} operation for messages
 */
async function* everyItem(fetchPage, parameters, operation) {
  const { limit = PAGE, offset = 0 } = parameters ?? {};
  check('limit', limit, 1, LARGEST_PAGE, operation);
  check('offset', offset, 0, Number.MAX_SAFE_INTEGER, operation);
  let position = offset;
  for (;;) {
    const page = await fetchPage({ ...parameters, limit, offset: position });
    const { data, totalCount } = Array.isArray(page) ? { data: page } : (page ?? {});
    if (!Array.isArray(data)) {
      throw unexpected('the Backend API answered with something else than a list.', { operation });
    }
    yield* data;
    position += data.length;
    // A list that does not count itself ends with a page that is not full, or with one that shows that nobody looked at
    // the limit.
    const isLast = typeof totalCount === 'number' ? position >= totalCount : data.length !== limit;
    if (isLast || data.length === 0) {
      return;
    }
  }
}

function check(name, value, least, most, operation) {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new ConfigurationError(
      'argument-invalid',
      `Clerk: the \`${name}\` of ${operation}.all() must be an integer from ${least} to ${most}.`,
    );
  }
}

module.exports = { everyItem };
