'use strict';

const { basename } = require('node:path');
const { isAnyArrayBuffer } = require('node:util').types;
const { unexpected } = require('../errors/api-error');
const { SizeLimitError, abortable, collect, isStream } = require('../streams/collect');
const { messageOf } = require('../errors/message-of');

/** @import { FileUpload } from '../../binding' */
/** @import { Bounds } from './types' */

/** Maximum size of a file, also of one whose size shows only while it is read. Clerk's own limit is lower. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The name that `fetch` gives to a file without one. */
const UNNAMED = 'blob';

/**
 * Reads a file for the addon, within the time of one attempt of the call. Rejects with the signal's reason when it
 * aborts.
 *
 * @param {unknown} file a Blob, a File, a Buffer or other binary data, or a stream of such
 * @param {string} operation for messages
 * @param {Bounds} bounds
 * @returns {Promise<FileUpload>}
 */
async function readFile(file, operation, { signal, timeoutMs }) {
  const end = new AbortController();
  const abort = () => end.abort(signal?.reason);
  const timer = setTimeout(() => end.abort(timeoutAfter(timeoutMs)), timeoutMs);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const upload = await read(file, operation, end.signal);
    if (upload.bytes.byteLength > MAX_BYTES) {
      throw new SizeLimitError(MAX_BYTES);
    }
    return upload;
  } catch (cause) {
    signal?.throwIfAborted();
    // A plain error, as for any other invalid argument.
    throw cause instanceof NotAFileError
      ? new Error(cause.message)
      : unexpected(`the file cannot be read: ${messageOf(cause)}`, { operation, cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/**
 * @param {unknown} file
 * @param {string} operation
 * @param {AbortSignal} signal
 * @returns {Promise<FileUpload>}
 */
async function read(file, operation, signal) {
  if (isBlob(file)) {
    if (file.size > MAX_BYTES) {
      throw new SizeLimitError(MAX_BYTES);
    }
    const bytes = Buffer.from(await abortable(signal, () => file.arrayBuffer()));
    return { bytes, name: stringOr(file.name, UNNAMED), mediaType: stringOr(file.type, '') };
  }
  if (ArrayBuffer.isView(file)) {
    return { bytes: Buffer.from(file.buffer, file.byteOffset, file.byteLength), name: UNNAMED, mediaType: '' };
  }
  if (isAnyArrayBuffer(file)) {
    return { bytes: Buffer.from(file), name: UNNAMED, mediaType: '' };
  }
  if (isStream(file)) {
    // File streams have the path of their file.
    const name = 'path' in file && typeof file.path === 'string' ? basename(file.path) : UNNAMED;
    return { bytes: await collect(file, { limit: MAX_BYTES, signal }), name, mediaType: '' };
  }
  throw new NotAFileError(
    `Clerk: ${operation}() needs the argument \`file\`: expected a Blob, a File, a Buffer or a stream.`,
  );
}

/** An argument that cannot be read as a file. */
class NotAFileError extends Error {}

/**
 * @param {unknown} file
 * @returns {file is Blob & { name?: unknown }}
 */
function isBlob(file) {
  return typeof (/** @type {Partial<Blob>} */ (file).arrayBuffer) === 'function';
}

/** @param {number} timeoutMs */
function timeoutAfter(timeoutMs) {
  return Object.assign(new Error(`it has not ended within ${timeoutMs} ms`), { code: 'ETIMEDOUT' });
}

/**
 * @param {unknown} value
 * @param {string} fallback
 */
function stringOr(value, fallback) {
  return typeof value === 'string' ? value.toWellFormed() : fallback;
}

module.exports = { readFile };
