'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');
const { scratchFolder } = require('./packed');

const BLOCK = 512;
const extracted = new Map();

/**
 * Unpacks what npm packed (ustar, its paths below `package/`), because not every machine has `tar`.
 *
 * @param {string} file a `.tgz`
 * @returns {string} a folder with the contents of the package. The same for the same file, so it must not be changed
 */
function extract(file) {
  if (!extracted.has(file)) {
    extracted.set(file, extractTo(file, scratchFolder('extracted')));
  }
  return extracted.get(file);
}

/** Unpacks what npm packed into `folder`, which is created, and returns the folder. */
function extractTo(file, folder) {
  const archive = gunzipSync(fs.readFileSync(file));
  let start = 0;
  while (start < archive.length && archive[start] !== 0) {
    const text = (from, length) => archive.toString('utf8', start + from, start + from + length).replace(/\0.*$/s, '');
    const size = parseInt(text(124, 12), 8);
    const name = path.join(text(345, 155), text(0, 100));
    const target = path.join(folder, path.relative('package', name));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const content = start + BLOCK;
    fs.writeFileSync(target, archive.subarray(content, content + size), { mode: parseInt(text(100, 8), 8) });
    start = content + Math.ceil(size / BLOCK) * BLOCK;
  }
  return folder;
}

module.exports = { extract, extractTo };
