'use strict';

const { memberOf, parse, replaceString, stringsIn } = require('./json');
const { renamed, renamedInPattern } = require('./names');

/** @import { Node, StringNode } from './json' */
/** @import { Edit } from './text' */

/**
 * Returns the edits of a `tsconfig.json` or `jsconfig.json`: `types`, and the keys of `paths`.
 *
 * @param {string} text
 * @returns {Edit[]}
 */
function typescriptEdits(text) {
  const options = memberOf(parse(text), 'compilerOptions');
  const types = memberOf(options, 'types');
  const paths = memberOf(options, 'paths')?.members ?? [];
  return [
    ...(types ? stringsIn(types) : []).flatMap((string) => edit(string, renamed(string.value))),
    ...paths.flatMap(({ key }) => edit(key, key.value.endsWith('/*') ? withStar(key.value) : renamed(key.value))),
  ].sort((one, other) => one.start - other.start);
}

/**
 * Whether TypeScript ignores `exports` of packages, and so finds fewer types of `@clerk/express` than of this package.
 *
 * @param {string} text
 */
function ignoresExports(text) {
  const options = memberOf(parse(text), 'compilerOptions');
  const resolution = memberOf(options, 'moduleResolution')?.value;
  if (resolution !== undefined) {
    return /^node(10)?$/i.test(resolution);
  }
  return /^commonjs$/i.test(memberOf(options, 'module')?.value ?? '');
}

/**
 * Returns the edits of a `jest.config.json`.
 *
 * @param {string} text
 * @param {(path: string) => string} renameMock
 */
function jestEdits(text, renameMock) {
  return mapperEdits(parse(text), renameMock);
}

/**
 * Returns the edits of Jest's configuration: the keys of `moduleNameMapper`, and paths of mocks.
 *
 * @param {Node | undefined} configuration
 * @param {(path: string) => string} renameMock
 * @returns {Edit[]}
 */
function mapperEdits(configuration, renameMock) {
  if (!configuration) {
    return [];
  }
  const mappers = [configuration, ...(memberOf(configuration, 'projects')?.items ?? [])].map((part) =>
    memberOf(part, 'moduleNameMapper'),
  );
  const keys = mappers.flatMap((mapper) => mapper?.members ?? []).map(({ key }) => key);
  return [
    ...keys.flatMap((key) => edit(key, renamedInPattern(key.value))),
    ...stringsIn(configuration).flatMap((string) => edit(string, renameMock(string.value))),
  ].sort((one, other) => one.start - other.start);
}

/**
 * @param {StringNode} string
 * @param {string | undefined} value
 */
function edit(string, value) {
  return value === undefined || value === string.value ? [] : [replaceString(string, value)];
}

/** @param {string} key */
function withStar(key) {
  const name = renamed(key.slice(0, -2));
  return name && `${name}/*`;
}

module.exports = { ignoresExports, jestEdits, mapperEdits, typescriptEdits };
