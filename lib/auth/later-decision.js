'use strict';

const { headersOf } = require('../request/headers');

/** @import { AppRequest, AppResponse, NormalizedRequest } from '../types' */

/** Cookies that name the signed-in user. */
const SESSION_COOKIES = /^__(session|client_uat|refresh)(_|$)/;

/** Parameters and cookies with which a browser returns from a handshake. */
const HANDSHAKE = ['__clerk_handshake', '__clerk_handshake_nonce'];

/** Headers that name why a request is signed out. */
const REASONS = ['x-clerk-auth-message', 'x-clerk-auth-reason', 'x-clerk-auth-status'];

/**
 * Returns the request as the browser would repeat it after an earlier decision. If that one has renewed the session, by
 * a handshake or a refresh, what it used cannot be used again, and the new cookies replace the old ones.
 *
 * @param {AppRequest} req
 * @param {AppResponse} res with the cookies of the earlier decision
 * @returns {AppRequest | NormalizedRequest} the same object if the session was not renewed
 */
function withNewCookies(req, res) {
  const set = [res.getHeader?.('set-cookie') ?? []].flat().map(String).map(readCookie);
  if (!set.some(({ name }) => SESSION_COOKIES.test(name))) {
    return req;
  }
  const replaced = new Set([...HANDSHAKE, ...set.map(({ name }) => name)]);
  const { cookie = '', ...headers } = headersOf(req);
  const present = String(cookie)
    .split(';')
    .map((pair) => pair.trim());
  const latest = new Map(set.map(({ name, value }) => [name, value]));
  const pairs = [
    ...present.filter((pair) => pair !== '' && !replaced.has(pair.split('=')[0])),
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

/**
 * Returns name and value of a `Set-Cookie` header; the value is empty where the header deletes the cookie.
 *
 * @param {string} header
 */
function readCookie(header) {
  const [pair, ...attributes] = header.split(';').map((part) => part.trim());
  const [name, ...value] = pair.split('=');
  return { name, value: attributes.some(isPast) ? '' : value.join('=') };
}

/** @param {string} attribute */
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

/** @param {string} target */
function withoutHandshake(target) {
  const [path, ...rest] = target.split('?');
  const query = new URLSearchParams(rest.join('?'));
  if (!HANDSHAKE.some((name) => query.has(name))) {
    return target;
  }
  HANDSHAKE.forEach((name) => query.delete(name));
  return query.size > 0 ? `${path}?${query}` : path;
}

/**
 * Removes the reasons of an earlier decision from the response: the later one sets its own.
 *
 * @param {AppResponse} res
 */
function removeReasons(res) {
  REASONS.forEach((name) => res.removeHeader?.(name));
}

module.exports = { removeReasons, withNewCookies };
