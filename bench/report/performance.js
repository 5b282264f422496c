'use strict';

const { table, microseconds, percent, times } = require('./format');
const { crowdTable } = require('./crowd');
const { goals } = require('./goals');
const { added, throughputKept } = require('./ratios');

/** @import { AppKind, Goal, PathResults, Results } from '../types' */

const PATHS = ['bearer', 'cookies', 'nobody', 'new', 'forged', 'expired', 'handshake'];

/**
 * Middleware that check nothing, whose figures show what any middleware costs.
 *
 * @type {{ kind: AppKind, title: string }[]}
 */
const FLOORS = [
  { kind: 'nothing', title: 'does nothing' },
  { kind: 'auth', title: 'sets `req.auth`' },
  { kind: 'claims', title: 'passes claims on without checking them' },
];

const CROWD_CHART =
  '![Requests per second by the number of people, as a percentage of bare Express](../bench/crowd.svg)';

/**
 * The README's figures: the newest Node only, in one sentence.
 *
 * @param {Results[]} all results of whole runs, one per release of Node, the oldest Node first
 * @returns {string[]} lines of Markdown
 */
function headline(all) {
  const { node, throughput } = all[all.length - 1];
  const { bearer } = throughput;
  return [
    `With Node ${node} and the signing keys in memory, checking a bearer token that was seen before adds ${microseconds(added(bearer, 'ours').median)} of`,
    `processor time to a request of Express; \`@clerk/express\` adds ${microseconds(added(bearer, 'peer').median)} ([all figures](docs/performance.md)).`,
  ];
}

/**
 * The same results in full, the newest Node first, for `docs/performance.md`.
 *
 * @param {Results[]} all
 */
function figures(all) {
  return all
    .toReversed()
    .flatMap((results, index) => run(results, index === 0))
    .slice(1);
}

/**
 * One run: how it was made, its figures, what middleware without a check cost in it, and its goals.
 *
 * @param {Results} results
 * @param {boolean} isNewest whether the charts show this run
 */
function run(results, isNewest) {
  const { crowd, machine, method, node, throughput } = results;
  return [
    '',
    `### Node ${node}`,
    '',
    `${machine}; ${method}.`,
    '',
    ...table(
      ['requests with', 'kept', 'added', 'by `@clerk/express`', '×'],
      PATHS.map((name) => [throughput[name].title, ...cells(throughput[name])]),
    ),
    '',
    ...table(
      ['a middleware that', 'kept', 'added'],
      FLOORS.map(({ kind, title }) => [
        title,
        percent(throughputKept(throughput.bearer, kind).median),
        microseconds(added(throughput.bearer, kind).median),
      ]),
    ),
    '',
    ...(crowd && isNewest ? [CROWD_CHART, ''] : []),
    ...(crowd ? [...crowdTable(crowd), ''] : []),
    ...missedGoals(goals(results)),
  ];
}

/** @param {PathResults} path */
function cells(path) {
  return [
    percent(throughputKept(path, 'ours').median),
    microseconds(added(path, 'ours').median),
    microseconds(added(path, 'peer').median),
    times(throughputKept(path, 'ours', 'peer').median),
  ];
}

/** @param {Goal[]} all */
function missedGoals(all) {
  const missed = all.filter(({ verdict }) => verdict !== 'yes');
  if (missed.length === 0) {
    return [`All ${all.length} goals were reached.`];
  }
  return [
    `${all.length - missed.length} of ${all.length} goals were reached. These were not, or their interval does not decide:`,
    '',
    ...table(
      ['goal', 'to be', 'measured', '95 % interval', 'reached', 'floor'],
      missed.map(({ what, goal, figure, interval, verdict, floor }) => [what, goal, figure, interval, verdict, floor]),
    ),
  ];
}

module.exports = { figures, headline };
