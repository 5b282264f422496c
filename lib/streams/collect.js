'use strict';

const { setImmediate } = require('node:timers/promises');
const { isAnyArrayBuffer } = require('node:util').types;

/** Chunks to read before yielding to the event loop; a stream that always has data would otherwise starve timers. */
const CHUNKS_PER_TICK = 1024;

/** Thrown when a stream exceeds its limit. */
class SizeLimitError extends Error {
  /**
   * @param {number} limit in bytes
   * @param {string} [what] is too large
   */
  constructor(limit, what = 'it') {
    super(`${what} is larger than ${limit} bytes`);
  }
}

/**
 * @typedef {object} Source
 * @property {() => Promise<{ done?: boolean, value?: unknown }>} next
 * @property {(reason: unknown) => unknown} cancel
 */

/**
 * Resolves with all bytes of a stream. Rejects with the signal's reason when it aborts, whatever the stream does. A
 * stream that is not read to its end is cancelled.
 *
 * @param {ReadableStream | AsyncIterable<unknown>} stream
 * @param {{ limit: number, signal: AbortSignal, what?: string }} options `limit` is the maximum number of bytes, `what`
 *   names the stream in messages
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
        throw new SizeLimitError(limit, what);
      }
      bytes.add(chunk);
      if (count % CHUNKS_PER_TICK === 0) {
        await setImmediate();
      }
    }
    return bytes.all();
  };
  return abortable(signal, drain, source.cancel);
}

/**
 * Whether {@link collect} can read a value.
 *
 * @param {unknown} value
 * @returns {value is ReadableStream | AsyncIterable<unknown>}
 */
function isStream(value) {
  const { getReader, [Symbol.asyncIterator]: iterate } = /** @type {Record<PropertyKey, unknown>} */ (value ?? {});
  return typeof getReader === 'function' || typeof iterate === 'function';
}

/**
 * Waits for some work, or until the signal aborts; then rejects with its reason.
 *
 * @template T
 * @param {AbortSignal} signal
 * @param {() => Promise<T>} work
 * @param {(reason: unknown) => unknown} [cancel] is called when the work has failed or was aborted
 */
async function abortable(signal, work, cancel = () => {}) {
  let abort = () => {};
  try {
    signal.throwIfAborted();
    /** @type {Promise<never>} */
    const aborted = new Promise((_, reject) => {
      abort = () => reject(signal.reason);
      signal.addEventListener('abort', abort, { once: true });
    });
    return await Promise.race([work(), aborted]);
  } catch (reason) {
    // Not awaited: a stream that hangs may hang here too. The reason counts, whatever comes of it.
    Promise.resolve()
      .then(() => cancel(reason))
      .catch(() => {});
    throw reason;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/**
 * Returns how a stream is read, and how it is cancelled.
 *
 * @param {ReadableStream | (AsyncIterable<unknown> & { destroy?: () => void })} stream
 * @returns {Source}
 */
function sourceOf(stream) {
  if ('getReader' in stream && typeof stream.getReader === 'function') {
    const reader = stream.getReader();
    return { next: () => reader.read(), cancel: (reason) => reader.cancel(reason) };
  }
  const readable = /** @type {AsyncIterable<unknown> & { destroy?: unknown }} */ (stream);
  const iterator = readable[Symbol.asyncIterator]();
  // Node streams are destroyed, because their iterator ends no sooner than the chunk that it awaits arrives.
  const cancel = () => (typeof readable.destroy === 'function' ? readable.destroy() : iterator.return?.());
  return { next: () => iterator.next(), cancel };
}

/** Concatenates bytes in one growing buffer, because an array of tiny chunks takes many times their size. */
class Bytes {
  length = 0;
  #buffer = Buffer.alloc(0);

  /** @param {Uint8Array} chunk */
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

/**
 * @param {unknown} chunk
 * @returns {Uint8Array}
 */
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
    `the stream yielded a value of the type ${chunk === null ? 'null' : typeof chunk}; expected bytes`,
  );
}

module.exports = { Bytes, SizeLimitError, abortable, collect, isStream };
