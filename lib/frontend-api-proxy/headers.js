'use strict';

/** What concerns one connection only and is passed on in neither direction (RFC 9110 §7.6.1). */
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
 * What an answer says of the host that it comes from, for other answers and for longer than itself. Browsers would
 * apply it to the app's origin: its other pages, its other ports (`Alt-Svc`), all of its cookies and storage
 * (`Clear-Site-Data`).
 * `Reporting-Endpoints` and the policies of a document concern the answer alone and stay.
 */
const OF_HOST = new Set([
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

/** What proxies say of the client. */
const FORWARDED = /^(x-forwarded-|forwarded$|x-real-ip$|x-client-ip$|true-client-ip$|cf-connecting-ip$)/;

/**
 * The headers of the request that Clerk gets.
 *
 * @param {object} req
 * @param {object} sender what `senderOf()` gave
 * @param {{ proxyUrl: string, secretKey: string, host: string }} proxy
 * @param {{ length?: string, isChunked: boolean }} framing how the body is sent
 * @returns {Record<string, string>} by names in lower case
 */
function requestHeaders({ headers }, sender, { proxyUrl, secretKey, host }, { length, isChunked }) {
  const dropped = namedBy(headers.connection);
  const passed = Object.entries(headers).filter(
    ([name, value]) =>
      value !== '' &&
      !HOP_BY_HOP.has(name) &&
      !dropped.has(name) &&
      !name.startsWith(':') &&
      (sender.isForwarded || !FORWARDED.test(name)),
  );
  const sent = Object.fromEntries(
    passed.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
  // This server has answered the expectation already, and frames the body anew.
  for (const name of ['expect', 'content-length', 'host']) {
    delete sent[name];
  }
  return {
    host,
    ...sent,
    'clerk-proxy-url': proxyUrl,
    'clerk-secret-key': secretKey,
    // What browsers get is what Clerk sent, so that nothing has to be unpacked on the way.
    'accept-encoding': 'identity',
    'x-forwarded-host': sent['x-forwarded-host'] || sender.host,
    'x-forwarded-proto': sent['x-forwarded-proto'] || sender.scheme,
    ...(sender.clientAddress && { 'x-forwarded-for': sender.clientAddress }),
    ...(length !== undefined && { 'content-length': length }),
    ...(isChunked && { 'transfer-encoding': 'chunked' }),
  };
}

/**
 * Writes status and headers of Clerk's answer, without those that concern the connection or Clerk's host. Every cookie
 * is kept, in addition to those that the app has set.
 *
 * @param {object} res
 * @param {import('node:http').IncomingMessage} answer
 * @param {{ base: URL, target: URL, proxyUrl: string }} exchange
 * @throws {TypeError} where the answer has a header that cannot be sent
 */
function copyHead(res, { statusCode, headers, headersDistinct }, exchange) {
  const dropped = namedBy(headers.connection);
  if (statusCode === 204) {
    dropped.add('content-length');
  }
  const passed = Object.entries(headersDistinct).filter(
    ([name]) => !HOP_BY_HOP.has(name) && !OF_HOST.has(name) && !dropped.has(name),
  );
  for (const [name, values] of passed) {
    if (name === 'set-cookie') {
      // Responses of HTTP/2 cannot append before Node 20.12.
      res.setHeader(name, [res.getHeader(name) ?? [], values].flat());
    } else if (name === 'location') {
      res.setHeader(name, rewritten(values[0], exchange));
    } else {
      res.setHeader(name, values.join(', '));
    }
  }
  res.statusCode = statusCode;
}

/** Where a browser is sent to: to the proxy, where it would be sent to the Frontend API. */
function rewritten(location, { base, target, proxyUrl }) {
  if (!URL.canParse(location, target)) {
    return location;
  }
  const { host, pathname, search, hash } = new URL(location, target);
  const root = base.pathname === '/' ? '' : base.pathname;
  const path = root && pathname.startsWith(`${root}/`) ? pathname.slice(root.length) : pathname;
  return host === base.host ? `${proxyUrl}${path}${search}${hash}` : location;
}

/** The headers that a `Connection` header makes hop-by-hop. */
function namedBy(connection = '') {
  return new Set(connection.split(',').map((name) => name.trim().toLowerCase()));
}

module.exports = { copyHead, requestHeaders };
