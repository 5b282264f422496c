'use strict';

const { trustsProxy } = require('../request/view');

/** @import { AppRequest, NodeHeaders } from '../types' */

/**
 * Where a request came from, as Clerk receives it.
 *
 * @typedef {object} Sender
 * @property {string} origin as browsers see it
 * @property {string} host of this server
 * @property {string} scheme of this server
 * @property {string | undefined} clientAddress
 * @property {boolean} isForwarded whether forwarded headers count
 */

/** A host as clients write it, possibly with a port. It contains nothing that would end it early in a URL. */
const HOST = /^[^\s/?#@\\]+$/;

/** A host that is safe to forward to Clerk unchanged. */
const PLAIN_HOST = /^[\w.:[\]-]+$/;

const SCHEME = /^https?$/i;

/** Schemes that proxies such as Traefik name for a WebSocket, with that of its page. */
const WEBSOCKET_SCHEMES = new Map([
  ['ws', 'http'],
  ['wss', 'https'],
]);

/**
 * Returns the requested URL with the scheme `http`, as Clerk's SDK passes it to `enabled`. A path never changes its
 * host.
 *
 * @param {AppRequest} req
 * @returns {URL | undefined} `undefined` where host and target form no URL
 */
function requestedUrl(req) {
  const base = baseOf(hostHeader(req));
  if (base === undefined) {
    return undefined;
  }
  const target = req.originalUrl || req.url || '';
  // Resolving `//evil.example/x` against a base URL would change the host.
  return /^[/\\]/.test(target) ? parse(`http://${base.host}${target}`) : parse(target, base);
}

/**
 * Whether the host is a host and nothing else, so that what Clerk receives is what was requested.
 *
 * @param {AppRequest} req
 * @param {URL} url
 */
function hasUsableHost(req, url) {
  return namesHost(req) && HOST.test(hostHeader(req)) && url.username === '' && url.password === '';
}

/**
 * Whether a URL is the proxy's own or below it: `/__clerk` and `/__clerk/v1`, but not `/__clerkship`.
 *
 * @param {string} path
 * @param {URL} url
 */
function isUnderPath(path, { protocol, pathname }) {
  return /^https?:$/.test(protocol) && (pathname === path || pathname.startsWith(`${path}/`));
}

/**
 * Returns where a request came from.
 *
 * @param {AppRequest} req
 * @param {URL} url of {@link requestedUrl}
 * @param {unknown} strict `true` if forwarded headers count only where Express' `trust proxy` trusts their sender
 * @returns {Sender}
 */
function senderOf(req, url, strict) {
  const { headers } = req;
  const isForwarded = strict !== true || trustsProxy(req);
  const isAbsolute = !/^[/\\]/.test(req.originalUrl || req.url || '');
  const scheme = isAbsolute ? url.protocol.slice(0, -1) : schemeOf(req);
  // Parsed again, because the default port depends on the scheme.
  const { origin, host } = new URL(`${scheme}://${isAbsolute ? url.host : hostHeader(req)}`);
  return {
    origin: (isForwarded && forwardedOrigin(headers)) || origin,
    host,
    scheme,
    clientAddress: clientAddress(req, isForwarded, strict),
    isForwarded,
  };
}

/** @param {AppRequest} req */
function namesHost({ headers }) {
  return (headers[':authority'] ?? headers.host) !== undefined;
}

/**
 * Returns the authoritative host (RFC 9113 §8.3.1). Without one, `enabled` receives `localhost`, as from Clerk's SDK;
 * such a request is not forwarded.
 *
 * @param {AppRequest} req
 */
function hostHeader({ headers }) {
  return String(headers[':authority'] ?? headers.host ?? 'localhost');
}

/**
 * Returns Express' `req.protocol`, which respects `trust proxy`, where it is `http`, `https` or a WebSocket scheme.
 *
 * @param {AppRequest} req
 */
function schemeOf({ protocol, socket }) {
  return schemeNamed(protocol)?.toLowerCase() ?? (isEncrypted(socket) ? 'https' : 'http');
}

/** @param {AppRequest['socket'] & { encrypted?: boolean } | undefined} socket */
function isEncrypted(socket) {
  return Boolean(socket?.encrypted);
}

/**
 * Returns the HTTP scheme of a name, in its own case; `undefined` for any other.
 *
 * @param {string} [name]
 */
function schemeNamed(name = '') {
  return SCHEME.test(name) ? name : WEBSOCKET_SCHEMES.get(name.toLowerCase());
}

/** @param {NodeHeaders} headers */
function forwardedOrigin(headers) {
  const scheme = schemeNamed(firstOf(headers['x-forwarded-proto']));
  const host = firstOf(headers['x-forwarded-host']);
  return scheme && PLAIN_HOST.test(host) && URL.canParse(`${scheme}://${host}`) ? `${scheme}://${host}` : undefined;
}

/**
 * Returns the IP address of the client: the forwarded one, or that of the connection. In the strict form Express
 * determines it, because a client can put anything first in the forwarded header.
 *
 * @param {AppRequest} req
 * @param {boolean} isForwarded
 * @param {unknown} strict
 */
function clientAddress(req, isForwarded, strict) {
  const { headers, ip, socket } = req;
  const forwarded = isForwarded ? (strict === true ? ip : forwardedAddress(headers)) : undefined;
  return forwarded || socket?.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '');
}

/** @param {NodeHeaders} headers */
function forwardedAddress(headers) {
  const address = headers['cf-connecting-ip'] || headers['x-real-ip'] || firstOf(headers['x-forwarded-for']);
  return String(address);
}

/** @param {unknown} value a comma-separated header */
function firstOf(value) {
  return String(value ?? '')
    .split(',')[0]
    .trim();
}

/** @type {string | undefined} */
let latestHost;
/** @type {URL | undefined} */
let latestBase;

/**
 * Returns the origin of a host. Nearly all requests of an app are for one.
 *
 * @param {string} host
 */
function baseOf(host) {
  if (host !== latestHost) {
    latestHost = host;
    latestBase = parse(`http://${host}`);
  }
  return latestBase;
}

/**
 * @param {string} url
 * @param {URL} [base]
 */
function parse(url, base) {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

module.exports = { hasUsableHost, isUnderPath, requestedUrl, senderOf };
