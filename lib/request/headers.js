'use strict';

/** @import { NodeHeaders, RequestLike } from '../types' */

/** Headers that have one value: Node keeps the first. It joins the values of `cookie` with a semicolon. */
const SINGLE_VALUED = new Set(['authorization', 'host', 'referer']);

/**
 * Returns the headers of a request as Node has them: an object with lower-case names and string values.
 *
 * Requests that Node read from a socket have them like that. Requests that an app or a test builds, such as those from
 * the `connectionParams` of GraphQL, may use any case, a `Headers` or a `Map`, and arrays as values.
 *
 * @param {RequestLike} req
 * @returns {NodeHeaders}
 */
function headersOf(req) {
  // Only requests that were read from a socket have raw headers.
  return req.rawHeaders !== undefined && req.rawHeaders.length > 0
    ? /** @type {NodeHeaders} */ (req.headers)
    : normalizeHeaders(req.headers);
}

/**
 * As {@link headersOf}, for headers that an app may have built. Headers in Node's form are returned unchanged.
 *
 * @param {unknown} headers
 * @returns {NodeHeaders}
 */
function normalizeHeaders(headers) {
  if (headers === undefined || headers === null) {
    return {};
  }
  if (!isIterable(headers) && Object.entries(headers).every(isInNodeForm)) {
    return /** @type {NodeHeaders} */ (headers);
  }
  /** @type {NodeHeaders} */
  const byName = Object.create(null);
  for (const [name, value] of isIterable(headers) ? headers : Object.entries(headers)) {
    const values = [value].flat().filter((one) => one !== undefined && one !== null);
    add(byName, String(name).toLowerCase(), values.map(String));
  }
  return byName;
}

/**
 * @param {object} headers
 * @returns {headers is Iterable<[unknown, unknown]>}
 */
function isIterable(headers) {
  const { [Symbol.iterator]: iterate } = /** @type {Partial<Iterable<unknown>>} */ (headers);
  return typeof iterate === 'function';
}

/** @param {[string, unknown]} header */
function isInNodeForm([name, value]) {
  return (typeof value === 'string' || value === undefined) && name === name.toLowerCase();
}

/**
 * @param {NodeHeaders} byName
 * @param {string} name
 * @param {string[]} values
 */
function add(byName, name, values) {
  const all = [byName[name] ?? [], values].flat();
  if (all.length > 0) {
    byName[name] = SINGLE_VALUED.has(name) ? all[0] : all.join(name === 'cookie' ? '; ' : ', ');
  }
}

module.exports = { headersOf, normalizeHeaders };
