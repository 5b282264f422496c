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
    ...section('Goals', goalSection(results)),
    ...section('Throughput and processor time', throughputSection(results.throughput)),
    ...section('Latency at a constant rate', latencyTable(results.latency)),
    ...section('Loading', loadingTable(results.loading)),
    ...section('Memory', memoryTable(results.memory)),
    ...section('Verification alone', verificationTable(results.verification)),
    ...section('Growth', growthTables(results.growth)),
    '',
  ];
}

/** How some rows are to be read, where they are there. */
const OF_FLOORS =
  'A floor is what a middleware without any check reaches. For the callback it is an array with a static middleware for each ' +
  'of the 1,000 tenants: what that takes is the price of the tenants, whose state is probably more than the processor\'s caches ' +
  'hold, and not of the form. The static form that both are compared with has one tenant and 1,000 tokens, each seen before.';
const OF_FORGED = 'What costs at most 2 % more than something else counts as no dearer: so much two measurements of the same thing differ by.';

/** What a throughput leaves for everything that a middleware does, so that it can be held against what the floors take. */
function ofShares({ bearer }) {
  const [least, most] = [0.97, 0.95].map((kept) => microseconds(median(bearer.apps.bare.microseconds) * (1 / kept - 1)));
  return `Of bare Express' throughput here, 95 % leave ${most} a request for all that a middleware does, and 97 % leave ${least}.`;
}

function goalSection(results) {
  const { bearer, tenants, forged } = results.throughput;
  const lines = goalTable(results);
  const notes = [...(bearer ? [ofShares(results.throughput)] : []), ...(tenants ? [OF_FLOORS] : []), ...(forged ? [OF_FORGED] : [])];
  return lines.length === 0 ? [] : [...lines, ...notes.flatMap((note) => ['', note])];
}

/** Each goal with what was measured, whether it is reached, and what no package could do better. */
function goalTable(results) {
  const rows = goals(results).map(({ what, goal, figure, isReached, floor }) => [what, goal, figure, isReached ? 'yes' : '**no**', floor]);
  return table(['', 'goal', 'figure', 'reached', 'floor: no check at all'], rows);
}

function section(title, lines) {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

/** Why the same middleware adds more with one release of Node than with another. */
const OF_NODE =
  'Express changes the prototype of each request and response. On Node 20 and 22, V8 gives each of them a shape of its own after ' +
  'that, so that a property that a middleware reads from `req` costs 0.1 to 0.6 µs, and one that it adds (`req.auth`) 1.6 to 1.9 µs. ' +
  'Node 24 keeps the shapes, both cost next to nothing, and bare Express itself takes about a third.';

function throughputSection(throughput) {
  const lines = throughputTable(throughput);
  return lines.length === 0 ? [] : [OF_NODE, '', ...lines];
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

const OF_LATENCY =
  'The same bearer token, each app at 80 % of the rate at which it is saturated itself: at the same rate, an app that answers ' +
  'fewer would be measured by its queue. One request in a hundred waits for garbage collections, whose threads share the core of ' +
  'the app here; on Node 20 Express itself causes a large one every 0.4 s, which holds requests up for about 20 ms.';

function latencyTable(latency) {
  if (!latency) {
    return [];
  }
  const { perSecond, p50, p99 } = latency;
  const inMilliseconds = (values) => `${median(values).toFixed(2)} ms`;
  const rows = Object.keys(p99).map((kind) => [KINDS[kind].title, whole(median(perSecond[kind])), inMilliseconds(p50[kind]), inMilliseconds(p99[kind])]);
  return [OF_LATENCY, '', ...table(['app', 'requests/s', 'median', '99th percentile'], rows)];
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
