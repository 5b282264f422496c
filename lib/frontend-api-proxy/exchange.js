'use strict';

const http = require('node:http');
const https = require('node:https');
const { pipeline } = require('node:stream');
const { urlToHttpOptions } = require('node:url');
const { copyHead } = require('./headers');
const { refuse, report } = require('./refusal');
const { watch } = require('./stall');

/**
 * How long an idle connection is kept. Servers close theirs too, and a request that is sent at that very moment fails;
 * few servers close them as early as this. (The server's own word, `Keep-Alive: timeout`, goes before it where it is
 * shorter.)
 */
const IDLE_MS = 4_000;

/** Idle connections do not keep the process alive. */
const clients = {
  'http:': { request: http.request, agent: new http.Agent({ keepAlive: true, timeout: IDLE_MS }) },
  'https:': { request: https.request, agent: new https.Agent({ keepAlive: true, timeout: IDLE_MS }) },
};

/** Methods that may be sent twice. */
const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a connection fails with that the server has closed meanwhile. */
const CLOSED = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Sends a request to the Frontend API and streams both bodies, neither faster than its reader takes it.
 *
 * @param {import('node:http').IncomingMessage} req
 * @param {import('node:http').ServerResponse} res
 * @param {{ base: URL, target: URL, proxyUrl: string, headers: object, body: object, debug?: unknown }} what
 *   connections
 *   lead to `base` whatever `target` is, of which only path and query are used
 */
function exchange(req, res, what) {
  if (isGone(res)) {
    // Options may take their time, and the client has gone meanwhile. Nobody will tell again.
    return;
  }
  const began = performance.now();
  send(req, res, what);
  if (what.debug) {
    res.once('close', () => {
      const end =
        res.writableEnded && res.writableFinished
          ? `answered ${res.statusCode}`
          : 'ended before its answer was complete';
      const duration = Math.round(performance.now() - began);
      console.log(
        `Clerk: ${req.method} ${what.target.pathname} was passed on to ${what.base.origin} and ${end} after ${duration} ms`,
      );
    });
  }
}

function send(req, res, what, isRepeated = false) {
  const { base, target, headers, body } = what;
  const { request, agent } = clients[base.protocol];
  let upstream;
  try {
    upstream = request({
      ...urlToHttpOptions(base),
      path: `${target.pathname}${target.search}`,
      method: req.method,
      headers,
      // Whatever NODE_TLS_REJECT_UNAUTHORIZED says: the secret key is sent.
      rejectUnauthorized: true,
      // Once more is enough: on a connection of its own, which nobody can have closed before.
      agent: isRepeated ? false : agent,
    });
  } catch {
    // A lenient server takes what no client may send.
    refuse(res, 400, 'proxy_request_failed', 'The request has a header that cannot be passed on.');
    return;
  }
  const stop = watch(req, res, upstream, (error) => upstream.destroy(error));
  // Of HTTP/2, what has come to nothing counts as finished too: whoever is still connected to Clerk has no reader any
  // more.
  const abort = () => upstream.destroy();
  res.once('close', abort);
  upstream.once('close', () => {
    stop();
    res.off('close', abort);
  });
  upstream.once('response', (answer) => deliver(answer, req, res, upstream, what));
  upstream.once('upgrade', (answer, socket) => {
    socket.destroy();
    fail(new Error('it switched protocols, which nobody had asked for'), req, res, upstream, what);
  });
  upstream.on('error', (error) => {
    // A connection that was kept may have been closed in the moment of its use.
    const isStale = upstream.reusedSocket && CLOSED.has(error.code) && !res.headersSent && !isGone(res);
    if (isStale && REPEATABLE.has(req.method) && !hasBody(body)) {
      stop();
      res.off('close', abort);
      send(req, res, what, true);
    } else {
      fail(error, req, res, upstream, what);
    }
  });
  if (body.bytes || !hasBody(body)) {
    upstream.end(body.bytes);
  } else {
    // No pipeline: it would close the client's connection with a fault of Clerk's, which is still to be answered.
    req.pipe(upstream);
    req.on('error', abort);
  }
}

function deliver(answer, req, res, upstream, what) {
  if (res.headersSent) {
    // The app has answered by itself, as one does that waits for so long and no longer.
    stopReading(req, upstream);
    upstream.destroy();
    return;
  }
  try {
    copyHead(res, answer, what);
    res.flushHeaders();
  } catch (error) {
    Object.keys(answer.headersDistinct).forEach((name) => res.removeHeader(name));
    upstream.destroy();
    fail(error, req, res, upstream, what);
    return;
  }
  pipeline(answer, res, (error) => {
    if (error) {
      // The client has gone, or Clerk broke off: then the client learns that it got a part only, for the pipeline has
      // closed its connection.
      if (CLOSED.has(error.code)) {
        tellOperator(what.base, 'an answer broke off');
      }
      upstream.destroy();
    } else if (!upstream.writableFinished) {
      // Clerk has answered without reading on. What the client still sends is nobody's.
      stopReading(req, upstream);
      upstream.destroy();
    }
  });
}

function fail(error, req, res, upstream, { base }) {
  stopReading(req, upstream);
  if (isGone(res) || res.writableEnded) {
    return;
  }
  if (error.awaited === 'client') {
    refuse(res, 408, 'proxy_request_failed', 'The body of this request did not come in time.');
    return;
  }
  const fault = error.code ?? error.message;
  const isAboutCertificate = Boolean(upstream.socket?.authorizationError);
  const advice = isAboutCertificate && process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0' ? `. ${NOT_HONOURED}` : '';
  tellOperator(base, `${error.message || fault}${advice}`);
  const status = error.code === 'ETIMEDOUT' ? 504 : 502;
  refuse(res, status, 'proxy_request_failed', `Clerk's Frontend API gave no answer that can be passed on (${fault}).`);
}

const NOT_HONOURED =
  'NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect on requests to Clerk; name the certificate authority in NODE_EXTRA_CA_CERTS';

function tellOperator({ origin }, fault) {
  report(`the proxy could not pass on an answer from the Frontend API at ${origin}: ${fault}`);
}

/** Lets the client finish its sending, so that it comes to read the answer. */
function stopReading(req, upstream) {
  req.unpipe(upstream);
  req.resume();
}

/** Whether nobody reads an answer any more. Those of HTTP/2 tell it of their stream only. */
function isGone({ destroyed, stream }) {
  return Boolean(destroyed || stream?.destroyed);
}

function hasBody({ length, isChunked }) {
  return isChunked || length !== undefined;
}

module.exports = { exchange };
