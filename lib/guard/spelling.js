'use strict';

/**
 * Whether a name contains a known one, as `orgRole` does, or differs from it by one or two letters.
 *
 * @param {string} name
 * @param {string} known
 */
function resembles(name, known) {
  const [one, other] = [name.toLowerCase(), known.toLowerCase()];
  const limit = other.length < 6 ? 1 : 2;
  return one.includes(other) || (Math.abs(one.length - other.length) <= limit && distance(one, other) <= limit);
}

/**
 * The Levenshtein distance.
 *
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = previous[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(previous[column] + 1, current[column - 1] + 1, replaced));
    }
    previous = current;
  }
  return previous[other.length];
}

module.exports = { resembles };
