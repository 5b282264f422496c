'use strict';

const fs = require('node:fs');
const path = require('node:path');
const yaml = require('js-yaml');
const { documentation } = require('./documentation');

/**
 * Reads a YAML file of groups, each with entries under one key, and checks that every entry has the keys it needs and
 * no others.
 *
 * @param {string} file
 * @param {{ entries: string, group: Keys, entry: Keys }} shape where `Keys` is `{ required: string[], optional:
 *   string[] }`
 * @returns {object[]} the groups, with their `name`, and under the key `entries` an array of entries with their `code`
 * @throws {Error} that names the file and the entry
 */
function readRegistry(file, shape) {
  const where = path.basename(file);
  const seen = new Set();
  return Object.entries(yaml.load(fs.readFileSync(file, 'utf8'), { filename: file })).map(([name, group]) => {
    checkKeys(group, shape.group, `${where}: ${name}`);
    const entries = Object.entries(group[shape.entries]).map(([code, entry]) => {
      const at = `${where}: ${name}.${code}`;
      checkKeys(entry, shape.entry, at);
      if (seen.has(code)) {
        throw new Error(`${at}: the code is defined twice.`);
      }
      seen.add(code);
      return { ...entry, code };
    });
    return { ...group, name, [shape.entries]: entries };
  });
}

function checkKeys(value, { required, optional }, where) {
  const missing = required.find((key) => value?.[key] === undefined);
  if (missing) {
    throw new Error(`${where}: ${missing} is missing.`);
  }
  const unknown = Object.keys(value).find((key) => !required.includes(key) && !optional.includes(key));
  if (unknown) {
    throw new Error(`${where}: unknown key ${unknown}; expected ${[...required, ...optional].join(', ')}.`);
  }
}

/** The name of a Rust variant for a code: `TokenInvalid` for `token-invalid`. */
function variantOf(code) {
  return code
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
}

/** A union of string literals with a comment for each member. */
function unionOf(name, doc, members) {
  const lines = members.map(({ type, meaning }) => `${documentation({ doc: meaning })}| ${type}`).join('\n');
  return `/** ${doc} */\nexport type ${name} =\n${lines};\n`;
}

/** A sentence as Rust's or JavaScript's string literal. */
function literal(text) {
  return JSON.stringify(text.trim());
}

function inTable(text) {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

module.exports = { inTable, literal, readRegistry, unionOf, variantOf };
