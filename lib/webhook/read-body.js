'use strict';

// Taken here, so that no test's artificial time stops it.
const { clearTimeout, setTimeout } = require('node:timers');
const { Bytes, TooLarge, collect, isStream } = require('../streams/collect');
const { messageOf } = require('../errors/message-of');
const { misused, refusal } = require('./refusal');

/**
 * What is read of strangers at most. Clerk's webhooks have some kilobytes, and are given up when they are not answered
 * after 15 s.
 */
const BOUNDS = { limit: 1024 * 1024, timeoutMs: 10_000 };

/**
 * The body of a Node request that nobody has read. What is left of a body that is refused is thrown away, so that the
 * app can still answer on the connection.
 *
 * @param {import('node:stream').Readable & { headers: object }} stream
 * @param {{ limit: number, timeoutMs: number }} [bounds] bytes, and milliseconds for all of it
 * @returns {Promise<Buffer>}
 */
async function readStream(stream, { limit, timeoutMs } = BOUNDS) {
  checkLength(stream.headers['content-length'], limit);
  const body = new Bytes();
  let settle;
  const ended = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  const timer = setTimeout(() => settle.reject(late(timeoutMs)), timeoutMs);
  const listeners = {
    data(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk, stream.readableEncoding ?? 'utf8') : chunk;
      if (!ArrayBuffer.isView(bytes)) {
        settle.reject(unreadable(new TypeError('the stream gives objects in place of bytes')));
      } else if (body.length + bytes.byteLength > limit) {
        settle.reject(tooLarge(limit));
      } else {
        body.add(bytes);
      }
    },
    end: () => settle.resolve(),
    error: (cause) => settle.reject(unreadable(cause)),
    close: () => settle.reject(unreadable(new Error('the connection was closed before the body had ended'))),
  };
  for (const [event, listener] of Object.entries(listeners)) {
    stream.on(event, listener);
  }
  // Listeners alone do not wake a stream that somebody has paused.
  stream.resume();
  try {
    await ended;
    return body.all();
  } finally {
    clearTimeout(timer);
    // The listener for errors stays: one that comes later must not end the process.
    stream.off('data', listeners.data);
    stream.resume();
  }
}

/**
 * The body of a Fetch Request.
 *
 * @param {Request} request
 * @param {{ limit: number, timeoutMs: number }} [bounds] as for {@link readStream}
 * @returns {Promise<Buffer>}
 */
async function readFetchBody(request, { limit, timeoutMs } = BOUNDS) {
  if (request.bodyUsed || request.body?.locked) {
    throw misused({
      code: 'webhook-body-consumed',
      message: 'Clerk: the body of the Request was read before verifyWebhook().',
      action: 'Pass the Request to verifyWebhook() first, or read a request.clone().',
    });
  }
  checkLength(request.headers.get('content-length'), limit);
  const stream = isStream(request.body) ? request.body : streamOf(request);
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(late(timeoutMs)), timeoutMs);
  try {
    return await collect(stream, { limit, signal: end.signal });
  } catch (cause) {
    end.signal.throwIfAborted();
    throw cause instanceof TooLarge ? tooLarge(limit) : unreadable(cause);
  } finally {
    clearTimeout(timer);
  }
}

/** For a Request without a stream: one that has no body, and those of runtimes that give it as a whole. */
async function* streamOf(request) {
  yield await request.arrayBuffer();
}

function checkLength(declared, limit) {
  if (Number(declared) > limit) {
    throw tooLarge(limit);
  }
}

function tooLarge(limit) {
  return refusal({
    code: 'webhook-body-too-large',
    message: `Clerk: the body of the webhook is larger than ${limit} bytes, and is not read.`,
    action:
      "If such webhooks are expected, let the route take the bytes with express.raw({ type: 'application/json', limit: … }).",
  });
}

function late(timeoutMs) {
  return refusal({
    code: 'webhook-body-timeout',
    message: `Clerk: the body of the webhook has not arrived within ${timeoutMs} ms.`,
    action: 'Nothing has to be done for one webhook: Clerk sends it again.',
  });
}

function unreadable(cause) {
  return refusal({
    code: 'webhook-body-unreadable',
    message: `Clerk: the body of the webhook cannot be read: ${messageOf(cause)}.`,
    cause,
  });
}

module.exports = { readFetchBody, readStream };
