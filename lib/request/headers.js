'use strict';

/**
 * Headers of which a request has one value, so that Node keeps the first. Of `cookie`, it joins all with a semicolon.
 */
const SINGLE = new Set(['authorization', 'host', 'referer']);

/**
 * The headers of a request as Node has them: an object with names in lower case and strings as values.
 *
 * Requests of Node, which were read from a socket, have them like that. Requests that an app or a test makes by hand,
 * such as those from the `connectionParams` of GraphQL, may spell the names in any way, and have a `Headers` or a
 * `Map`, and arrays as values.
 *
 * @param {{ headers?: object, rawHeaders?: string[] }} req
 * @returns {Record<string, string | string[] | undefined>}
 */
function headersOf(req) {
  // Only a request that was read from a socket has them.
  return req.rawHeaders?.length > 0 ? req.headers : headersByHand(req.headers);
}

/** As {@link headersOf} for headers that were made by hand; those that are as Node has them stay as they are. */
function headersByHand(headers) {
  if (headers === undefined || headers === null) {
    return {};
  }
  const isList = typeof headers[Symbol.iterator] === 'function';
  if (!isList && Object.keys(headers).every((name) => isAsInNode(name, headers[name]))) {
    return headers;
  }
  const byName = Object.create(null);
  for (const [name, value] of isList ? headers : Object.entries(headers)) {
    add(
      byName,
      String(name).toLowerCase(),
      [value].flat().filter((one) => one !== undefined && one !== null),
    );
  }
  return byName;
}

function isAsInNode(name, value) {
  return (typeof value === 'string' || value === undefined) && name === name.toLowerCase();
}

function add(byName, name, values) {
  const all = [byName[name] ?? [], values.map(String)].flat();
  if (all.length > 0) {
    byName[name] = SINGLE.has(name) ? all[0] : all.join(name === 'cookie' ? '; ' : ', ');
  }
}

module.exports = { headersByHand, headersOf };
