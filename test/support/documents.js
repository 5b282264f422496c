'use strict';

const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');

/** Folders with documents, in addition to the root. */
const FOLDERS = ['docs', 'local', 'api', 'examples', 'npm', 'bench', '.github'];

/** Every Markdown document of the repository, by its path relative to the root. */
function documents() {
  const atRoot = fs.readdirSync(root).filter((name) => name.endsWith('.md'));
  const inFolders = FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/'))),
  );
  return [...atRoot, ...inFolders].sort();
}

/**
 * The text of a file.
 *
 * @param {string} document
 */
function read(document) {
  return fs.readFileSync(path.join(root, document), 'utf8');
}

/**
 * The fenced blocks of a document.
 *
 * @param {string} document
 * @returns {{ language: string, code: string, line: number }[]}
 */
function blocksOf(document) {
  const text = read(document);
  return [...text.matchAll(/^( *)```(\w*)\n([^]*?)^ *```$/gm)].map(({ 1: indent, 2: language, 3: code, index }) => ({
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    line: text.slice(0, index).split('\n').length,
  }));
}

module.exports = { blocksOf, documents, read, root };
