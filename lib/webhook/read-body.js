'use strict';

// Imported here, so that mocked timers of tests do not stop them.
const { clearTimeout, setTimeout } = require('node:timers');
const { Bytes, SizeLimitError, collect, isStream } = require('../streams/collect');
const { messageOf } = require('../errors/message-of');
const { refusal, usageError } = require('./refusal');

/** @import { Readable } from 'node:stream' */

/** @typedef {{ limit: number, timeoutMs: number }} Bounds the maximum number of bytes, and the time to read them all */

/**
 * Limits for unauthenticated requests. Clerk's webhooks have a few kilobytes, and time out after 15 s.
 *
 * @type {Bounds}
 */
const BOUNDS = { limit: 1024 * 1024, timeoutMs: 10_000 };

/**
 * Reads the body of a Node request. The rest of a rejected body is discarded, so that the app can still respond on the
 * connection.
 *
 * @param {Readable & { headers: object }} stream
 * @param {Bounds} [bounds]
 * @returns {Promise<Buffer>}
 */
async function readStream(stream, { limit, timeoutMs } = BOUNDS) {
  checkLength(/** @type {Record<string, unknown>} */ (stream.headers)['content-length'], limit);
  const body = new Bytes();
  let resolve = () => {};
  /** @type {(reason: unknown) => void} */
  let reject = () => {};
  const ended = new Promise((/** @type {(value?: undefined) => void} */ onEnd, onFault) => {
    resolve = onEnd;
    reject = onFault;
  });
  const timer = setTimeout(() => reject(timeoutError(timeoutMs)), timeoutMs);
  const onData = (/** @type {unknown} */ chunk) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, stream.readableEncoding ?? 'utf8') : chunk;
    if (!ArrayBuffer.isView(bytes)) {
      reject(unreadableError(new TypeError('the stream yields objects; expected bytes')));
    } else if (body.length + bytes.byteLength > limit) {
      reject(tooLargeError(limit));
    } else {
      body.add(/** @type {Uint8Array} */ (bytes));
    }
  };
  stream.on('data', onData);
  stream.on('end', () => resolve());
  stream.on('error', (cause) => reject(unreadableError(cause)));
  stream.on('close', () => reject(unreadableError(new Error('the connection was closed before the body had ended'))));
  // Listeners alone do not wake a paused stream.
  stream.resume();
  try {
    await ended;
    return body.all();
  } finally {
    clearTimeout(timer);
    // The error listener stays: a later error must not end the process.
    stream.off('data', onData);
    stream.resume();
  }
}

/**
 * Reads the body of a Fetch Request.
 *
 * @param {Request} request
 * @param {Bounds} [bounds]
 * @returns {Promise<Buffer>}
 */
async function readFetchBody(request, { limit, timeoutMs } = BOUNDS) {
  if (request.bodyUsed || request.body?.locked) {
    throw usageError({
      code: 'webhook-body-consumed',
      message: 'Clerk: the body of the Request was read before verifyWebhook().',
      action: 'Pass the Request to verifyWebhook() first, or read a request.clone().',
    });
  }
  checkLength(request.headers.get('content-length'), limit);
  const stream = isStream(request.body) ? request.body : streamOf(request);
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(timeoutError(timeoutMs)), timeoutMs);
  try {
    return await collect(stream, { limit, signal: end.signal });
  } catch (cause) {
    end.signal.throwIfAborted();
    throw cause instanceof SizeLimitError ? tooLargeError(limit) : unreadableError(cause);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Wraps a Request without a stream: one without a body, or one of a runtime that has the body as a whole.
 *
 * @param {Request} request
 */
async function* streamOf(request) {
  yield await request.arrayBuffer();
}

/**
 * @param {unknown} declared
 * @param {number} limit
 */
function checkLength(declared, limit) {
  if (Number(declared) > limit) {
    throw tooLargeError(limit);
  }
}

/** @param {number} limit */
function tooLargeError(limit) {
  return refusal({
    code: 'webhook-body-too-large',
    message: `Clerk: the webhook body is larger than ${limit} bytes, and was not read.`,
    action:
      "If such webhooks are expected, let the route take the bytes with express.raw({ type: 'application/json', limit: … }).",
  });
}

/** @param {number} timeoutMs */
function timeoutError(timeoutMs) {
  return refusal({
    code: 'webhook-body-timeout',
    message: `Clerk: the webhook body has not arrived within ${timeoutMs} ms.`,
    action: 'Clerk sends the webhook again. Check the network if this happens often.',
  });
}

/** @param {unknown} cause */
function unreadableError(cause) {
  return refusal({
    code: 'webhook-body-unreadable',
    message: `Clerk: cannot read the webhook body: ${messageOf(cause)}.`,
    cause,
  });
}

module.exports = { readFetchBody, readStream };
