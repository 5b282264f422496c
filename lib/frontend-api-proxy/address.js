'use strict';

const { trustsProxy } = require('../request/view');

/** A host as clients write it, with a port if need be. Nothing in it may end it early in an address. */
const HOST = /^[^\s/?#@\\]+$/;

/** A host that may be shown to Clerk as it was sent. */
const PLAIN_HOST = /^[\w.:[\]-]+$/;

const SCHEME = /^https?$/i;

/** What proxies such as Traefik name for a WebSocket, with the scheme of its page. */
const OF_WEBSOCKET = new Map([
  ['ws', 'http'],
  ['wss', 'https'],
]);

/**
 * The address that was asked for, with the scheme `http`, as Clerk's SDK hands it to `enabled`. A path never changes
 * its host.
 *
 * @returns {URL | undefined} nothing where host and target make no address
 */
function requestedUrl(req) {
  const base = baseOf(hostHeader(req));
  if (base === undefined) {
    return undefined;
  }
  const target = req.originalUrl || req.url || '';
  // Whoever resolves `//evil.example/x` against an address leaves its host.
  return /^[/\\]/.test(target) ? parse(`http://${base.host}${target}`) : parse(target, base);
}

/** Whether the host is a host and nothing else, so that what is told about it is what was asked for. */
function hasUsableHost(req, url) {
  return namesHost(req) && HOST.test(hostHeader(req)) && url.username === '' && url.password === '';
}

/** Whether an address is the proxy's own or below it: `/__clerk` and `/__clerk/v1`, but not `/__clerkship`. */
function isBelow(path, { protocol, pathname }) {
  return /^https?:$/.test(protocol) && (pathname === path || pathname.startsWith(`${path}/`));
}

/**
 * What Clerk is told about where a request came from.
 *
 * @param {object} req
 * @param {URL} url what `requestedUrl()` gave
 * @param {unknown} strict `true` if forwarded headers count only where Express' `trust proxy` accepts their sender
 * @returns {{ origin: string, host: string, scheme: string, clientAddress: string | undefined, isForwarded: boolean }}
 *   `origin` is the one that browsers see; `host` and `scheme` are those of this server; `isForwarded` tells whether
 *   what proxies say of the client counts
 */
function senderOf(req, url, strict) {
  const { headers } = req;
  const isForwarded = strict !== true || trustsProxy(req);
  const isAbsolute = !/^[/\\]/.test(req.originalUrl || req.url || '');
  const scheme = isAbsolute ? url.protocol.slice(0, -1) : schemeOf(req);
  // Parsed again, because the scheme decides which port goes without saying.
  const { origin, host } = new URL(`${scheme}://${isAbsolute ? url.host : hostHeader(req)}`);
  return {
    origin: (isForwarded && forwardedOrigin(headers)) || origin,
    host,
    scheme,
    clientAddress: clientAddress(req, isForwarded, strict),
    isForwarded,
  };
}

function namesHost({ headers }) {
  return (headers[':authority'] ?? headers.host) !== undefined;
}

/**
 * The host that counts (RFC 9113 §8.3.1). Without one `enabled` gets `localhost`, as from Clerk's SDK; no such request
 * is passed on.
 */
function hostHeader({ headers }) {
  return headers[':authority'] ?? headers.host ?? 'localhost';
}

/** Express' own word, which heeds `trust proxy`, where it is a scheme of the web. */
function schemeOf({ protocol, socket }) {
  return schemeNamed(protocol)?.toLowerCase() ?? (socket?.encrypted ? 'https' : 'http');
}

/** A scheme of the web as it is written; `undefined` for any other. */
function schemeNamed(name = '') {
  return SCHEME.test(name) ? name : OF_WEBSOCKET.get(name.toLowerCase());
}

function forwardedOrigin(headers) {
  const scheme = schemeNamed(firstOf(headers['x-forwarded-proto']));
  const host = firstOf(headers['x-forwarded-host']);
  return scheme && PLAIN_HOST.test(host) && URL.canParse(`${scheme}://${host}`) ? `${scheme}://${host}` : undefined;
}

/**
 * The address of the client: as proxies tell it, or that of the connection. In the strict form Express finds it out,
 * for whatever a client writes at the front of the list is nobody's word but its own.
 */
function clientAddress(req, isForwarded, strict) {
  const { headers, ip, socket } = req;
  const told = isForwarded ? (strict === true ? ip : forwardedAddress(headers)) : undefined;
  return told || socket?.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '');
}

function forwardedAddress(headers) {
  return headers['cf-connecting-ip'] || headers['x-real-ip'] || firstOf(headers['x-forwarded-for']);
}

function firstOf(list) {
  return String(list ?? '')
    .split(',')[0]
    .trim();
}

let latestHost;
let latestBase;

/** The origin that a host makes. Nearly all requests of an app are for one. */
function baseOf(host) {
  if (host !== latestHost) {
    latestHost = host;
    latestBase = parse(`http://${host}`);
  }
  return latestBase;
}

function parse(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

module.exports = { hasUsableHost, isBelow, requestedUrl, senderOf };
