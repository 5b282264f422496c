'use strict';

const fs = require('node:fs');
const path = require('node:path');

const COMMENT = /\/\*[^]*?\*\/|^\s*\/\/[^\n]*/gm;

/** A `require()` of a file whose value is used. As a statement, it only loads the file. */
const USED = /(?<!^\s*)\brequire\('(\.[^']*)'\)|\brequire\('(\.[^']*)'\)(?=[.(])/gm;

/**
 * @param {string} directory a folder of CommonJS modules
 * @returns {Map<string, Map<string, string>>} by file, relative to the folder: the files there that it uses, each
 *   with the argument of `require()`
 */
function readUses(directory) {
  const all = fs.readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const files = all.filter((file) => file.endsWith('.js'));
  return new Map(files.map((file) => [file, usesOf(directory, file)]));
}

/**
 * @param {string} directory
 * @param {string} file
 */
function usesOf(directory, file) {
  const code = fs.readFileSync(path.join(directory, file), 'utf8').replace(COMMENT, '');
  const uses = new Map();
  for (const [, used, member] of code.matchAll(USED)) {
    const target = used ?? member;
    const resolved = require.resolve(path.resolve(directory, path.dirname(file), target));
    uses.set(path.relative(directory, resolved), target);
  }
  return uses;
}

module.exports = { readUses };
