'use strict';

const { table: markdownTable } = require('../../scripts/documents/section');

const whole = (value) => String(Math.round(value));
const percent = (value) => `${(value * 100).toFixed(1)} %`;
const times = (value) => `${value.toFixed(2)} ×`;
const microseconds = (value) => `${value.toFixed(1)} µs`;
const milliseconds = (value) => `${value.toFixed(1)} ms`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Rows as a Markdown table with figures. */
const table = (head, rows) => markdownTable(head, rows, { figures: true });

module.exports = { megabytes, microseconds, milliseconds, percent, table, times, whole };
