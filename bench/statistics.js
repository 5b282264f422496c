'use strict';

/** The value below which a part of the values lies: 0.5 gives the median. */
function quantile(values, part) {
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * part;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

const median = (values) => quantile(values, 0.5);

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

module.exports = { mean, median, quantile };
