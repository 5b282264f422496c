'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem, root } = require('../prepare/run');

/** The document with every figure that a command measures. */
const PERFORMANCE = 'docs/performance.md';

/**
 * Replaces the lines between `<!-- NAME:start -->` and `<!-- NAME:end -->` of a document.
 *
 * @param {string} document its path, relative to the root of the repository
 * @param {string} name
 * @param {string[]} lines of Markdown
 * @throws {Problem} if the document does not have the marks
 */
function writeSection(document, name, lines) {
  const file = path.join(root, document);
  const text = withSection(fs.readFileSync(file, 'utf8'), name, lines, document);
  fs.writeFileSync(file, text);
}

/**
 * Replaces the lines between the marks.
 *
 * @param {string} text
 * @param {string} name
 * @param {string[]} lines
 */
function withSection(text, name, lines, document = PERFORMANCE) {
  const { from, to } = marks(text, name, document);
  return `${text.slice(0, from)}\n${lines.join('\n')}\n${text.slice(to)}`;
}

/**
 * The lines between the marks.
 *
 * @param {string} text
 * @param {string} name
 */
function sectionOf(text, name, document = PERFORMANCE) {
  const { from, to } = marks(text, name, document);
  return text.slice(from, to).trim().split('\n');
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} document for the error message
 */
function marks(text, name, document) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) {
    throw new Problem(`${document} lacks the lines "${start}" and "${end}". Add them where the section belongs.`);
  }
  return { from: from + start.length, to };
}

/**
 * Rows as a Markdown table whose columns are aligned in the source too. Empty without rows.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 * @param {{ figures?: boolean }} [options] `figures` aligns all columns but the first to the right
 */
function table(head, rows, { figures = false } = {}) {
  if (rows.length === 0) {
    return [];
  }
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column].length)));
  const isFigure = (/** @type {number} */ column) => figures && column > 0;
  const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
    isFigure(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]);
  const dashes = widths.map((width, column) => (isFigure(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(head.map(pad)), line(dashes), ...rows.map((row) => line(row.map(pad)))];
}

module.exports = { PERFORMANCE, sectionOf, table, withSection, writeSection };
