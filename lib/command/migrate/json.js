'use strict';

/** @import { Edit } from './text' */

/**
 * A value in a JSON text, with its position.
 *
 * @typedef {object} Node
 * @property {'object' | 'array' | 'string' | 'other'} type
 * @property {number} start
 * @property {number} end
 * @property {string} [value] of a string
 * @property {Member[]} [members] of an object
 * @property {Node[]} [items] of an array
 */

/** @typedef {Node & { type: 'string', value: string }} StringNode */

/** @typedef {{ key: StringNode, value: Node }} Member */

/** @typedef {{ text: string, at: number }} Reader */

/**
 * Parses JSON with comments and trailing commas, and records positions.
 *
 * @param {string} text
 * @returns {Node}
 * @throws {SyntaxError}
 */
function parse(text) {
  const reader = { text, at: text.startsWith('\uFEFF') ? 1 : 0 };
  skip(reader);
  const node = readValue(reader);
  skip(reader);
  if (reader.at < text.length) {
    throw syntaxError(reader);
  }
  return node;
}

/**
 * Returns the value of a member; `undefined` for anything but an object.
 *
 * @param {Node | undefined} node
 * @param {string} name
 */
function memberOf(node, name) {
  return node?.members?.find(({ key }) => key.value === name)?.value;
}

/**
 * Returns the strings in a value at any depth, without keys.
 *
 * @param {Node} node
 * @returns {StringNode[]}
 */
function stringsIn(node) {
  if (isString(node)) {
    return [node];
  }
  return [...(node.items ?? []), ...(node.members ?? []).map(({ value }) => value)].flatMap(stringsIn);
}

/**
 * @param {Node} node
 * @returns {node is StringNode}
 */
function isString(node) {
  return node.type === 'string';
}

/**
 * Returns the edit that replaces a string.
 *
 * @param {StringNode} string
 * @param {string} value
 * @returns {Edit}
 */
function replaceString({ start, end }, value) {
  return { start, end, text: JSON.stringify(value) };
}

/**
 * Returns the edit that removes a member of an object, with its comma and white space.
 *
 * @param {Node} object
 * @param {Member} member
 * @returns {Edit}
 */
function removeMember(object, member) {
  const members = object.members ?? [];
  const index = members.indexOf(member);
  const [previous, next] = [members[index - 1], members[index + 1]];
  if (next) {
    return { start: member.key.start, end: next.key.start, text: '' };
  }
  if (previous) {
    return { start: previous.value.end, end: member.value.end, text: '' };
  }
  return { start: object.start + 1, end: object.end - 1, text: '' };
}

const STRING = /"(?:[^"\\\n]|\\["\\/bfnrt]|\\u[\da-f]{4})*"/iy;
const LITERAL = /true|false|null|-?[\d.eE+-]+/y;
const SPACE_AND_COMMENTS = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;

/**
 * @param {Reader} reader
 * @returns {Node}
 */
function readValue(reader) {
  const { text, at } = reader;
  if (text[at] === '{') {
    const { start, end, items } = readItems(reader, '}', readMember);
    return { type: 'object', start, end, members: items };
  }
  if (text[at] === '[') {
    const { start, end, items } = readItems(reader, ']', readValue);
    return { type: 'array', start, end, items };
  }
  if (text[at] === '"') {
    return readString(reader);
  }
  read(reader, LITERAL);
  return { type: 'other', start: at, end: reader.at };
}

/**
 * @template Item
 * @param {Reader} reader
 * @param {string} closer
 * @param {(reader: Reader) => Item} readItem
 */
function readItems(reader, closer, readItem) {
  const { text, at: start } = reader;
  /** @type {Item[]} */
  const items = [];
  reader.at += 1;
  for (;;) {
    skip(reader);
    if (text[reader.at] === closer) {
      break;
    }
    items.push(readItem(reader));
    skip(reader);
    if (text[reader.at] === ',') {
      reader.at += 1;
    } else if (text[reader.at] !== closer) {
      throw syntaxError(reader);
    }
  }
  reader.at += 1;
  return { start, end: reader.at, items };
}

/**
 * @param {Reader} reader
 * @returns {Member}
 */
function readMember(reader) {
  const key = readString(reader);
  skip(reader);
  if (reader.text[reader.at] !== ':') {
    throw syntaxError(reader);
  }
  reader.at += 1;
  skip(reader);
  return { key, value: readValue(reader) };
}

/**
 * @param {Reader} reader
 * @returns {StringNode}
 */
function readString(reader) {
  const start = reader.at;
  const value = JSON.parse(read(reader, STRING));
  return { type: 'string', start, end: reader.at, value };
}

/** @param {Reader} reader */
function skip(reader) {
  read(reader, SPACE_AND_COMMENTS);
}

/**
 * @param {Reader} reader
 * @param {RegExp} pattern
 */
function read(reader, pattern) {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (!match) {
    throw syntaxError(reader);
  }
  reader.at += match[0].length;
  return match[0];
}

/** @param {Reader} reader */
function syntaxError({ text, at }) {
  return new SyntaxError(`line ${text.slice(0, at).split('\n').length} is not JSON`);
}

module.exports = { memberOf, parse, removeMember, replaceString, stringsIn };
