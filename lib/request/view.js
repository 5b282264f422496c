'use strict';

const native = require('../native');
const { headersOf } = require('./headers');

/** @import { NodeHeaders, RequestLike, View } from '../types' */

const NAMES = native.requestHeaderNames();
const FIRST_HEADER = 3;
const FORWARDED = NAMES.flatMap((name, index) => (name.startsWith('x-forwarded-') ? [FIRST_HEADER + index] : []));
const HOST = FIRST_HEADER + NAMES.indexOf('host');
const FORWARDED_HOST = FIRST_HEADER + NAMES.indexOf('x-forwarded-host');
const ALL_HEADERS = FIRST_HEADER + NAMES.length;

/**
 * Returns the parts of a request (of Express or any other `http.IncomingMessage`) that the addon reads: the method, the
 * target, whether the connection is encrypted, the values of the headers that the addon names, in its order, and all
 * headers.
 *
 * @param {RequestLike} req
 * @param {unknown} [strict] `true` to read forwarded headers only where Express' `trust proxy` trusts their sender
 * @returns {View}
 */
function fromNode(req, strict) {
  const headers = headersOf(req);
  // Written out, because this runs for each request, and a loop over names is four times slower. A test compares
  // the order with the addon's.
  /** @type {View} */
  const view = [
    req.method || 'GET',
    // The target as the client sent it: Express shortens `req.url` where a router is mounted.
    req.originalUrl || req.url || '',
    Boolean(req.socket?.encrypted),
    asString(headers.authorization),
    asString(headers.cookie),
    asString(req.httpVersionMajor === 2 ? hostOfHttp2(headers) : headers.host),
    asString(headers['x-forwarded-host']),
    asString(headers['x-forwarded-proto']),
    asString(headers.accept),
    asString(headers.origin),
    asString(headers.referer),
    asString(headers['sec-fetch-dest']),
    headers,
  ];
  if (strict === true && !trustsProxy(req)) {
    remove(view, FORWARDED);
  }
  return view;
}

/**
 * `:authority` of HTTP/2, which takes precedence over `Host` (RFC 9113 §8.3.1).
 *
 * @param {NodeHeaders} headers
 */
function hostOfHttp2(headers) {
  return headers[':authority'] ?? headers.host;
}

/**
 * Node has a string for each of these headers; a middleware may have set anything.
 *
 * @param {unknown} value
 */
function asString(value) {
  return typeof value === 'string' || value === undefined ? value : String(value);
}

/**
 * The same for a Fetch request, whose URL names the host.
 *
 * @param {Request} request
 * @param {unknown} [strict] `true` to ignore forwarded headers: their sender is unknown
 * @returns {View}
 */
function fromFetch(request, strict = false) {
  const url = new URL(request.url);
  const isEncrypted = url.protocol === 'https:';
  const values = NAMES.map((name) => request.headers.get(name) ?? undefined);
  // The whole URL: a path that begins with two slashes would be read as a URL without its scheme.
  const target = `${url.protocol}//${url.host}${url.pathname}${url.search}`;
  /** @type {View} */
  const view = [request.method, target, isEncrypted, ...values, Object.fromEntries(request.headers)];
  if (strict === true) {
    remove(view, FORWARDED);
  }
  const namesHost = view[HOST] !== undefined || Boolean(view[FORWARDED_HOST]);
  if (!namesHost || native.publicUrl(['GET', '/', false, ...view.slice(FIRST_HEADER)]) === null) {
    // The headers form no URL, so that of the request counts.
    remove(view, FORWARDED);
    view[HOST] = url.host;
  }
  return view;
}

/**
 * Converts a view to a Fetch request, for clients that accept nothing else. Throws where Fetch cannot express it. Its
 * URL is the one that this server received; the client derives the public one from the headers.
 *
 * @param {View} view
 */
function toFetch(view) {
  const [method, target, encrypted] = view;
  const host = /** @type {string | undefined} */ (view[HOST]);
  const scheme = encrypted ? 'https' : 'http';
  const origin = `${scheme}://${host}`;
  // A Fetch request needs a host. No page can be on this one (RFC 2606 §2), should the client compare it.
  const url = new URL(host && URL.canParse(origin) ? origin : `${scheme}://unknown.invalid`);
  const { pathname, search } = new URL(target, url);
  // The target cannot change the host.
  Object.assign(url, { pathname, search, hash: '', username: '', password: '' });
  const isRemoved = (/** @type {string} */ name) =>
    NAMES.includes(name) && view[FIRST_HEADER + NAMES.indexOf(name)] === undefined;
  const all = Object.entries(/** @type {NodeHeaders} */ (view[ALL_HEADERS]));
  const headers = all.filter(([name]) => !name.startsWith(':') && name !== 'host' && !isRemoved(name));
  if (host !== undefined) {
    headers.push(['host', host]);
  }
  return new Request(url, { method, headers: headers.map(([name, value]) => [name, String(value)]) });
}

/**
 * Whether the request can be read at all. Otherwise it gets a 400, whatever the configuration.
 *
 * @param {RequestLike} req
 */
function isWellFormed(req) {
  const [method, target] = fromNode(req);
  return native.isWellFormedRequest(method, target);
}

/**
 * The URL that the client requested, as seen from outside of proxies; `undefined` where its headers form none.
 *
 * @param {View} view
 */
function publicUrl(view) {
  const url = native.publicUrl(view);
  return url === null ? undefined : new URL(url);
}

/**
 * Resolves a path against the origin that the client requested. A path that forms no URL there is returned unchanged.
 *
 * @param {string} path
 * @param {View} view
 */
function onPublicOrigin(path, view) {
  const base = publicUrl(view)?.href;
  return base !== undefined && URL.canParse(path, base) ? new URL(path, base).href : path;
}

/**
 * @param {View} view
 * @param {number[]} indexes
 */
function remove(view, indexes) {
  for (const index of indexes) {
    view[index] = undefined;
  }
}

/** @param {RequestLike} req */
function trustsProxy({ app, socket }) {
  const trusts = app?.get?.('trust proxy fn');
  return typeof trusts === 'function' && Boolean(trusts(socket?.remoteAddress, 0));
}

module.exports = { fromFetch, fromNode, isWellFormed, onPublicOrigin, publicUrl, toFetch, trustsProxy };
