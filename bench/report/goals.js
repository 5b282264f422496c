'use strict';

const { NOISE, overRounds, added, throughputKept, timesAsDear, timesAsMuchAdded } = require('./ratios');
const { megabytes, microseconds, milliseconds, percent, times } = require('./format');
const limits = require('./limits');

/**
 * @import { AppKind, Goal, Rate } from '../types'
 * @import { Core, Latency, Loading, LoadingTimes, Memory, PathResults, Results, Throughput } from '../types'
 */

const MEGABYTE = 1e6;

/**
 * What the package is to reach: one row a goal, for the parts that were measured.
 *
 * @param {Results} results
 * @returns {Goal[]}
 */
function goals({ throughput = {}, parses, core, latency, loading, memory }) {
  return [
    ...throughputGoals(throughput, core),
    ...(core ? [coreGoal(core)] : []),
    ...attackGoals(throughput, core),
    ...otherPathGoals(throughput, parses),
    ...(latency ? latencyGoals(latency) : []),
    ...(loading ? loadingGoals(loading) : []),
    ...(memory ? memoryGoals(memory) : []),
  ];
}

/**
 * Throughput kept of bare Express and processor time added, by path.
 *
 * @type {{ name: string, kept: number, addedMicroseconds: number, floor: AppKind }[]}
 */
const THROUGHPUT = [
  { name: 'bearer', kept: 0.95, addedMicroseconds: 8, floor: 'claims' },
  { name: 'cookies', kept: 0.95, addedMicroseconds: 8, floor: 'claims' },
  { name: 'nobody', kept: 0.97, addedMicroseconds: 4, floor: 'headers' },
];

const NEW_TOKENS_KEPT = 0.78;

/**
 * @param {Throughput} throughput
 * @param {Core} [core]
 * @returns {Goal[]}
 */
function throughputGoals(throughput, core) {
  const known = THROUGHPUT.filter(({ name }) => throughput[name]).flatMap(
    ({ name, kept, addedMicroseconds, floor }) => {
      const path = throughput[name];
      return [
        {
          ...atLeast(
            `${path.title}: throughput of bare Express`,
            kept,
            throughputKept(path, 'ours'),
            percent,
            throughputKept(path, floor),
          ),
          limit: limits.ofThroughput(path, kept, floor),
        },
        {
          ...atMost(
            `${path.title}: processor time added`,
            addedMicroseconds,
            added(path, 'ours'),
            microseconds,
            added(path, floor),
          ),
          limit: limits.ofProcessorTime(path, floor),
        },
      ];
    },
  );
  return throughput.new ? [...known, newTokenGoal(throughput.new, core)] : known;
}

/**
 * @param {PathResults} path
 * @param {Core} [core]
 * @returns {Goal}
 */
function newTokenGoal(path, core) {
  const kept = throughputKept(path, 'ours');
  return {
    ...atLeast(
      `${path.title}: throughput of bare Express`,
      NEW_TOKENS_KEPT,
      kept,
      percent,
      core && limits.keptByVerification(path, core),
    ),
    limit: limits.ofVerification(path, core),
  };
}

/** @param {Core} core */
function coreGoal({ bareMicroseconds, newTokenMicroseconds }) {
  return atMost(
    'a new token: the native part against the bare RSA verification',
    1.5,
    newTokenMicroseconds / bareMicroseconds,
    times,
  );
}

/** What no attacker may have a request take, as a multiple of one with a new good token. */
const MOST_OF_ATTACKERS = 2;

/**
 * @param {Throughput} throughput
 * @param {Core} [core]
 * @returns {Goal[]}
 */
function attackGoals(throughput, core) {
  const fresh = throughput.new;
  if (!fresh) {
    return [];
  }
  return [
    ...['forged', 'expired'].map((name) => {
      const dear = timesAsDear(throughput[name], fresh, 'ours');
      return {
        ...atMost(`${throughput[name].title}: cost of a request against a new good one`, 1, dear, times),
        isReached: dear <= 1 + NOISE,
        limit: limits.OF_NOBODY,
      };
    }),
    ...['big', 'bigCookies'].flatMap((name) => {
      const { title } = throughput[name];
      return [
        atMost(
          `${title}: cost of a request against a new good one`,
          MOST_OF_ATTACKERS,
          timesAsDear(throughput[name], fresh, 'ours'),
          times,
        ),
        {
          ...atMost(
            `${title}: what is added against a new good one`,
            MOST_OF_ATTACKERS,
            timesAsMuchAdded(throughput[name], fresh, 'ours'),
            times,
          ),
          limit: limits.ofForged(name, core),
        },
      ];
    }),
  ];
}

/**
 * @param {Throughput} throughput
 * @param {number} [parses]
 * @returns {Goal[]}
 */
function otherPathGoals({ handshake, tenants, getauth }, parses) {
  return [
    ...(handshake
      ? [
          atMost(
            'handshake redirect: processor time added',
            30,
            added(handshake, 'ours'),
            microseconds,
            added(handshake, 'redirect'),
          ),
        ]
      : []),
    ...(tenants ? [tenantGoal(tenants)] : []),
    ...(parses === undefined
      ? []
      : [
          {
            what: 'getAuth() five times in a request: claims parsed',
            goal: 'once',
            figure: `${parses} ×`,
            isReached: parses === 1,
            floor: '',
          },
        ]),
    ...(getauth
      ? [
          {
            what: 'getAuth() five times against once: processor time',
            goal: '–',
            figure: microseconds(added(getauth, 'fiveTimes', 'ours')),
            isReached: true,
            floor: '',
          },
        ]
      : []),
  ];
}

/**
 * @param {PathResults} path
 * @returns {Goal}
 */
function tenantGoal(path) {
  const kept = throughputKept(path, 'callback', 'ours');
  const floor = throughputKept(path, 'perTenant', 'ours');
  return {
    ...atLeast(
      'callback for 1,000 tenants: throughput of the static form with 1,000 tokens',
      0.9,
      kept,
      percent,
      floor,
    ),
    limit: limits.ofTenants(path),
  };
}

/**
 * At what rate the apps of a latency are asked.
 *
 * @type {Record<Rate, string>}
 */
const RATES = { own: 'each app at 80 % of its own saturation', same: "all apps at 80 % of bare Express' saturation" };

/**
 * @param {Latency} latency
 * @returns {Goal[]}
 */
function latencyGoals(latency) {
  return /** @type {[Rate, string][]} */ (Object.entries(RATES)).map(([rate, title]) => {
    const { p99 } = latency[rate];
    const against = (/** @type {AppKind} */ kind) => overRounds(p99[kind], p99.bare, (its, own) => its / own);
    return {
      ...atMost(
        `99th percentile of latency, ${title}, against bare Express`,
        1.1,
        against('ours'),
        times,
        against('nothing'),
      ),
      limit: limits.ofLatency(latency, rate),
    };
  });
}

/**
 * @param {Loading} loading
 * @returns {Goal[]}
 */
function loadingGoals({ alone, besideExpress, addonBytes }) {
  const row = (/** @type {string} */ where, /** @type {LoadingTimes} */ times) => ({
    ...atMost(
      `require() beyond an empty package, in a process with ${where}`,
      8,
      times.ours,
      milliseconds,
      times.addon,
    ),
    limit: limits.ofLoading(times),
  });
  return [
    row('nothing else', alone),
    row('Express', besideExpress),
    atMost('addon on disk', 6 * MEGABYTE, addonBytes, megabytes),
  ];
}

/**
 * @param {Memory} memory
 * @returns {Goal[]}
 */
function memoryGoals({ tokens, readings }) {
  const over = readings.map(({ bare, ours }) => ours - bare);
  // Once the cache of tokens is full, which it is well before half of the tokens are through.
  const half = over[Math.floor(over.length / 2)];
  const last = over[over.length - 1];
  const growth = last - half;
  return [
    atMost(
      `resident memory over bare Express after ${tokens.toLocaleString('en')} different tokens`,
      12 * MEGABYTE,
      last,
      megabytes,
    ),
    {
      what: 'the same, growth over the second half of the tokens',
      goal: 'flat (≤ 1.0 MB)',
      figure: megabytes(growth),
      isReached: growth <= MEGABYTE,
      floor: '',
    },
  ];
}

/**
 * @param {string} what
 * @param {number} goal
 * @param {number} figure
 * @param {(value: number) => string} format
 * @param {number} [floor]
 */
function atLeast(what, goal, figure, format, floor) {
  return {
    what,
    goal: `≥ ${format(goal)}`,
    figure: format(figure),
    isReached: figure >= goal,
    floor: floor === undefined ? '' : format(floor),
  };
}

/**
 * @param {string} what
 * @param {number} goal
 * @param {number} figure
 * @param {(value: number) => string} format
 * @param {number} [floor]
 */
function atMost(what, goal, figure, format, floor) {
  return {
    what,
    goal: `≤ ${format(goal)}`,
    figure: format(figure),
    isReached: figure <= goal,
    floor: floor === undefined ? '' : format(floor),
  };
}

module.exports = { RATES, goals };
