'use strict';

const http = require('node:http');
const https = require('node:https');
const { pipeline } = require('node:stream');
const { urlToHttpOptions } = require('node:url');
const { copyHead } = require('./headers');
const { refuse, report } = require('./refusal');
const { watch } = require('./stall');

/** @import { ClientRequest, IncomingMessage } from 'node:http' */
/** @import { AppRequest, AppResponse } from '../types' */
/** @import { Framing } from './body' */

/**
 * What is sent, and where. The connection goes to `base`; only path and query of `target` are used.
 *
 * @typedef {object} Forwarded
 * @property {URL} base
 * @property {URL} target
 * @property {string} proxyUrl
 * @property {Record<string, string>} headers
 * @property {Framing} body
 * @property {unknown} [debug]
 */

/** @typedef {Error & { code?: string, awaited?: string }} Fault */

/**
 * How long an idle connection is kept. Servers close theirs too, and a request that is sent at that very moment fails;
 * few servers close them this early. (A shorter `Keep-Alive: timeout` of the server takes precedence.)
 */
const IDLE_MS = 4_000;

/** Idle connections do not keep the process alive. */
const HTTP = { request: http.request, agent: new http.Agent({ keepAlive: true, timeout: IDLE_MS }) };
const HTTPS = { request: https.request, agent: new https.Agent({ keepAlive: true, timeout: IDLE_MS }) };

/** Methods that may be sent twice. */
const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Error codes of a connection that the server has closed. */
const CLOSED = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Sends a request to the Frontend API and streams both bodies with backpressure.
 *
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {Forwarded} forwarded
 */
function exchange(req, res, forwarded) {
  if (isClosed(res)) {
    // Options may be asynchronous, and the client has disconnected before. No event follows.
    return;
  }
  const start = performance.now();
  send(req, res, forwarded);
  if (forwarded.debug) {
    res.once('close', () => {
      const isComplete = res.writableEnded && res.writableFinished;
      const end = isComplete ? `answered with ${res.statusCode}` : 'aborted before the response was complete';
      const duration = Math.round(performance.now() - start);
      console.log(
        `Clerk: ${req.method} ${forwarded.target.pathname} was forwarded to ${forwarded.base.origin} and ${end} after ${duration} ms`,
      );
    });
  }
}

/**
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {Forwarded} forwarded
 * @param {boolean} [isRepeated]
 */
function send(req, res, forwarded, isRepeated = false) {
  const { base, target, headers, body } = forwarded;
  const { request, agent } = base.protocol === 'https:' ? HTTPS : HTTP;
  /** @type {ClientRequest} */
  let upstream;
  try {
    const options = {
      ...urlToHttpOptions(base),
      path: `${target.pathname}${target.search}`,
      method: req.method,
      headers,
      // Regardless of NODE_TLS_REJECT_UNAUTHORIZED: the secret key is sent.
      rejectUnauthorized: true,
      // A repeated request gets its own connection, which the server cannot have closed before.
      agent: isRepeated ? false : agent,
    };
    upstream = request(options);
  } catch {
    // A lenient server accepts headers that no client can send.
    refuse(res, 400, 'proxy_request_failed', 'The request has a header that cannot be forwarded.');
    return;
  }
  const stop = watch(req, res, upstream, (error) => upstream.destroy(error));
  // An aborted HTTP/2 response counts as finished too, so that its exchange must be ended here.
  const abort = () => upstream.destroy();
  res.once('close', abort);
  upstream.once('close', () => {
    stop();
    res.off('close', abort);
  });
  upstream.once('response', (response) => relay(response, req, res, upstream, forwarded));
  upstream.once('upgrade', (_response, socket) => {
    socket.destroy();
    fail(new Error('it switched protocols without being asked to'), req, res, upstream, forwarded);
  });
  upstream.on('error', (/** @type {Fault} */ error) => {
    // A reused connection may have been closed at the moment of its use.
    const isStale = upstream.reusedSocket && CLOSED.has(String(error.code)) && !res.headersSent && !isClosed(res);
    if (isStale && REPEATABLE.has(String(req.method)) && !hasBody(body)) {
      stop();
      res.off('close', abort);
      send(req, res, forwarded, true);
    } else {
      fail(error, req, res, upstream, forwarded);
    }
  });
  if (body.bytes || !hasBody(body)) {
    upstream.end(body.bytes);
  } else {
    // No pipeline: on a fault of Clerk's it would close the client's connection, which still needs a response.
    req.pipe(upstream);
    req.on('error', abort);
  }
}

/**
 * Sends Clerk's response to the client.
 *
 * @param {IncomingMessage} response
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {ClientRequest} upstream
 * @param {Forwarded} forwarded
 */
function relay(response, req, res, upstream, forwarded) {
  if (res.headersSent) {
    // The app has responded itself, such as after a timeout of its own.
    stopReading(req, upstream);
    upstream.destroy();
    return;
  }
  try {
    copyHead(res, response, forwarded);
    res.flushHeaders();
  } catch (error) {
    Object.keys(response.headersDistinct).forEach((name) => res.removeHeader(name));
    upstream.destroy();
    fail(/** @type {Fault} */ (error), req, res, upstream, forwarded);
    return;
  }
  pipeline(response, res, (error) => {
    if (error) {
      // The client has disconnected, or the response was incomplete: then the pipeline has closed the client's
      // connection, so that the client notices.
      if (CLOSED.has(String(error.code))) {
        reportFault(forwarded.base, 'a response was interrupted');
      }
      upstream.destroy();
    } else if (!upstream.writableFinished) {
      // Clerk has responded without reading the rest of the body, which is discarded.
      stopReading(req, upstream);
      upstream.destroy();
    }
  });
}

/**
 * Responds to a request that could not be forwarded.
 *
 * @param {Fault} error
 * @param {AppRequest} req
 * @param {AppResponse} res
 * @param {ClientRequest} upstream
 * @param {Forwarded} forwarded
 */
function fail(error, req, res, upstream, { base }) {
  stopReading(req, upstream);
  if (isClosed(res) || res.writableEnded) {
    return;
  }
  if (error.awaited === 'client') {
    refuse(res, 408, 'proxy_request_failed', 'The body of this request did not arrive in time.');
    return;
  }
  const fault = error.code ?? error.message;
  const { authorizationError } = /** @type {{ authorizationError?: unknown }} */ (upstream.socket ?? {});
  const isIgnored = Boolean(authorizationError) && process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  reportFault(base, `${error.message || fault}${isIgnored ? `. ${REJECT_UNAUTHORIZED_IGNORED}` : ''}`);
  const status = error.code === 'ETIMEDOUT' ? 504 : 502;
  refuse(
    res,
    status,
    'proxy_request_failed',
    `Clerk's Frontend API sent no response that can be forwarded (${fault}).`,
  );
}

const REJECT_UNAUTHORIZED_IGNORED =
  'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect on requests to Clerk; name the certificate authority in NODE_EXTRA_CA_CERTS';

/**
 * @param {URL} base
 * @param {string} fault
 */
function reportFault({ origin }, fault) {
  report(`the proxy could not forward a response from the Frontend API at ${origin}: ${fault}`);
}

/**
 * Discards the rest of the client's body, so that the client goes on to read the response.
 *
 * @param {AppRequest} req
 * @param {ClientRequest} upstream
 */
function stopReading(req, upstream) {
  req.unpipe(upstream);
  req.resume();
}

/**
 * Whether the client has disconnected. With HTTP/2 only the stream shows it.
 *
 * @param {AppResponse} res
 */
function isClosed({ destroyed, stream }) {
  return Boolean(destroyed || stream?.destroyed);
}

/** @param {Framing} body */
function hasBody({ length, isChunked }) {
  return isChunked || length !== undefined;
}

module.exports = { exchange };
