'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem, root } = require('../prepare/run');

/**
 * Puts what a command has found out into README.md, between `<!-- NAME:start -->` and `<!-- NAME:end -->`.
 *
 * @param {string} name
 * @param {string[]} lines of Markdown
 * @throws {Problem} when README.md has no such marks
 */
function writeReadmeSection(name, lines) {
  const file = path.join(root, 'README.md');
  fs.writeFileSync(file, withSection(fs.readFileSync(file, 'utf8'), name, lines));
}

/** The text with other lines between the marks. */
function withSection(text, name, lines) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    throw new Problem(`README.md has no lines "${start}" and "${end}" with room between them.`);
  }
  return `${text.slice(0, from + start.length)}\n${lines.join('\n')}\n${text.slice(to)}`;
}

/** Rows as a Markdown table with columns of one width, so that it reads well unrendered too. */
function table(head, rows) {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

module.exports = { table, withSection, writeReadmeSection };
