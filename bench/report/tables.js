'use strict';

const { KINDS } = require('../apps/kinds');
const { LATENCY_LOAD } = require('../settings');
const { medianWithInterval } = require('../statistics/interval');
const { median } = require('../statistics/quantiles');
const { crowdTable } = require('./crowd');
const { megabytes, microseconds, milliseconds, percent, range, table, times, whole } = require('./format');
const { instructionTable } = require('./instructions');
const { goals } = require('./goals');
const { added, throughputKept } = require('./ratios');

/**
 * @import { AppKind, AppResults, Interval } from '../types'
 * @import { Format } from './format'
 * @import { Growth, Latency, Loading, Memory, Results, SizeCost, Throughput, Verification } from '../types'
 */

/**
 * What `npm run bench` prints and writes, as lines of Markdown: a section for each part that was measured.
 *
 * @param {Results} results
 */
function report(results) {
  return [
    `${results.machine}; ${results.method}.`,
    ...section('Goals', goalSection(results)),
    ...section('Throughput and processor time', throughputSection(results.throughput)),
    ...section('Crowds', crowdTable(results.crowd)),
    ...section('Instructions of the processor', instructionTable(results.instructions)),
    ...section('Latency at a constant rate', latencyTable(results.latency)),
    ...section('Loading', loadingTable(results.loading)),
    ...section('Memory', memoryTable(results.memory)),
    ...section('Memory with a crowd', memoryTable(results.crowdMemory)),
    ...section('Verification alone', verificationTable(results.verification)),
    ...section('Growth', growthTables(results.growth)),
    '',
  ];
}

/** How some rows are to be read, where they are there. */
const OF_FLOORS =
  'A floor is what a middleware without any check reaches for the same answer. For a new token it is what the RSA verification alone leaves, for ' +
  'require() the addon alone. For the callback it is an array with a static middleware for each ' +
  "of the 1,000 tenants: what that takes is the price of the tenants, whose state is probably more than the processor's caches " +
  'hold, and not of the form. The static form that both are compared with has one tenant and 1,000 tokens, each seen before.';
const OF_FORGED = 'A difference of up to 2 % does not count: two measurements of the same thing differ by that.';

/**
 * A table of the goals: the figure measured, whether it is reached, the floor, and why it is out of reach.
 *
 * @param {Results} results
 */
function goalSection(results) {
  const { forged } = results.throughput;
  const all = goals(results);
  const rows = all.map(({ what, goal, figure, interval, verdict, floor }) => [
    what,
    goal,
    figure,
    interval,
    verdict === 'no' ? '**no**' : verdict,
    floor,
  ]);
  const notes = [...(all.some(({ floor }) => floor) ? [OF_FLOORS] : []), ...(forged ? [OF_FORGED] : [])];
  const missed = all.filter(({ verdict, limit }) => verdict !== 'yes' && limit);
  return [
    ...table(['', 'goal', 'figure', '95 % interval', 'reached', 'floor'], rows),
    ...notes.flatMap((note) => ['', note]),
    ...(missed.length === 0
      ? []
      : [
          '',
          'What is known of the goals that are not reached, or undecided:',
          '',
          ...missed.map(({ what, limit }) => `- ${what}: ${limit}.`),
        ]),
  ];
}

/**
 * @param {string} title
 * @param {string[]} lines
 */
function section(title, lines) {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

/** Why the same middleware adds more with one release of Node than with another. */
const OF_NODE =
  'Express changes the prototype of each request and response. On Node 20 and 22, V8 gives each of them a shape of its own after ' +
  'that, so that a property that a middleware reads from `req` costs 0.1 to 0.6 µs, and one that it adds (`req.auth`) 1.6 to 1.9 µs. ' +
  'Node 24 keeps the shapes, both cost next to nothing, and bare Express itself takes about a third.';

/** @param {Throughput} throughput */
function throughputSection(throughput) {
  const lines = throughputTable(throughput);
  return lines.length === 0 ? [] : [OF_NODE, '', ...lines];
}

/** @param {Throughput} [throughput] */
function throughputTable(throughput = {}) {
  const rows = Object.values(throughput).flatMap((path) => {
    const apps = /** @type {[AppKind, AppResults][]} */ (Object.entries(path.apps));
    const [[base]] = apps;
    return apps.map(([kind, { microseconds: clock, cpuMicroseconds }]) => [
      path.title,
      KINDS[kind].title,
      whole(1e6 / median(clock)),
      ...(kind === base ? ['', ''] : withRange(throughputKept(path, kind, base), percent)),
      microseconds(median(cpuMicroseconds)),
      ...(kind === base ? ['', ''] : withRange(added(path, kind, base), microseconds)),
    ]);
  });
  const head = ['requests with', 'app', 'requests/s', 'of the first app', '95 % interval', 'processor time a request'];
  return table([...head, 'added', '95 % interval'], rows);
}

/**
 * @param {Interval} interval
 * @param {Format} format
 */
const withRange = (interval, format) => [format(interval.median), range(interval, format)];

const OF_LATENCY =
  `Known bearer tokens at ${LATENCY_LOAD * 100} % of the rate at which bare Express is saturated. One request in a hundred waits for garbage ` +
  'collections, whose threads share the core of the app here.';

/** @param {Latency} [latency] */
function latencyTable(latency) {
  if (!latency) {
    return [];
  }
  const { perSecond, p50, p99 } = latency;
  const inMilliseconds = (/** @type {number} */ value) => `${value.toFixed(2)} ms`;
  const rows = /** @type {AppKind[]} */ (Object.keys(p99)).map((kind) => [
    KINDS[kind].title,
    whole(perSecond),
    inMilliseconds(median(p50[kind])),
    ...withRange(medianWithInterval(p99[kind]), inMilliseconds),
  ]);
  return [OF_LATENCY, '', ...table(['app', 'requests/s', 'median', '99th percentile', '95 % interval'], rows)];
}

const OF_LOADING = 'Beyond what Node takes for a package without anything in it.';

const LOADED = { ours: KINDS.ours.title, addon: 'its addon alone', peer: KINDS.peer.title };

/** @param {Loading} [loading] */
function loadingTable(loading) {
  if (!loading) {
    return [];
  }
  const { alone, besideExpress } = loading;
  const rows = /** @type {const} */ (['ours', 'addon', 'peer']).map((kind) => [
    LOADED[kind],
    ...[alone, besideExpress].flatMap((times) => withRange(medianWithInterval(times[kind]), milliseconds)),
  ]);
  return [
    OF_LOADING,
    '',
    ...table(['require() of', 'alone', '95 % interval', 'with Express loaded', '95 % interval'], rows),
  ];
}

/** @param {Memory} [memory] */
function memoryTable(memory) {
  const rows = (memory?.readings ?? []).map(({ tokens, bare, ours }) => [
    tokens.toLocaleString('en'),
    megabytes(bare),
    megabytes(ours),
    megabytes(ours - bare),
  ]);
  return table(['different tokens so far', KINDS.bare.title, KINDS.ours.title, 'difference'], rows);
}

/** @param {Verification} [verification] */
function verificationTable(verification = {}) {
  const rows = Object.entries(verification).map(([name, { hot, cold }]) => [
    name,
    ...[hot, cold].flatMap((one) => [microseconds(one.microseconds), microseconds(one.cpuMicroseconds)]),
  ]);
  return table(['RS256 tokens verified by', 'the same token', 'processor time', 'a new token', 'processor time'], rows);
}

/** @param {Growth} [growth] */
function growthTables(growth = {}) {
  return Object.values(growth).flatMap(({ title, unit, lines }) => {
    const names = Object.keys(lines);
    const rows = lines[names[0]].map(({ size }, index) => [
      String(size),
      ...names.flatMap((name) => [
        lines[name][index].cost.toFixed(2),
        times(lines[name][index].cost / lines[name][0].cost),
      ]),
      ...memoryOf(lines[names[0]][index]),
    ]);
    const head = [title, ...names.flatMap((name) => [`${name}, ${unit}`, 'to the first'])];
    return [...table(rows[0].length > head.length ? [...head, 'memory taken'] : head, rows), ''];
  });
}

/** @param {SizeCost} cost */
const memoryOf = ({ addedBytes }) => (addedBytes === undefined ? [] : [megabytes(addedBytes)]);

module.exports = { report };
