'use strict';

const native = require('./native');

const NAMES = native.requestHeaderNames();
const FORWARDED = NAMES.flatMap((name, index) => (name.startsWith('x-forwarded-') ? [index] : []));
const HOST = NAMES.indexOf('host');
const FORWARDED_HOST = NAMES.indexOf('x-forwarded-host');

/**
 * What the addon asks about a Node request (Express' or any other `http.IncomingMessage`): the arguments of
 * `Authenticator.authenticate()`.
 *
 * @param {object} req
 * @param {unknown} [strict] `true` if forwarded headers count only where Express' `trust proxy` accepts their sender
 */
function fromNode(req, strict = false) {
  const { headers } = req;
  const values = new Array(NAMES.length);
  for (let index = 0; index < NAMES.length; index += 1) {
    const value = headers[NAMES[index]];
    // Node gives text for each of these; a hand-made request may hold a list.
    values[index] = typeof value === 'string' || value === undefined ? value : String(value);
  }
  if (strict === true && !trustsProxy(req)) {
    forget(values, FORWARDED);
  }
  // The target as the client sent it: Express shortens `req.url` where a router is mounted.
  return [req.method || 'GET', req.originalUrl || req.url || '', Boolean(req.socket?.encrypted), values, headers];
}

/**
 * The same about a Fetch request, whose address says where it was sent.
 *
 * @param {Request} request
 * @param {unknown} [strict] `true` if forwarded headers do not count: nobody knows who has sent them
 */
function fromFetch(request, strict = false) {
  const url = new URL(request.url);
  const values = NAMES.map((name) => request.headers.get(name) ?? undefined);
  if (strict === true) {
    forget(values, FORWARDED);
  }
  const namesHost = values[HOST] !== undefined || Boolean(values[FORWARDED_HOST]);
  if (!namesHost || native.publicUrl('GET', '/', false, values).startsWith('http://clerk-dummy/')) {
    // The headers make no address, so that the request's own counts.
    forget(values, FORWARDED);
    values[HOST] = url.host;
  }
  const headers = Object.fromEntries(request.headers);
  // The whole address: a path that begins with two slashes would be read as one without its scheme.
  const target = `${url.protocol}//${url.host}${url.pathname}${url.search}`;
  return [request.method, target, url.protocol === 'https:', values, headers];
}

/** What `fromNode()` gives as a Fetch request, for clients that take no other. Throws where Fetch cannot express it. */
function toFetch([method, target, encrypted, values, headers]) {
  const url = new URL(target, `${encrypted ? 'https' : 'http'}://clerk-dummy`);
  const isForgotten = (name) => NAMES.includes(name) && values[NAMES.indexOf(name)] === undefined;
  const texts = Object.entries(headers).filter(([name]) => !isForgotten(name)).map(([name, value]) => [name, String(value)]);
  return new Request(url, { method, headers: texts });
}

/** Whether the request can be looked at at all; otherwise it is answered 400, whatever the configuration. */
function isWellFormed(req) {
  const [method, target] = fromNode(req);
  return native.isWellFormedRequest(method, target);
}

/** The address that the client asked for, as seen behind proxies. */
function publicUrl([method, target, encrypted, values]) {
  return new URL(native.publicUrl(method, target, encrypted, values));
}

function forget(values, indexes) {
  for (const index of indexes) {
    values[index] = undefined;
  }
}

function trustsProxy({ app, socket }) {
  const trusts = app?.get?.('trust proxy fn');
  return typeof trusts === 'function' && trusts(socket?.remoteAddress, 0);
}

module.exports = { fromFetch, fromNode, isWellFormed, publicUrl, toFetch };
