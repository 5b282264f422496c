'use strict';

const { lineAt, linesOf } = require('./text');

/** @import { Change } from './plan' */
/** @import { Edit } from './text' */

/** @typedef {{ first: number, last: number, edits: Edit[] }} Group edits of the lines from `first` to `last` */

/**
 * Formats a change as git does without lines of context, for `git apply --unidiff-zero`.
 *
 * @param {Change} change
 */
function diffOf({ file, to, before, edits }) {
  const head = [`diff --git a/${file} b/${to}`];
  if (file !== to) {
    head.push('similarity index 90%', `rename from ${file}`, `rename to ${to}`);
  }
  if (edits.length === 0) {
    return `${head.join('\n')}\n`;
  }
  head.push(`--- a/${file}`, `+++ b/${to}`);
  return `${head.join('\n')}\n${hunks(before, edits).join('')}`;
}

/**
 * @param {string} before
 * @param {Edit[]} edits
 */
function hunks(before, edits) {
  const lines = linesOf(before);
  const starts = [0];
  for (const line of lines) {
    starts.push(starts[starts.length - 1] + line.length);
  }
  let moved = 0;
  return groups(before, edits).map(({ first, last, edits: within }) => {
    const start = starts[first - 1];
    const old = lines.slice(first - 1, last);
    const text = replaced(before.slice(start, starts[last]), within, start);
    const fresh = linesOf(text);
    const hunk = `@@ -${range(first, old.length)} +${range(first + moved, fresh.length)} @@\n${marked('-', old)}${marked('+', fresh)}`;
    moved += fresh.length - old.length;
    return hunk;
  });
}

/**
 * Groups edits by their lines.
 *
 * @param {string} before
 * @param {Edit[]} edits
 */
function groups(before, edits) {
  /** @type {Group[]} */
  const found = [];
  for (const edit of edits) {
    const [first, last] = [lineAt(before, edit.start), lineAt(before, edit.end)];
    const group = found.at(-1);
    if (group && first <= group.last) {
      group.last = Math.max(group.last, last);
      group.edits.push(edit);
    } else {
      found.push({ first, last, edits: [edit] });
    }
  }
  return found;
}

/**
 * @param {string} text
 * @param {Edit[]} edits
 * @param {number} offset
 */
function replaced(text, edits, offset) {
  return edits.reduceRight(
    (result, { start, end, text: fresh }) => result.slice(0, start - offset) + fresh + result.slice(end - offset),
    text,
  );
}

/**
 * @param {number} first
 * @param {number} count
 */
function range(first, count) {
  return count === 1 ? `${first}` : `${count === 0 ? first - 1 : first},${count}`;
}

/**
 * @param {string} mark
 * @param {string[]} lines
 */
function marked(mark, lines) {
  return lines.map((line) => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`).join('');
}

module.exports = { diffOf };
