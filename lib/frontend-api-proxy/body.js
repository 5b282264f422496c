'use strict';

/** @import { AppRequest } from '../types' */

/**
 * How a body is sent: its length, or that it is chunked; neither without a body. `bytes` are set if it was read before.
 *
 * @typedef {object} Framing
 * @property {string} [length]
 * @property {boolean} isChunked
 * @property {Uint8Array} [bytes]
 */

/** @typedef {Framing & { fault?: { status: number, message: string } }} Body a body, or why it cannot be forwarded */

/**
 * Determines how the body of a request is forwarded.
 *
 * @param {AppRequest} req
 * @returns {Body}
 */
function bodyOf(req) {
  const { headers } = req;
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') {
    // Node removes chunks only. Forwarded without its name, another coding would be taken for the content.
    return { isChunked: false, fault: { status: 501, message: 'The body has a transfer coding other than chunked.' } };
  }
  const isChunked = coding !== undefined || isStreamOfHttp2(req);
  const length = headers['content-length'];
  if (!isChunked && !(Number(length) > 0)) {
    return { isChunked: false };
  }
  if (!req.readableDidRead) {
    // A length next to chunks is ignored (RFC 9112 §6.3). Node rejects the combination unless it is lenient.
    return isChunked ? { isChunked } : { isChunked, length };
  }
  const bytes = rawBodyOf(req);
  return bytes ? { isChunked: false, length: String(bytes.byteLength), bytes } : { isChunked: false, fault: CONSUMED };
}

const CONSUMED = {
  status: 400,
  message:
    'The body of this request was read before the proxy could forward it. Register clerkMiddleware() with frontendApiProxy ' +
    'before express.json() and other middleware that reads bodies.',
};

/**
 * HTTP/2 has its own framing, and may omit the length.
 *
 * @param {AppRequest} req
 */
function isStreamOfHttp2({ httpVersionMajor, headers, stream }) {
  return httpVersionMajor >= 2 && headers['content-length'] === undefined && stream?.endAfterHeaders === false;
}

/**
 * Returns the bytes that were read before. Platforms that read bodies before the app does store them here; whether
 * those of an encoded body are still encoded is unknown.
 *
 * @param {AppRequest} req
 */
function rawBodyOf({ rawBody, headers }) {
  return rawBody instanceof Uint8Array && headers['content-encoding'] === undefined ? rawBody : undefined;
}

module.exports = { bodyOf };
