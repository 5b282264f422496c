'use strict';

const native = require('../native');
const { headersOf } = require('./headers');

const NAMES = native.requestHeaderNames();
const FIRST_HEADER = 3;
const FORWARDED = NAMES.flatMap((name, index) => (name.startsWith('x-forwarded-') ? [FIRST_HEADER + index] : []));
const HOST = FIRST_HEADER + NAMES.indexOf('host');
const FORWARDED_HOST = FIRST_HEADER + NAMES.indexOf('x-forwarded-host');
const ALL_HEADERS = FIRST_HEADER + NAMES.length;

/**
 * What the addon asks about a Node request (Express' or any other `http.IncomingMessage`), as a list: the method, the
 * target, whether the connection is encrypted, the values of the headers that the addon names, in its order, and all
 * headers.
 *
 * @param {object} req
 * @param {unknown} [strict] `true` if forwarded headers count only where Express' `trust proxy` accepts their sender
 */
function fromNode(req, strict) {
  const headers = headersOf(req);
  // Written out, because this is done for each request, and a loop over names takes four times as long. A test compares
  // the order with the addon's.
  const view = [
    req.method || 'GET',
    // The target as the client sent it: Express shortens `req.url` where a router is mounted.
    req.originalUrl || req.url || '',
    Boolean(req.socket?.encrypted),
    text(headers.authorization),
    text(headers.cookie),
    text(req.httpVersionMajor === 2 ? hostOfHttp2(headers) : headers.host),
    text(headers['x-forwarded-host']),
    text(headers['x-forwarded-proto']),
    text(headers.accept),
    text(headers.origin),
    text(headers.referer),
    text(headers['sec-fetch-dest']),
    headers,
  ];
  if (strict === true && !trustsProxy(req)) {
    forget(view, FORWARDED);
  }
  return view;
}

/** `:authority` of HTTP/2, which takes precedence over `Host` (RFC 9113 §8.3.1). */
function hostOfHttp2(headers) {
  return headers[':authority'] ?? headers.host;
}

/** Node has a string for each of these headers; whatever has changed a request may have left anything. */
function text(value) {
  return typeof value === 'string' || value === undefined ? value : String(value);
}

/**
 * The same about a Fetch request, whose address says where it was sent.
 *
 * @param {Request} request
 * @param {unknown} [strict] `true` if forwarded headers do not count: nobody knows who has sent them
 */
function fromFetch(request, strict = false) {
  const url = new URL(request.url);
  const isEncrypted = url.protocol === 'https:';
  const values = NAMES.map((name) => request.headers.get(name) ?? undefined);
  // The whole address: a path that begins with two slashes would be read as one without its scheme.
  const target = `${url.protocol}//${url.host}${url.pathname}${url.search}`;
  const view = [request.method, target, isEncrypted, ...values, Object.fromEntries(request.headers)];
  if (strict === true) {
    forget(view, FORWARDED);
  }
  const namesHost = view[HOST] !== undefined || Boolean(view[FORWARDED_HOST]);
  if (!namesHost || native.publicUrl(['GET', '/', false, ...view.slice(FIRST_HEADER)]) === null) {
    // The headers make no address, so that the request's own counts.
    forget(view, FORWARDED);
    view[HOST] = url.host;
  }
  return view;
}

/**
 * What `fromNode()` gives as a Fetch request, for clients that take no other. Throws where Fetch cannot express it. Its
 * URL is the one that was asked of this server; the client finds the public one by the headers.
 */
function toFetch(view) {
  const [method, target, encrypted] = view;
  const scheme = encrypted ? 'https' : 'http';
  const host = `${scheme}://${view[HOST]}`;
  // A Fetch request has to have a host. No page can be at this one (RFC 2606 §2), should the client compare it.
  const url = new URL(view[HOST] && URL.canParse(host) ? host : `${scheme}://unknown.invalid`);
  const { pathname, search } = new URL(target, url);
  // The target cannot change the host.
  Object.assign(url, { pathname, search, hash: '', username: '', password: '' });
  const isForgotten = (name) => NAMES.includes(name) && view[FIRST_HEADER + NAMES.indexOf(name)] === undefined;
  const headers = Object.entries(view[ALL_HEADERS]).filter(
    ([name]) => !name.startsWith(':') && name !== 'host' && !isForgotten(name),
  );
  if (view[HOST] !== undefined) {
    headers.push(['host', view[HOST]]);
  }
  return new Request(url, { method, headers: headers.map(([name, value]) => [name, String(value)]) });
}

/** Whether the request can be looked at at all; otherwise it is answered 400, whatever the configuration. */
function isWellFormed(req) {
  const [method, target] = fromNode(req);
  return native.isWellFormedRequest(method, target);
}

/** The URL that the client asked for, as seen behind proxies; `undefined` where its headers make none. */
function publicUrl(view) {
  const url = native.publicUrl(view);
  return url === null ? undefined : new URL(url);
}

/** A path as a URL on the origin that the client asked for. What makes no URL there stays as it is. */
function onPublicOrigin(path, view) {
  const base = publicUrl(view)?.href;
  return base !== undefined && URL.canParse(path, base) ? new URL(path, base).href : path;
}

function forget(view, indexes) {
  for (const index of indexes) {
    view[index] = undefined;
  }
}

function trustsProxy({ app, socket }) {
  const trusts = app?.get?.('trust proxy fn');
  return typeof trusts === 'function' && trusts(socket?.remoteAddress, 0);
}

module.exports = { fromFetch, fromNode, isWellFormed, onPublicOrigin, publicUrl, toFetch, trustsProxy };
