'use strict';

const { table: markdownTable } = require('../../scripts/documents/section');

const whole = (/** @type {number} */ value) => String(Math.round(value));
const percent = (/** @type {number} */ value) => `${(value * 100).toFixed(1)} %`;
const times = (/** @type {number} */ value) => `${value.toFixed(2)} ×`;
const microseconds = (/** @type {number} */ value) => `${value.toFixed(1)} µs`;
const milliseconds = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * Rows as a Markdown table with figures.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
const table = (head, rows) => markdownTable(head, rows, { figures: true });

module.exports = { megabytes, microseconds, milliseconds, percent, table, times, whole };
