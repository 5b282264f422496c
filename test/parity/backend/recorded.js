'use strict';

/** The requests of the specification's sample calls, in the form in which the stand-in describes requests. */

/**
 * @param {object[]} requests of a sample call
 * @returns {object[]}
 */
function asDescribed(requests) {
  const described = requests.map(({ method, path, rawQuery, headers, body = '', multipart }) => ({
    ...{ method, path, query: rawQuery, headers },
    ...(multipart ? { parts: multipart } : { body }),
  }));
  return described.map(comparable).sort(byPath);
}

/** The request without what was not written down: the length of its body, and the order of its headers. */
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

function byPath(one, other) {
  return one.path < other.path ? -1 : 1;
}

module.exports = { asDescribed, comparable };
