'use strict';

const path = require('node:path').posix;
const { lineAt } = require('./text');
const { moduleNames } = require('./module-names');
const { isOfPeer, mentionsIn, renamed, renamedInPattern } = require('./names');
const { UnreadableSource, tokensOf } = require('./tokens');

const SOURCE = /\.([cm]?[jt]s|[jt]sx)$/;

/** A directive of TypeScript, which is the one comment that has an effect. */
const REFERENCE = /^(\/\/\/\s*<reference\s[^>]*?\btypes\s*=\s*["'])([^"']+)(?=["'])/;

/** Whether a path is that of a JavaScript or TypeScript file. */
function isSource(file) {
  return SOURCE.test(file);
}

/**
 * What changes in a JavaScript or TypeScript file.
 *
 * @param {object} file
 * @param {string} file.path
 * @param {string} file.text
 * @param {object} moves
 * @param {(path: string) => string} moves.newPath where a file of the project is afterwards
 * @param {(path: string) => string} moves.renameMock the same for paths in configurations, which start anywhere
 * @returns {{ edits: import('./text').Edit[], left: { line: number, reason: string }[], imported: string[],
 *   mocked: { name: string, line: number }[] }} `imported` has the names of all modules in it, `mocked` those of other
 *   modules that tests replace
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

function nameAfter(kind, name, file, newPath) {
  if (kind === 'pattern') {
    return renamedInPattern(name);
  }
  if (/^\.\.?(\/|$)/.test(name)) {
    return relativeName(name, file, newPath);
  }
  return renamed(name) ?? name;
}

/** The name of a file of the project, as seen from where both are afterwards. */
function relativeName(name, file, newPath) {
  const [from, to] = [newPath(file), newPath(path.join(path.dirname(file), name))];
  if (from === file && to === path.join(path.dirname(file), name)) {
    return name;
  }
  const relative = path.relative(path.dirname(from), to) || '.';
  const slash = name.endsWith('/') && !relative.endsWith('/') ? '/' : '';
  return (relative.startsWith('.') ? relative : `./${relative}`) + slash;
}

/** Puts a name between the quotes that a string has; nothing when it is the same. */
function editString({ start, end, value }, name) {
  return name === value ? [] : [{ start: start + 1, end: end - 1, text: name }];
}

function editReference({ type, start, value }) {
  const [, before, name] = (type === 'comment' && REFERENCE.exec(value)) || [];
  const after = name && renamed(name);
  return after ? [{ start: start + before.length, end: start + before.length + name.length, text: after }] : [];
}

/** Strings that are a path and nothing else, such as `<rootDir>/__mocks__/@clerk/express.js`. */
function editMockPath(token, names, renameMock) {
  if (names.some((name) => name.token === token)) {
    return [];
  }
  return /\s/.test(token.value) ? [] : editString(token, renameMock(token.value));
}

function reasonAt(at, tokens, names) {
  const token = tokens.find(({ start, end }) => start <= at && at < end);
  if (token?.type === 'comment') {
    return /\bimport\(|@import\b/.test(token.value) ? 'a type in a comment, which TypeScript may read' : 'a comment';
  }
  if (token?.type === 'string') {
    const named = names.some((name) => name.token === token);
    if (named && isOfPeer(token.value)) {
      return 'a file of @clerk/express that is not one of its entries';
    }
    return 'a string that is not the name of an imported or mocked module';
  }
  return (
    { regex: 'a regular expression', template: 'a template literal', text: 'text of an element' }[token?.type] ??
    'not a string'
  );
}

module.exports = { UnreadableSource, isSource, planSource };
