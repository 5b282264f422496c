'use strict';

/**
 * The quantile of some values: 0.5 for the median.
 *
 * @param {ArrayLike<number>} values
 * @param {number} part
 */
function quantile(values, part) {
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * part;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

const median = (/** @type {ArrayLike<number>} */ values) => quantile(values, 0.5);

const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;

module.exports = { mean, median, quantile };
