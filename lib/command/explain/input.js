'use strict';

/**
 * @typedef {object} RequestHead
 * @property {string} method
 * @property {string} path the target, from the first slash to the end of the query
 * @property {boolean} isSecure whether the URL begins with `https:`
 * @property {[name: string, value: string][]} headers in their order, with a `Host`
 */

const REQUEST_LINE = /^([A-Z]+) (\S+)(?: HTTP\/[\d.]+)?$/;
const HEADER = /^(:?[!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/;

/** Headers about a body or a connection, of which only the head was pasted. */
const OMIT = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade']);

/**
 * The request that was pasted: the head of an HTTP request, header lines alone as browsers copy them, or a token, which
 * counts as the bearer token of a request.
 *
 * @param {string} text
 * @param {string} [givenUrl] the URL that was requested
 * @returns {RequestHead}
 * @throws {Error} which names the line that is not part of a request, without repeating values
 */
function requestOf(text, givenUrl) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const start = lines.findIndex((line) => line.trim() !== '');
  if (start < 0) {
    throw new Error('Standard input is empty: expected a token, or the head of an HTTP request.');
  }
  const end = lines.findIndex((line, index) => index > start && line.trim() === '');
  const head = lines.slice(start, end < 0 ? undefined : end);
  const isToken = head.length === 1 && !/[\s:]/.test(head[0].trim().replace(/^Bearer\s+/i, ''));
  return isToken
    ? withUrl({ headers: [['Authorization', `Bearer ${head[0].trim().replace(/^Bearer\s+/i, '')}`]] }, givenUrl)
    : withUrl(parsedHead(head, start), givenUrl);
}

/**
 * @param {string[]} lines
 * @param {number} offset how many lines come before these
 * @returns {{ method?: string, path?: string, headers: [string, string][] }}
 */
function parsedHead(lines, offset) {
  const [, method, target] = REQUEST_LINE.exec(lines[0].trim()) ?? [];
  /** @type {[string, string][]} */
  const headers = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 && method !== undefined) {
      continue;
    }
    const [, name, value] = HEADER.exec(line) ?? [];
    if (name === undefined) {
      throw new Error(
        `Line ${offset + index + 1} of the input is not a header: expected "Name: value"` +
          `${index === 0 ? ', a request line such as "GET / HTTP/1.1", or a token alone' : ''}.`,
      );
    }
    // Pseudo-headers of HTTP/2, as browsers list them.
    if (name === ':authority') {
      headers.unshift(['Host', value]);
    } else if (!name.startsWith(':') && !OMIT.has(name.toLowerCase())) {
      headers.push([name, value]);
    }
  }
  return { method, path: target, headers };
}

/**
 * @param {{ method?: string, path?: string, headers: [string, string][] }} head
 * @param {string | undefined} givenUrl
 * @returns {RequestHead}
 */
function withUrl({ method = 'GET', path: target = '/', headers }, givenUrl) {
  const hostInHead = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const text = givenUrl ?? (target.startsWith('/') ? `http://${hostInHead ?? 'localhost'}${target}` : target);
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(
      givenUrl === undefined
        ? 'The request line and the Host header make no http or https URL; pass the URL that was requested with --url.'
        : '--url is not an http or https URL; expected one such as https://app.example.com/account.',
    );
  }
  const url = new URL(text);
  const others = headers.filter(([name]) => name.toLowerCase() !== 'host');
  return {
    method,
    path: `${url.pathname}${url.search}`,
    isSecure: url.protocol === 'https:',
    headers: [['Host', url.host], ...others],
  };
}

module.exports = { requestOf };
