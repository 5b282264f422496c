'use strict';

const { lineAt, linesOf } = require('./text');

/**
 * A change of a file as git prints it without lines of context, so that `git apply --unidiff-zero` takes it.
 *
 * @param {object} change as in the plan
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

function hunks(before, edits) {
  const lines = linesOf(before);
  const starts = [0];
  for (const line of lines) {
    starts.push(starts.at(-1) + line.length);
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

/** The edits by the lines that they are in; those that touch the same line together. */
function groups(before, edits) {
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

function replaced(text, edits, offset) {
  return edits.reduceRight(
    (result, { start, end, text: fresh }) => result.slice(0, start - offset) + fresh + result.slice(end - offset),
    text,
  );
}

function range(first, count) {
  return count === 1 ? `${first}` : `${count === 0 ? first - 1 : first},${count}`;
}

function marked(mark, lines) {
  return lines.map((line) => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`).join('');
}

module.exports = { diffOf };
