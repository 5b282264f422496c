'use strict';

const { table: markdownTable } = require('../../scripts/documents/section');

/** @import { Interval } from '../types' */

/** @typedef {(value: number) => string} Format */

const whole = (/** @type {number} */ value) => String(Math.round(value));
const percent = (/** @type {number} */ value) => `${(value * 100).toFixed(1)} %`;
const times = (/** @type {number} */ value) => `${value.toFixed(2)} ×`;
const microseconds = (/** @type {number} */ value) => `${value.toFixed(1)} µs`;
const milliseconds = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * The ends of an interval, as in `88.1 … 88.9 %`; empty for a value that does not vary.
 *
 * @param {Interval} interval
 * @param {Format} format
 */
function range({ low, high }, format) {
  const [lowest, highest] = [low, high].map(format);
  return low === high ? '' : `${lowest.replace(/ \S+$/, '')} … ${highest}`;
}

/**
 * Rows as a Markdown table with figures.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
const table = (head, rows) => markdownTable(head, rows, { figures: true });

module.exports = { megabytes, microseconds, milliseconds, percent, range, table, times, whole };
