'use strict';

const { headersOf } = require('../request/headers');

/** Cookies that say who is signed in. */
const SESSION_COOKIES = /^__(session|client_uat|refresh)(_|$)/;

/** Parameters and cookies with which a browser comes back from a handshake. */
const HANDSHAKE = ['__clerk_handshake', '__clerk_handshake_nonce'];

/** Headers that name why a request is signed out. */
const REASONS = ['x-clerk-auth-message', 'x-clerk-auth-reason', 'x-clerk-auth-status'];

/**
 * The request as the browser would repeat it after an earlier decision. Where that one has renewed the session, by a
 * handshake or a refresh, what it used cannot be used again, and the new cookies count in place of the old ones.
 *
 * @param {object} req
 * @param {object} res with the cookies of the earlier decision
 * @returns {object} the very request where the session is not renewed
 */
function withNewCookies(req, res) {
  const set = [res.getHeader?.('set-cookie') ?? []].flat().map(String).map(readCookie);
  if (!set.some(({ name }) => SESSION_COOKIES.test(name))) {
    return req;
  }
  const replaced = new Set([...HANDSHAKE, ...set.map(({ name }) => name)]);
  const { cookie = '', ...headers } = headersOf(req);
  const kept = cookie.split(';').map((pair) => pair.trim());
  const latest = new Map(set.map(({ name, value }) => [name, value]));
  const pairs = [
    ...kept.filter((pair) => pair !== '' && !replaced.has(pair.split('=')[0])),
    ...[...latest].filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`),
  ];
  return {
    method: req.method,
    httpVersionMajor: req.httpVersionMajor,
    url: withoutHandshake(req.originalUrl || req.url || ''),
    socket: req.socket,
    app: req.app,
    headers: { ...headers, ...(pairs.length > 0 && { cookie: pairs.join('; ') }) },
  };
}

/** Name and value of a `Set-Cookie` header; the value is empty where the cookie is being deleted. */
function readCookie(header) {
  const [pair, ...attributes] = header.split(';').map((part) => part.trim());
  const [name, ...value] = pair.split('=');
  return { name, value: attributes.some(isPast) ? '' : value.join('=') };
}

function isPast(attribute) {
  const [name, value = ''] = attribute.split('=').map((part) => part.trim());
  switch (name.toLowerCase()) {
    case 'max-age':
      return Number(value) <= 0;
    case 'expires':
      return Date.parse(value) <= Date.now();
    default:
      return false;
  }
}

function withoutHandshake(target) {
  const [path, ...rest] = target.split('?');
  const query = new URLSearchParams(rest.join('?'));
  if (!HANDSHAKE.some((name) => query.has(name))) {
    return target;
  }
  HANDSHAKE.forEach((name) => query.delete(name));
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Removes the reasons of an earlier decision from the response: those of the later one replace them. */
function removeReasons(res) {
  REASONS.forEach((name) => res.removeHeader?.(name));
}

module.exports = { removeReasons, withNewCookies };
