'use strict';

const { setImmediate } = require('node:timers/promises');
const { isAnyArrayBuffer } = require('node:util').types;

/**
 * So many chunks are taken at a stretch. Timers get their turn then: a stream that always has a chunk keeps them out.
 */
const STRETCH = 1024;

/** Says that there is more than is taken. */
class TooLarge extends Error {
  constructor(limit, what = 'it') {
    super(`${what} is larger than ${limit} bytes`);
  }
}

/**
 * All bytes of a stream. Rejects with the signal's reason when it aborts, whatever the stream does. A stream that is
 * not read to its end is told that nobody wants the rest.
 *
 * @param {ReadableStream | AsyncIterable<unknown>} stream
 * @param {{ limit: number, signal: AbortSignal, what?: string }} options at most so many bytes; `what` is for the
 *   message
 * @returns {Promise<Buffer>}
 */
async function collect(stream, { limit, signal, what }) {
  const source = sourceOf(stream);
  const drain = async () => {
    const bytes = new Bytes();
    for (let count = 1; !signal.aborted; count += 1) {
      const { done, value } = await source.next();
      if (done) {
        break;
      }
      const chunk = bytesOf(value);
      if (bytes.length + chunk.byteLength > limit) {
        throw new TooLarge(limit, what);
      }
      bytes.add(chunk);
      if (count % STRETCH === 0) {
        await setImmediate();
      }
    }
    return bytes.all();
  };
  return abortable(signal, drain, source.giveUp);
}

/** Whether {@link collect} can read this. */
function isStream(value) {
  return typeof value?.getReader === 'function' || typeof value?.[Symbol.asyncIterator] === 'function';
}

/**
 * Waits for some work, or until the signal aborts; then rejects with its reason.
 *
 * @template T
 * @param {AbortSignal} signal
 * @param {() => Promise<T>} work
 * @param {(reason: unknown) => unknown} [giveUp] is called when the work has failed or is not waited for any more
 */
async function abortable(signal, work, giveUp = () => {}) {
  let abort;
  try {
    signal.throwIfAborted();
    const aborted = new Promise((_, reject) => {
      abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
    });
    return await Promise.race([work(), aborted]);
  } catch (reason) {
    // Not waited for: what hangs may hang here too. Whatever comes of it, the reason is what counts.
    Promise.resolve()
      .then(() => giveUp(reason))
      .catch(() => {});
    throw reason;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** How a stream is read, and how it learns that nobody reads on. */
function sourceOf(stream) {
  if (typeof stream.getReader === 'function') {
    const reader = stream.getReader();
    return { next: () => reader.read(), giveUp: (reason) => reader.cancel(reason) };
  }
  const iterator = stream[Symbol.asyncIterator]();
  // Streams of Node are destroyed, because their iterator ends no sooner than the chunk that it waits for comes.
  const giveUp = () => (typeof stream.destroy === 'function' ? stream.destroy() : iterator.return?.());
  return { next: () => iterator.next(), giveUp };
}

/** Bytes that are put together. One buffer that grows, because a list of tiny chunks takes many times their size. */
class Bytes {
  length = 0;
  #buffer = Buffer.alloc(0);

  add(chunk) {
    const length = this.length + chunk.byteLength;
    if (length > this.#buffer.byteLength) {
      const larger = Buffer.allocUnsafe(Math.max(length, 2 * this.#buffer.byteLength));
      larger.set(this.all());
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.length);
    this.length = length;
  }

  all() {
    return this.#buffer.subarray(0, this.length);
  }
}

function bytesOf(chunk) {
  if (typeof chunk === 'string') {
    return Buffer.from(chunk);
  }
  if (ArrayBuffer.isView(chunk)) {
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  if (isAnyArrayBuffer(chunk)) {
    return new Uint8Array(chunk);
  }
  throw new TypeError(
    `the stream gave a value of the type ${chunk === null ? 'null' : typeof chunk} in place of bytes`,
  );
}

module.exports = { Bytes, TooLarge, abortable, collect, isStream };
