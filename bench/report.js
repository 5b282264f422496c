'use strict';

const os = require('node:os');
const { APPS } = require('./processes');

const [BARE, PEER, OURS] = APPS.map(({ name }) => name);
const QUANTITIES = ['requestsPerSecond', 'cpuMicroseconds', 'p99Milliseconds'];

/**
 * The median of each quantity for each scenario and app.
 *
 * @returns {{ scenario: string, medians: Record<string, Record<string, number>> }[]}
 */
function describeResults(scenarios, measurements) {
  return scenarios.map(({ name: scenario }) => ({
    scenario,
    medians: Object.fromEntries(
      APPS.map(({ name }) => {
        const own = measurements.filter((measurement) => measurement.scenario === scenario && measurement.app === name);
        return [name, Object.fromEntries(QUANTITIES.map((quantity) => [quantity, median(own.map((one) => one[quantity]))]))];
      }),
    ),
  }));
}

/** The results as Markdown tables. */
function toMarkdown(results, { rounds, seconds, connections, newTokens }) {
  const cpu = os.cpus();
  const machine = `Node ${process.version}, ${process.platform}-${process.arch}, ${cpu.length} × ${cpu[0].model}`;
  const method = `medians of ${rounds} alternating rounds of ${seconds} s (${newTokens} requests for new tokens), ${connections} connections, load from the same machine`;
  const throughput = ({ medians }) => medians[OURS].requestsPerSecond;
  return [
    `${machine}; ${method}.`,
    '',
    'Requests per second:',
    '',
    ...table(
      ['request with', BARE, PEER, OURS, `to ${BARE}`, `to ${PEER}`],
      results.map((result) => [
        result.scenario,
        ...[BARE, PEER, OURS].map((app) => whole(result.medians[app].requestsPerSecond)),
        percent(throughput(result) / result.medians[BARE].requestsPerSecond),
        times(throughput(result) / result.medians[PEER].requestsPerSecond),
      ]),
    ),
    '',
    'Processor time of the app, µs a request; the check is what comes on top of the app without one:',
    '',
    ...table(
      ['request with', BARE, PEER, OURS, `check: ${PEER}`, `check: ${OURS}`, 'ratio'],
      results.map(({ scenario, medians }) => {
        const [bare, peer, ours] = [BARE, PEER, OURS].map((app) => medians[app].cpuMicroseconds);
        return [scenario, whole(bare), whole(peer), whole(ours), whole(peer - bare), whole(ours - bare), ours > bare ? times((peer - bare) / (ours - bare)) : '–'];
      }),
    ),
    '',
    'Latency, 99th percentile in ms:',
    '',
    ...table(
      ['request with', BARE, PEER, OURS],
      results.map(({ scenario, medians }) => [scenario, ...[BARE, PEER, OURS].map((app) => whole(medians[app].p99Milliseconds))]),
    ),
    '',
  ].join('\n');
}

/** Rows with columns of one width, so that the text reads well unrendered too. */
function table(head, rows) {
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)];
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const whole = (value) => String(Math.round(value));
const percent = (value) => `${Math.round(value * 100)} %`;
const times = (value) => `${value.toFixed(1)} ×`;

module.exports = { describeResults, toMarkdown };
