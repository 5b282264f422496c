'use strict';

const { KINDS } = require('../apps/kinds');
const { median } = require('../statistics');
const { megabytes, microseconds, milliseconds, percent, table, times, whole } = require('./format');
const { goals } = require('./goals');
const { added, throughputKept } = require('./ratios');

/** What `npm run bench` prints and writes, as lines of Markdown: a section for each part that was measured. */
function report(results) {
  return [
    `${results.machine}; ${results.method}.`,
    ...section('Goals', goalTable(results)),
    ...section('Throughput and processor time', throughputTable(results.throughput)),
    ...section('Latency at a constant rate', latencyTable(results.latency)),
    ...section('Loading', loadingTable(results.loading)),
    ...section('Memory', memoryTable(results.memory)),
    ...section('Verification alone', verificationTable(results.verification)),
    ...section('Growth', growthTables(results.growth)),
    '',
  ];
}

/** Each goal with what was measured, whether it is reached, and what no package could do better. */
function goalTable(results) {
  const rows = goals(results).map(({ what, goal, figure, isReached, floor }) => [what, goal, figure, isReached ? 'yes' : '**no**', floor]);
  return table(['', 'goal', 'figure', 'reached', 'floor: no check at all'], rows);
}

function section(title, lines) {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

function throughputTable(throughput = {}) {
  const rows = Object.values(throughput).flatMap((path) => {
    const base = path.apps.bare ? 'bare' : 'ours';
    return Object.entries(path.apps).map(([kind, { microseconds: clock, cpuMicroseconds }]) => [
      path.title,
      KINDS[kind].title,
      whole(1e6 / median(clock)),
      kind === base ? '' : percent(throughputKept(path, kind, base)),
      microseconds(median(cpuMicroseconds)),
      kind === base ? '' : microseconds(added(path, kind, base)),
    ]);
  });
  return table(['requests with', 'app', 'requests/s', 'of the first app', 'processor time a request', 'added'], rows);
}

function latencyTable(latency) {
  if (!latency) {
    return [];
  }
  const rows = Object.keys(latency.p99).map((kind) => [KINDS[kind].title, milliseconds(median(latency.p50[kind])), `${median(latency.p99[kind]).toFixed(2)} ms`]);
  return [`The same bearer token, ${latency.perSecond} requests/s.`, '', ...table(['app', 'median', '99th percentile'], rows)];
}

function loadingTable(loading) {
  if (!loading) {
    return [];
  }
  const { alone, besideExpress } = loading;
  return table(['require() of', 'alone', 'beside Express'], ['ours', 'peer'].map((kind) => [KINDS[kind].title, milliseconds(alone[kind]), milliseconds(besideExpress[kind])]));
}

function memoryTable(memory) {
  const rows = (memory?.readings ?? []).map(({ tokens, bare, ours }) => [tokens.toLocaleString('en'), megabytes(bare), megabytes(ours), megabytes(ours - bare)]);
  return table(['different tokens so far', KINDS.bare.title, KINDS.ours.title, 'difference'], rows);
}

function verificationTable(verification = {}) {
  const rows = Object.entries(verification).map(([name, { hot, cold }]) => [name, ...[hot, cold].flatMap((one) => [microseconds(one.microseconds), microseconds(one.cpuMicroseconds)])]);
  return table(['RS256 tokens verified by', 'the same token', 'processor time', 'a new token', 'processor time'], rows);
}

function growthTables(growth = {}) {
  return Object.values(growth).flatMap(({ title, unit, lines }) => {
    const names = Object.keys(lines);
    const rows = lines[names[0]].map(({ size }, index) => [
      String(size),
      ...names.flatMap((name) => [lines[name][index].cost.toFixed(2), times(lines[name][index].cost / lines[name][0].cost)]),
    ]);
    return [...table([title, ...names.flatMap((name) => [`${name}, ${unit}`, 'to the first'])], rows), ''];
  });
}

module.exports = { goalTable, report };
