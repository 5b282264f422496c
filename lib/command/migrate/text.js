'use strict';

/**
 * @typedef {object} Edit
 * @property {number} start
 * @property {number} end
 * @property {string} text what comes in the place of the characters from `start` to `end`
 */

/** @param {Edit[]} edits which do not overlap, in the order of the text */
function edited(text, edits) {
  let at = 0;
  const parts = edits.map(({ start, end, text: replacement }) => {
    const part = text.slice(at, start) + replacement;
    at = end;
    return part;
  });
  return parts.join('') + text.slice(at);
}

/** The number of the line that a character is in, from 1. */
function lineAt(text, at) {
  return text.slice(0, at).split('\n').length;
}

/** The text as lines, each with the line break at its end. */
function linesOf(text) {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

module.exports = { edited, lineAt, linesOf };
