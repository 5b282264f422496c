'use strict';

const { basename } = require('node:path');
const { isAnyArrayBuffer } = require('node:util').types;
const { unexpected } = require('../errors/api-error');
const { SizeLimitError, abortable, collect, isStream } = require('../streams/collect');
const { messageOf } = require('../errors/message-of');

/** Larger files are refused, also those that only show while they are read how large they are. Clerk takes less. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What `fetch` calls a file without a name. */
const UNNAMED = 'blob';

/**
 * A file as the addon takes it. Reading it may take as long as an attempt of the call. Rejects with the signal's reason
 * when it aborts.
 *
 * @param {unknown} file a Blob, a File, a Buffer or other binary data, or a stream of such
 * @param {string} operation for messages
 * @param {{ signal?: AbortSignal, timeoutMs: number }} bounds
 * @returns {Promise<{ bytes: Buffer, name: string, mediaType: string }>}
 */
async function readFile(file, operation, { signal, timeoutMs }) {
  const end = new AbortController();
  const abort = () => end.abort(signal.reason);
  const timer = setTimeout(() => end.abort(timeoutAfter(timeoutMs)), timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const { bytes, ...facts } = await read(file, operation, end.signal);
    if (bytes.byteLength > MOST_BYTES) {
      throw new SizeLimitError(MOST_BYTES);
    }
    return { bytes, ...facts };
  } catch (cause) {
    signal?.throwIfAborted();
    // A plain error, as every other argument that cannot be sent.
    throw cause instanceof NoFile
      ? new Error(cause.message)
      : unexpected(`the file cannot be read: ${messageOf(cause)}`, { operation, cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

async function read(file, operation, signal) {
  if (typeof file.arrayBuffer === 'function') {
    if (file.size > MOST_BYTES) {
      throw new SizeLimitError(MOST_BYTES);
    }
    const bytes = Buffer.from(await abortable(signal, () => file.arrayBuffer()));
    return { bytes, name: textOr(file.name, UNNAMED), mediaType: textOr(file.type, '') };
  }
  if (ArrayBuffer.isView(file)) {
    return { bytes: Buffer.from(file.buffer, file.byteOffset, file.byteLength), name: UNNAMED, mediaType: '' };
  }
  if (isAnyArrayBuffer(file)) {
    return { bytes: Buffer.from(file), name: UNNAMED, mediaType: '' };
  }
  if (isStream(file)) {
    // Streams of files know where they come from.
    const name = typeof file.path === 'string' ? basename(file.path) : UNNAMED;
    return { bytes: await collect(file, { limit: MOST_BYTES, signal }), name, mediaType: '' };
  }
  throw new NoFile(`Clerk: ${operation}() needs the argument \`file\`: expected a Blob, a File, a Buffer or a stream.`);
}

/** Says that an argument is nothing that can be read as a file. */
class NoFile extends Error {}

function timeoutAfter(timeoutMs) {
  return Object.assign(new Error(`it has not ended within ${timeoutMs} ms`), { code: 'ETIMEDOUT' });
}

function textOr(value, fallback) {
  return typeof value === 'string' ? value.toWellFormed() : fallback;
}

module.exports = { readFile };
