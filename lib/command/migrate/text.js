'use strict';

/**
 * A replacement of the characters from `start` to `end`.
 *
 * @typedef {object} Edit
 * @property {number} start
 * @property {number} end
 * @property {string} text
 */

/**
 * Applies edits.
 *
 * @param {string} text
 * @param {Edit[]} edits which do not overlap, in the order of the text
 */
function edited(text, edits) {
  let at = 0;
  const parts = edits.map(({ start, end, text: replacement }) => {
    const part = text.slice(at, start) + replacement;
    at = end;
    return part;
  });
  return parts.join('') + text.slice(at);
}

/**
 * Returns the line number of a character, from 1.
 *
 * @param {string} text
 * @param {number} at
 */
function lineAt(text, at) {
  return text.slice(0, at).split('\n').length;
}

/**
 * Splits a text into lines, each with its line break.
 *
 * @param {string} text
 * @returns {string[]}
 */
function linesOf(text) {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

module.exports = { edited, lineAt, linesOf };
