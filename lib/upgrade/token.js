'use strict';

const { ConfigurationError } = require('../errors/configuration-error');
const { headersOf } = require('../request/headers');

/** @import { NodeHeaders, NormalizedRequest, RequestLike } from '../types' */

/**
 * Returns a request with its token in the `Authorization` header, which browsers cannot set for a WebSocket. With such
 * a token cookies do not count, so that a page of another site cannot make cookies decide by sending an invalid token.
 *
 * @param {RequestLike} req
 * @param {unknown} token found by the app; `undefined`, `null` and an empty string count as none
 * @param {unknown} [tokenFrom] where else to look
 * @returns {NormalizedRequest}
 */
function withToken(req, token, tokenFrom = {}) {
  const { query, protocol } = parseTokenFrom(tokenFrom);
  const target = req.originalUrl || req.url || '';
  /** @type {{ target: string, token?: string }} */
  const extracted = query === undefined ? { target } : extractParameter(target, query);
  const all = headersOf(req);
  const given = [token, fromHeader(all), fromProtocol(all, protocol), extracted.token].find(
    (one) => one !== undefined && one !== null && one !== '',
  );
  const { authorization, cookie, ...headers } = all;
  return {
    method: req.method,
    httpVersionMajor: req.httpVersionMajor,
    // Without the token: explanations contain the target.
    url: extracted.target,
    socket: req.socket,
    app: req.app,
    headers:
      given === undefined
        ? { authorization, cookie, ...headers }
        : { authorization: `Bearer ${tokenOrInvalid(given)}`, ...headers },
  };
}

/**
 * Returns a request without its cookies.
 *
 * @param {NormalizedRequest} req
 * @returns {NormalizedRequest}
 */
function withoutCookies(req) {
  const { cookie, ...headers } = req.headers;
  void cookie;
  return { ...req, headers };
}

/**
 * Returns the Bearer token of the header, by the same rule as everywhere; `undefined` for another scheme.
 *
 * @param {NodeHeaders} headers
 */
function fromHeader({ authorization = '' }) {
  const [scheme, token] = String(authorization).split(' ');
  return scheme === 'Bearer' ? token : undefined;
}

/**
 * Returns the rest of the first subprotocol with the prefix.
 *
 * @param {NodeHeaders} headers
 * @param {string | undefined} prefix
 */
function fromProtocol(headers, prefix) {
  if (prefix === undefined) {
    return undefined;
  }
  const offered = String(headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map((name) => name.trim());
  return offered.find((name) => name.startsWith(prefix))?.slice(prefix.length);
}

/**
 * Returns the first parameter with a name, and the target without any of that name.
 *
 * @param {string} target
 * @param {string} name
 */
function extractParameter(target, name) {
  const [path, ...rest] = target.split('?');
  const query = new URLSearchParams(rest.join('?'));
  const token = query.get(name) ?? undefined;
  if (token === undefined) {
    return { target };
  }
  query.delete(name);
  return { target: query.size > 0 ? `${path}?${query}` : path, token };
}

/**
 * A client may send anything as a token; anything but visible ASCII cannot be valid.
 *
 * @param {unknown} given
 */
function tokenOrInvalid(given) {
  return typeof given === 'string' && /^[\x21-\x7E]+$/.test(given) ? given : 'not-a-token';
}

/**
 * @param {unknown} tokenFrom
 * @returns {{ query?: string, protocol?: string }}
 */
function parseTokenFrom(tokenFrom) {
  const { query, protocol } = /** @type {Record<string, unknown>} */ (tokenFrom ?? {});
  if (typeof tokenFrom !== 'object' || !isNameOrUndefined(query) || !isNameOrUndefined(protocol)) {
    throw new ConfigurationError(
      'token-from-invalid',
      'Clerk: the option tokenFrom of authenticateUpgrade() must be an object such as { query: "token" }, the name of a ' +
        'parameter, or { protocol: "clerk." }, the prefix of a subprotocol that continues with the token.',
    );
  }
  return { query, protocol };
}

/**
 * @param {unknown} value
 * @returns {value is string | undefined}
 */
function isNameOrUndefined(value) {
  return value === undefined || (typeof value === 'string' && value !== '');
}

module.exports = { withToken, withoutCookies };
