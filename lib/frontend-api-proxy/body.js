'use strict';

/**
 * How the body of a request can be passed on.
 *
 * @param {object} req
 * @returns {{ length?: string, isChunked: boolean, bytes?: Uint8Array, fault?: { status: number, message: string } }}
 *   its
 *   length, or that it comes in chunks; neither where there is none. `bytes` are what has been read already
 */
function bodyOf(req) {
  const { headers } = req;
  const coding = headers['transfer-encoding'];
  if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') {
    // Node undoes the chunks only. Passed on without its name, another coding would be taken for the content.
    return { isChunked: false, fault: { status: 501, message: 'The body has a transfer coding other than chunked.' } };
  }
  const isChunked = coding !== undefined || isStreamOfHttp2(req);
  const length = headers['content-length'];
  if (!isChunked && !(Number(length) > 0)) {
    return { isChunked: false };
  }
  if (!req.readableDidRead) {
    // Beside chunks a length counts for nothing (RFC 9112 §6.3). Node refuses both, unless it is told to be lenient.
    return isChunked ? { isChunked } : { isChunked, length };
  }
  const bytes = rawBodyOf(req);
  return bytes ? { isChunked: false, length: String(bytes.byteLength), bytes } : { isChunked: false, fault: CONSUMED };
}

const CONSUMED = {
  status: 400,
  message:
    'The body of this request was read before the proxy could pass it on. Register clerkMiddleware() with frontendApiProxy ' +
    'before express.json() and other middleware that reads bodies.',
};

/** HTTP/2 has frames of its own, and need not tell the length. */
function isStreamOfHttp2({ httpVersionMajor, headers, stream }) {
  return httpVersionMajor >= 2 && headers['content-length'] === undefined && stream?.endAfterHeaders === false;
}

/**
 * What was read, as it was sent. Platforms that read bodies before the app does keep it here; where it was packed,
 * nobody knows whether it still is.
 */
function rawBodyOf({ rawBody, headers }) {
  return rawBody instanceof Uint8Array && headers['content-encoding'] === undefined ? rawBody : undefined;
}

module.exports = { bodyOf };
