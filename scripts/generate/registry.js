'use strict';

const fs = require('node:fs');
const path = require('node:path');
const yaml = require('js-yaml');
const { documentation } = require('./documentation');

/** @typedef {{ required: string[], optional: string[] }} Keys */

/**
 * Reads a YAML file of groups, each with entries under one key, and checks the keys of groups and entries.
 *
 * @param {string} file
 * @param {{ entries: string, group: Keys, entry: Keys }} shape
 * @returns {Record<string, any>[]} the groups, with their `name`, and under the key `entries` an array of entries with
 *   their `code`; `any`, because the keys depend on the file
 * @throws {Error} that names the file and the entry
 */
function readRegistry(file, shape) {
  const where = path.basename(file);
  const seen = new Set();
  const groups = /** @type {Record<string, any>} */ (yaml.load(fs.readFileSync(file, 'utf8'), { filename: file }));
  return Object.entries(groups).map(([name, group]) => {
    checkKeys(group, shape.group, `${where}: ${name}`);
    /** @type {Record<string, Record<string, unknown>>} */
    const byCode = group[shape.entries];
    const entries = Object.entries(byCode).map(([code, entry]) => {
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

/**
 * @param {Record<string, unknown>} value
 * @param {Keys} keys
 * @param {string} where for messages
 */
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

/**
 * The name of a Rust variant for a code: `TokenInvalid` for `token-invalid`.
 *
 * @param {string} code
 */
function variantOf(code) {
  return code
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
}

/**
 * A union type with a comment for each member.
 *
 * @param {string} name
 * @param {string} doc
 * @param {{ type: string, meaning: string }[]} members
 */
function unionOf(name, doc, members) {
  const lines = members.map(({ type, meaning }) => `${documentation({ doc: meaning })}| ${type}`).join('\n');
  return `/** ${doc} */\nexport type ${name} =\n${lines};\n`;
}

/**
 * A string literal of Rust or JavaScript.
 *
 * @param {string} text
 */
function literal(text) {
  return JSON.stringify(text.trim());
}

/**
 * Text for a cell of a Markdown table.
 *
 * @param {string} text
 */
function inTable(text) {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

module.exports = { inTable, literal, readRegistry, unionOf, variantOf };
