'use strict';

const { headersOf } = require('../request/headers');

/**
 * A request as it is asked about: with the token that came by another way than the `Authorization` header, for browsers
 * cannot set one for a WebSocket. Beside such a token cookies do not count, so that a page of another site cannot have
 * cookies decide by sending a token that is none.
 *
 * @param {import('node:http').IncomingMessage} req
 * @param {unknown} token one that the app has found itself. `undefined`, `null` and an empty text are none
 * @param {{ query?: string, protocol?: string }} [tokenFrom] where else to look
 */
function withToken(req, token, tokenFrom = {}) {
  const { query, protocol } = readTokenFrom(tokenFrom);
  const target = req.originalUrl || req.url || '';
  const found = query === undefined ? { target } : takeParameter(target, query);
  const all = headersOf(req);
  const given = [token, fromHeader(all), fromProtocol(all, protocol), found.token].find(
    (one) => one !== undefined && one !== null && one !== '',
  );
  const { authorization, cookie, ...headers } = all;
  return {
    method: req.method,
    httpVersionMajor: req.httpVersionMajor,
    // Without the token: what was asked for stands in explanations.
    url: found.target,
    socket: req.socket,
    app: req.app,
    headers:
      given === undefined
        ? { authorization, cookie, ...headers }
        : { authorization: `Bearer ${tokenText(given)}`, ...headers },
  };
}

/** A request without its cookies. */
function withoutCookies(req) {
  const { cookie, ...headers } = req.headers;
  void cookie;
  return { ...req, headers };
}

/** The token that the header carries, by the same rule as everywhere; a header of another scheme is none. */
function fromHeader({ authorization = '' }) {
  const [scheme, token] = authorization.split(' ');
  return scheme === 'Bearer' ? token : undefined;
}

/** The rest of the first subprotocol that begins with the prefix. */
function fromProtocol(headers, prefix) {
  if (prefix === undefined) {
    return undefined;
  }
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  return offered.find((name) => name.startsWith(prefix))?.slice(prefix.length);
}

/** The first parameter with this name, and the target without all of them. */
function takeParameter(target, name) {
  const [path, ...rest] = target.split('?');
  const query = new URLSearchParams(rest.join('?'));
  const token = query.get(name) ?? undefined;
  if (token === undefined) {
    return { target };
  }
  query.delete(name);
  return { target: query.size > 0 ? `${path}?${query}` : path, token };
}

/** A client may send anything where a token is expected: what is no text is no token that could be good. */
function tokenText(given) {
  return typeof given === 'string' && /^[\x21-\x7E]+$/.test(given) ? given : 'not-a-token';
}

function readTokenFrom(tokenFrom) {
  const { query, protocol } = tokenFrom ?? {};
  const isRight =
    typeof tokenFrom === 'object' &&
    [query, protocol].every((name) => name === undefined || (typeof name === 'string' && name !== ''));
  if (!isRight) {
    throw Object.assign(
      new TypeError(
        'Clerk: the option tokenFrom of authenticateUpgrade() must be an object such as { query: "token" }, the name of a ' +
          'parameter, or { protocol: "clerk." }, what a subprotocol begins with whose rest is the token.',
      ),
      { code: 'token-from-invalid' },
    );
  }
  return { query, protocol };
}

module.exports = { withToken, withoutCookies };
