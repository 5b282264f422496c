'use strict';

const { basename } = require('node:path');

/**
 * A file as the addon takes it.
 *
 * @param {unknown} file a Blob, a File, a Buffer or other binary data, or a stream of such
 * @param {string} operation for messages
 * @returns {Promise<{ bytes: Buffer, name: string, mediaType: string }>}
 */
async function readFile(file, operation) {
  if (typeof file?.arrayBuffer === 'function') {
    const bytes = Buffer.from(await file.arrayBuffer());
    return { bytes, name: textOr(file.name, UNNAMED), mediaType: textOr(file.type, '') };
  }
  if (ArrayBuffer.isView(file)) {
    return { bytes: Buffer.from(file.buffer, file.byteOffset, file.byteLength), name: UNNAMED, mediaType: '' };
  }
  if (file instanceof ArrayBuffer || file instanceof SharedArrayBuffer) {
    return { bytes: Buffer.from(file), name: UNNAMED, mediaType: '' };
  }
  if (typeof file?.[Symbol.asyncIterator] === 'function') {
    // Streams of files know where they come from.
    const name = typeof file.path === 'string' ? basename(file.path) : UNNAMED;
    return { bytes: await collect(file), name, mediaType: '' };
  }
  throw new Error(`Clerk: ${operation}() needs the argument \`file\`: expected a Blob, a File, a Buffer or a stream.`);
}

/** What `fetch` calls a file without a name. */
const UNNAMED = 'blob';

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }
  return Buffer.concat(chunks);
}

function textOr(value, fallback) {
  return typeof value === 'string' ? value.toWellFormed() : fallback;
}

module.exports = { readFile };
