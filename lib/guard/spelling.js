'use strict';

/** Whether a name holds a known one, as `orgRole` does, or is one with a letter or two wrong, missing or too many. */
function resembles(name, known) {
  const [one, other] = [name.toLowerCase(), known.toLowerCase()];
  const most = other.length < 6 ? 1 : 2;
  return one.includes(other) || (Math.abs(one.length - other.length) <= most && distance(one, other) <= most);
}

/** How many letters have to be added, removed or changed to come from one text to the other (Levenshtein). */
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
