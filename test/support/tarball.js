'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');
const { scratchFolder } = require('./packed');

const BLOCK = 512;
/** @type {Map<string, string>} */
const extracted = new Map();

/**
 * Extracts a tarball of npm (ustar, with paths in `package/`), because not every machine has `tar`.
 *
 * @param {string} file a `.tgz`
 * @returns {string} a folder with the content of the package. Must not be changed: calls with the same file return the
 *   same folder
 */
function extract(file) {
  const folder = extracted.get(file) ?? extractTo(file, scratchFolder('extracted'));
  extracted.set(file, folder);
  return folder;
}

/**
 * Extracts a tarball of npm into `folder`, which is created if missing.
 *
 * @param {string} file a `.tgz`
 * @param {string} folder
 * @returns {string} `folder`
 */
function extractTo(file, folder) {
  const archive = gunzipSync(fs.readFileSync(file));
  let start = 0;
  while (start < archive.length && archive[start] !== 0) {
    const header = archive.subarray(start, start + BLOCK);
    const text = (/** @type {number} */ from, /** @type {number} */ length) =>
      header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
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
