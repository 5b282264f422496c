'use strict';

const path = require('node:path').posix;
const { lineAt } = require('./text');
const { moduleNames } = require('./module-names');
const { isOfClerk, mentionsIn, renamed, renamedInPattern } = require('./names');
const { UnreadableSource, tokensOf } = require('./tokens');

/** @import { ModuleName } from './module-names' */
/** @import { Edit } from './text' */
/** @import { Token } from './tokens' */

const SOURCE = /\.([cm]?[jt]s|[jt]sx)$/;

/** A directive of TypeScript, the only kind of comment with an effect. */
const REFERENCE = /^(\/\/\/\s*<reference\s[^>]*?\btypes\s*=\s*["'])([^"']+)(?=["'])/;

/**
 * Whether a path is that of a JavaScript or TypeScript file.
 *
 * @param {string} file
 */
function isSource(file) {
  return SOURCE.test(file);
}

/**
 * Plans the changes of a JavaScript or TypeScript file.
 *
 * @param {object} file
 * @param {string} file.path
 * @param {string} file.text
 * @param {object} moves
 * @param {(path: string) => string} moves.newPath returns the new path of a file
 * @param {(path: string) => string} moves.renameMock the same for paths in configurations
 * @returns {{ edits: Edit[], left: { line: number, reason: string }[], imported: string[],
 *   mocked: { name: string, line: number }[] }} `imported` has the names of all modules, `mocked` those that are mocked
 * @throws {UnreadableSource}
 */
function planSource({ path: file, text }, { newPath, renameMock }) {
  const tokens = tokensOf(text, { jsx: !/\.[cm]?ts$/.test(file) });
  const names = moduleNames(tokens);
  const edits = [
    ...names.flatMap(({ kind, token }) => editString(token, nameAfter(kind, token.value, file, newPath))),
    ...tokens.flatMap((token) => editReference(token)),
    ...tokens.filter(({ type }) => type === 'string').flatMap((token) => editMockPath(token, names, renameMock)),
  ].sort((one, other) => one.start - other.start);
  const left = mentionsIn(text)
    .filter((at) => !edits.some(({ start, end }) => start <= at && at < end))
    .map((at) => ({ line: lineAt(text, at), reason: reasonAt(at, tokens, names) }));
  return {
    edits,
    left,
    imported: names.filter(({ kind }) => kind !== 'pattern').map(({ token }) => token.value),
    mocked: names
      .filter(({ kind }) => kind === 'mock')
      .map(({ token }) => ({ name: token.value, line: lineAt(text, token.start) })),
  };
}

/**
 * @param {string} kind
 * @param {string} name
 * @param {string} file
 * @param {(path: string) => string} newPath
 */
function nameAfter(kind, name, file, newPath) {
  if (kind === 'pattern') {
    return renamedInPattern(name);
  }
  if (/^\.\.?(\/|$)/.test(name)) {
    return relativeName(name, file, newPath);
  }
  return renamed(name) ?? name;
}

/**
 * Returns the relative name of a file, by the new paths of both files.
 *
 * @param {string} name
 * @param {string} file
 * @param {(path: string) => string} newPath
 */
function relativeName(name, file, newPath) {
  const [from, to] = [newPath(file), newPath(path.join(path.dirname(file), name))];
  if (from === file && to === path.join(path.dirname(file), name)) {
    return name;
  }
  const relative = path.relative(path.dirname(from), to) || '.';
  const slash = name.endsWith('/') && !relative.endsWith('/') ? '/' : '';
  return (relative.startsWith('.') ? relative : `./${relative}`) + slash;
}

/**
 * Replaces the content of a string, unless it is the same.
 *
 * @param {Token} token
 * @param {string} name
 * @returns {Edit[]}
 */
function editString({ start, end, value }, name) {
  return name === value ? [] : [{ start: start + 1, end: end - 1, text: name }];
}

/**
 * @param {Token} token
 * @returns {Edit[]}
 */
function editReference({ type, start, value }) {
  const [, before = '', name = ''] = (type === 'comment' && REFERENCE.exec(value)) || [];
  const after = name && renamed(name);
  return after ? [{ start: start + before.length, end: start + before.length + name.length, text: after }] : [];
}

/**
 * Edits a string that is nothing but a path, such as `<rootDir>/__mocks__/@clerk/express.js`.
 *
 * @param {Token} token
 * @param {ModuleName[]} names
 * @param {(path: string) => string} renameMock
 */
function editMockPath(token, names, renameMock) {
  if (names.some((name) => name.token === token)) {
    return [];
  }
  return /\s/.test(token.value) ? [] : editString(token, renameMock(token.value));
}

/**
 * @param {number} at
 * @param {Token[]} tokens
 * @param {ModuleName[]} names
 */
function reasonAt(at, tokens, names) {
  const token = tokens.find(({ start, end }) => start <= at && at < end);
  if (token?.type === 'comment') {
    return /\bimport\(|@import\b/.test(token.value) ? 'a type in a comment, which TypeScript may read' : 'a comment';
  }
  if (token?.type === 'string') {
    const named = names.some((name) => name.token === token);
    if (named && isOfClerk(token.value)) {
      return 'a file of @clerk/express that is not one of its entries';
    }
    return 'a string that is not the name of an imported or mocked module';
  }
  /** @type {Record<string, string>} */
  const reasons = { regex: 'a regular expression', template: 'a template literal', text: 'text of an element' };
  return reasons[token?.type ?? ''] ?? 'not a string';
}

module.exports = { UnreadableSource, isSource, planSource };
