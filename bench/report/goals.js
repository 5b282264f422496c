'use strict';

const { overRounds, added, throughputKept, timesAsDear, timesAsMuchAdded } = require('./ratios');
const { megabytes, microseconds, milliseconds, percent, times } = require('./format');

/** What two measurements of the same thing differ by. */
const NOISE = 0.02;

const MEGABYTE = 1e6;

/**
 * What the package is to reach: one row a goal, for the parts that were measured.
 *
 * @param {object} results of the parts of the run
 * @returns {{ what: string, goal: string, figure: string, isReached: boolean, floor: string }[]} `floor` is what the same costs where
 *   nothing is checked
 */
function goals({ throughput = {}, parses, core, latency, loading, memory }) {
  return [
    ...throughputGoals(throughput),
    ...(core ? [coreGoal(core)] : []),
    ...attackGoals(throughput),
    ...otherPathGoals(throughput, parses),
    ...(latency ? [latencyGoal(latency)] : []),
    ...(loading ? loadingGoals(loading) : []),
    ...(memory ? memoryGoals(memory) : []),
  ];
}

/** Throughput kept of bare Express and processor time added, by path. */
const THROUGHPUT = [
  { name: 'bearer', kept: 0.95, addedMicroseconds: 8, floor: 'claims' },
  { name: 'cookies', kept: 0.95, addedMicroseconds: 8, floor: 'claims' },
  { name: 'nobody', kept: 0.97, addedMicroseconds: 4, floor: 'headers' },
  { name: 'new', kept: 0.78 },
];

function throughputGoals(throughput) {
  return THROUGHPUT.filter(({ name }) => throughput[name]).flatMap(({ name, kept, addedMicroseconds, floor }) => {
    const path = throughput[name];
    const floorOf = (figure) => (floor ? figure(path, floor) : undefined);
    const rows = [atLeast(`${path.title}: throughput of bare Express`, kept, throughputKept(path, 'ours'), percent, floorOf(throughputKept))];
    if (addedMicroseconds !== undefined) {
      rows.push(atMost(`${path.title}: processor time added`, addedMicroseconds, added(path, 'ours'), microseconds, floorOf(added)));
    }
    return rows;
  });
}

function coreGoal({ bareMicroseconds, newTokenMicroseconds }) {
  return atMost('a new token: the native part against the bare RSA verification', 1.5, newTokenMicroseconds / bareMicroseconds, times);
}

function attackGoals(throughput) {
  const fresh = throughput.new;
  if (!fresh) {
    return [];
  }
  return [
    ...['forged', 'expired'].map((name) => {
      const dear = timesAsDear(throughput[name], fresh, 'ours');
      return { ...atMost(`${throughput[name].title}: cost of a request against a new good one`, 1, dear, times), isReached: dear <= 1 + NOISE };
    }),
    ...['big', 'bigCookies'].map((name) => atMost(`${throughput[name].title}: what is added against a new good one`, 2, timesAsMuchAdded(throughput[name], fresh, 'ours'), times)),
  ];
}

function otherPathGoals({ handshake, tenants, getauth }, parses) {
  return [
    ...(handshake ? [atMost('handshake redirect: processor time added', 30, added(handshake, 'ours'), microseconds, added(handshake, 'redirect'))] : []),
    ...(tenants ? [atLeast('callback for 1,000 tenants: throughput of the static form with 1,000 tokens', 0.9, throughputKept(tenants, 'callback', 'ours'), percent, throughputKept(tenants, 'perTenant', 'ours'))] : []),
    ...(parses === undefined ? [] : [{ what: 'getAuth() five times in a request: claims parsed', goal: 'once', figure: `${parses} ×`, isReached: parses === 1, floor: '' }]),
    ...(getauth ? [{ what: 'getAuth() five times against once: processor time', goal: '–', figure: microseconds(added(getauth, 'fiveTimes', 'ours')), isReached: true, floor: '' }] : []),
  ];
}

function latencyGoal({ p99 }) {
  const against = (kind) => overRounds(p99[kind], p99.bare, (its, own) => its / own);
  return atMost('99th percentile of latency, each app at 80 % of its own saturation, against bare Express', 1.1, against('ours'), times, against('nothing'));
}

function loadingGoals({ alone, besideExpress, addonBytes }) {
  return [
    atMost('require(), in a process with nothing else', 8, alone.ours, milliseconds),
    atMost('require(), in a process with Express', 8, besideExpress.ours, milliseconds),
    atMost('addon on disk', 6 * MEGABYTE, addonBytes, megabytes),
  ];
}

function memoryGoals({ tokens, readings }) {
  const over = readings.map(({ bare, ours }) => ours - bare);
  // Once the cache of tokens is full, which it is well before half of the tokens are through.
  const half = over[Math.floor(over.length / 2)];
  const growth = over.at(-1) - half;
  return [
    atMost(`resident memory over bare Express after ${tokens.toLocaleString('en')} different tokens`, 12 * MEGABYTE, over.at(-1), megabytes),
    { what: 'the same, growth over the second half of the tokens', goal: 'flat (≤ 1.0 MB)', figure: megabytes(growth), isReached: growth <= MEGABYTE, floor: '' },
  ];
}

function atLeast(what, goal, figure, format, floor) {
  return { what, goal: `≥ ${format(goal)}`, figure: format(figure), isReached: figure >= goal, floor: floor === undefined ? '' : format(floor) };
}

function atMost(what, goal, figure, format, floor) {
  return { what, goal: `≤ ${format(goal)}`, figure: format(figure), isReached: figure <= goal, floor: floor === undefined ? '' : format(floor) };
}

module.exports = { goals };
