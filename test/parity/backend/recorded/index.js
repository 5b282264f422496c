'use strict';

/**
 * Recordings of Clerk's SDK, in the two files of this folder:
 *
 * - `calls.json`: every method of the Backend API with its sample calls, and the requests that `@clerk/express` made
 *   for them. `record.js` makes them again.
 * - `answers.json`: payloads by `namespace.method`, up to three for each: with all properties, with the required ones
 *   alone, and with `null` wherever it is allowed. Names and types are those of Clerk's OpenAPI document; the values
 *   are made up. A payload with `$status` is a response without a body.
 */

/** The request without what was not recorded: the length of its body, and the order of its headers. */
function comparable({ headers, parts, ...request }) {
  const names = Object.keys(headers)
    .filter((name) => name !== 'content-length')
    .sort();
  return {
    ...request,
    headers: Object.fromEntries(names.map((name) => [name, headers[name]])),
    ...(parts && { parts: parts.map(sortedHeaders) }),
  };
}

function sortedHeaders({ headers, ...part }) {
  return { ...part, headers: Object.fromEntries(Object.entries(headers).sort()) };
}

module.exports = { comparable, calls: require('./calls.json'), answers: require('./answers.json') };
