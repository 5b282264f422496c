'use strict';

/** @import { IncomingMessage } from 'node:http' */
/** @import { AppResponse } from '../types' */
/** @import { Framing } from './body' */
/** @import { Sender } from './url' */

/** Hop-by-hop headers, which are forwarded in neither direction (RFC 9110 §7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Response headers that apply to a whole host, beyond their response. Browsers would apply them to the app's origin:
 * its other pages, its other ports (`Alt-Svc`), all of its cookies and storage (`Clear-Site-Data`).
 * `Reporting-Endpoints` and the policies of a document apply to the response alone and are forwarded.
 */
const HOST_WIDE = new Set([
  'alt-svc',
  'clear-site-data',
  'expect-ct',
  'nel',
  'origin-agent-cluster',
  'public-key-pins',
  'public-key-pins-report-only',
  'report-to',
  'strict-transport-security',
]);

/** Headers with which proxies describe the client. */
const FORWARDED = /^(x-forwarded-|forwarded$|x-real-ip$|x-client-ip$|true-client-ip$|cf-connecting-ip$)/;

/**
 * Returns the headers of the request to Clerk.
 *
 * @param {IncomingMessage} req
 * @param {Sender} sender
 * @param {{ proxyUrl: string, secretKey: string, host: string }} proxy
 * @param {Framing} framing
 * @returns {Record<string, string>} by lower-case names
 */
function requestHeaders({ headers }, sender, { proxyUrl, secretKey, host }, { length, isChunked }) {
  const dropped = connectionOptions(headers.connection);
  /** @type {Record<string, string>} */
  const sent = {};
  for (const [name, value = ''] of Object.entries(headers)) {
    const isSent =
      value !== '' &&
      !HOP_BY_HOP.has(name) &&
      !dropped.has(name) &&
      !name.startsWith(':') &&
      (sender.isForwarded || !FORWARDED.test(name));
    if (isSent) {
      sent[name] = Array.isArray(value) ? value.join(', ') : value;
    }
  }
  // This server has already answered the expectation, and frames the body itself.
  for (const name of ['expect', 'content-length', 'host']) {
    delete sent[name];
  }
  return {
    host,
    ...sent,
    'clerk-proxy-url': proxyUrl,
    'clerk-secret-key': secretKey,
    // Browsers receive what Clerk sent, so that nothing has to be decoded on the way.
    'accept-encoding': 'identity',
    'x-forwarded-host': sent['x-forwarded-host'] || sender.host,
    'x-forwarded-proto': sent['x-forwarded-proto'] || sender.scheme,
    ...(sender.clientAddress ? { 'x-forwarded-for': sender.clientAddress } : undefined),
    ...(length !== undefined && { 'content-length': length }),
    ...(isChunked && { 'transfer-encoding': 'chunked' }),
  };
}

/**
 * Writes the status and headers of Clerk's response, without those that concern the connection or Clerk's host. All of
 * its cookies are added to those that the app has set.
 *
 * @param {AppResponse} res
 * @param {IncomingMessage} response
 * @param {{ base: URL, target: URL, proxyUrl: string }} exchange
 * @throws {TypeError} where the response has a header that cannot be sent
 */
function copyHead(res, { statusCode = 502, headers, headersDistinct }, exchange) {
  const dropped = connectionOptions(headers.connection);
  if (statusCode === 204) {
    dropped.add('content-length');
  }
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    if (HOP_BY_HOP.has(name) || HOST_WIDE.has(name) || dropped.has(name)) {
      continue;
    }
    if (name === 'set-cookie') {
      // HTTP/2 responses cannot append before Node 20.12.
      res.setHeader(name, [res.getHeader(name) ?? [], values].flat().map(String));
    } else if (name === 'location') {
      res.setHeader(name, rewrite(values[0], exchange));
    } else {
      res.setHeader(name, values.join(', '));
    }
  }
  res.statusCode = statusCode;
}

/**
 * Rewrites a redirect to the Frontend API to one to the proxy.
 *
 * @param {string} location
 * @param {{ base: URL, target: URL, proxyUrl: string }} exchange
 */
function rewrite(location, { base, target, proxyUrl }) {
  if (!URL.canParse(location, target.href)) {
    return location;
  }
  const { host, pathname, search, hash } = new URL(location, target);
  const root = base.pathname === '/' ? '' : base.pathname;
  const path = root && pathname.startsWith(`${root}/`) ? pathname.slice(root.length) : pathname;
  return host === base.host ? `${proxyUrl}${path}${search}${hash}` : location;
}

/**
 * Returns the headers that a `Connection` header makes hop-by-hop.
 *
 * @param {string} [connection]
 */
function connectionOptions(connection = '') {
  return new Set(connection.split(',').map((name) => name.trim().toLowerCase()));
}

module.exports = { copyHead, requestHeaders };
