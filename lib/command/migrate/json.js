'use strict';

/**
 * @typedef {object} Node
 * @property {'object' | 'array' | 'string' | 'other'} type
 * @property {number} start
 * @property {number} end
 * @property {string} [value] of a string
 * @property {{ key: Node, value: Node }[]} [members] of an object
 * @property {Node[]} [items] of an array
 */

/**
 * Parses JSON with comments and trailing commas, and keeps where everything is.
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

/** What an object has under a name; nothing for anything but an object. */
function memberOf(node, name) {
  return node?.members?.find(({ key }) => key.value === name)?.value;
}

/** The strings in a value, whatever their depth; keys are left out. */
function stringsIn(node) {
  if (node.type === 'string') {
    return [node];
  }
  return [...(node.items ?? []), ...(node.members ?? []).map(({ value }) => value)].flatMap(stringsIn);
}

/** The edit that puts another text in the place of a string. */
function replaceString({ start, end }, value) {
  return { start, end, text: JSON.stringify(value) };
}

/** The edit that removes a member of an object, and the comma and space that belong to it. */
function removeMember(object, member) {
  const index = object.members.indexOf(member);
  const [previous, next] = [object.members[index - 1], object.members[index + 1]];
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

function readValue(reader) {
  const { text, at: start } = reader;
  if (text[start] === '{') {
    return readItems(reader, '}', 'object', 'members', readMember);
  }
  if (text[start] === '[') {
    return readItems(reader, ']', 'array', 'items', readValue);
  }
  if (text[start] === '"') {
    return readString(reader);
  }
  read(reader, LITERAL);
  return { type: 'other', start, end: reader.at };
}

function readItems(reader, closer, type, name, readItem) {
  const { text, at: start } = reader;
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
  return { type, start, end: reader.at, [name]: items };
}

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

function readString(reader) {
  const start = reader.at;
  const value = JSON.parse(read(reader, STRING));
  return { type: 'string', start, end: reader.at, value };
}

function skip(reader) {
  read(reader, SPACE_AND_COMMENTS);
}

function read(reader, pattern) {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.text);
  if (!match) {
    throw syntaxError(reader);
  }
  reader.at += match[0].length;
  return match[0];
}

function syntaxError({ text, at }) {
  return new SyntaxError(`line ${text.slice(0, at).split('\n').length} is not JSON`);
}

module.exports = { memberOf, parse, removeMember, replaceString, stringsIn };
