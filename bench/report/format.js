'use strict';

const whole = (value) => String(Math.round(value));
const percent = (value) => `${(value * 100).toFixed(1)} %`;
const times = (value) => `${value.toFixed(2)} ×`;
const microseconds = (value) => `${value.toFixed(1)} µs`;
const milliseconds = (value) => `${value.toFixed(1)} ms`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Rows as a Markdown table with columns of one width, so that it reads well unrendered too. Empty without rows. */
function table(head, rows) {
  if (rows.length === 0) {
    return [];
  }
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (cells) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)];
}

module.exports = { megabytes, microseconds, milliseconds, percent, table, times, whole };
