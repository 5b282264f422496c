'use strict';

const { byZipf, drawn, evenly } = require('../crowd/draw');
const { People } = require('../crowd/people');
const { mixedRequestsOf, requestsOf } = require('../crowd/requests');
const { Visits } = require('../crowd/visits');
const { takeTurnsOf } = require('../paired/turns');
const { measureRemembered } = require('./remembered');

/** @import { AppKind, AppSettings, Crowd, Path, PathResults, Settings, Throughput, TurnPlan } from '../types' */

/** @type {AppKind[]} */
const KINDS = ['bare', 'peer', 'ours'];

/**
 * No package that hands over claims can take less than one that does nothing else.
 *
 * @type {AppKind}
 */
const FLOOR = 'decoding';

const SEED = 17;

/**
 * The length of a turn. That of `ours` is longer than the others, because people come, and renew their tokens, in real
 * time: an app that took only a part of the turns would see each token less often than it would by itself.
 *
 * @type {Partial<Record<AppKind, number>>}
 */
const TURN_MS = { bare: 130, decoding: 130, peer: 100, ours: 400 };

/** After this many requests V8 has compiled all that it will; `ours` also has to have seen most of the people. */
const WARM_UP = { requests: 50_000, visitsOfEach: 3, milliseconds: 5000, perPerson: 0.12 };

/** How long the tokens have to last, at most: for processes that start and are warmed up, and for one pair of turns. */
const SECONDS = { process: 28, person: 0.00012, pair: 0.9 };

const ROWS = [20_000, 100_000];
const CHART = { sizes: [1, 10, 100, 1000, 10_000], largest: 1_000_000, pairs: 12 };

/** For the largest crowd, only the people who come get tokens, since one token for each would take ten minutes. */
const LARGEST = { requests: 300_000, warmUp: 200_000, seconds: 50 };

/** Fewer people, and no million, for a quick look. */
const QUICK = { rows: [200, 1000], sizes: [1, 10, 100] };

/**
 * What a crowd of people costs, whose tokens are renewed, against bare Express: by the number of people, and for a
 * mixed day; and what it takes to remember them.
 *
 * @param {Settings} settings
 * @returns {Promise<Crowd>}
 */
async function measureCrowd(settings) {
  const rows = settings.isQuick ? QUICK.rows : ROWS;
  /** @type {Throughput} */
  const results = {};
  /** @type {Record<string, PathResults>} */
  const bySize = {};
  for (const size of settings.isQuick ? QUICK.sizes : CHART.sizes) {
    const few = { ...settings, pairs: Math.min(settings.pairs, CHART.pairs) };
    bySize[size] = (await measureSize(size, few, { processes: 1, onlyBearer: true })).bearer;
  }
  for (const [index, size] of rows.entries()) {
    const { bearer, cookies } = await measureSize(size, settings, { processes: settings.isQuick ? 1 : 2 });
    bySize[size] = bearer;
    Object.assign(results, { [`bearer${index}`]: bearer, [`cookies${index}`]: cookies });
  }
  if (!settings.isQuick) {
    bySize[CHART.largest] = await measureLargest(settings);
  }
  results.day = await measureDay(rows[0], settings);
  return { rows: results, bySize, remembered: await measureRemembered(settings) };
}

/**
 * @param {number} size
 * @param {Settings} settings
 * @param {{ processes: number, onlyBearer?: boolean }} options
 */
async function measureSize(size, settings, { processes, onlyBearer = false }) {
  const named = `${size.toLocaleString('en')} ${size === 1 ? 'person' : 'people'}`;
  console.log(`Crowd: ${named}`);
  const plan = planOf(size, settings);
  const people = await People.gather(size, secondsOf(size, settings, processes, onlyBearer ? 1 : 2));
  const crowd = { people, draw: evenly(size), visits: new Visits() };
  const path = (/** @type {'bearer' | 'cookies'} */ carrier, /** @type {number} */ seed) => ({
    name: carrier,
    part: /** @type {const} */ ('crowd'),
    title: `${named}, ${carrier === 'bearer' ? 'bearer tokens' : 'cookies'}`,
    kinds: [...KINDS, FLOOR],
    exchanges: requestsOf({ ...crowd, seed }, carrier),
    visits: crowd.visits,
  });
  const paths = onlyBearer ? [path('bearer', SEED)] : [path('bearer', SEED), path('cookies', SEED + 1)];
  return measured(paths, plan, processes, people);
}

/** @param {Settings} settings */
async function measureLargest(settings) {
  console.log(`Crowd: ${CHART.largest.toLocaleString('en')} people`);
  const draw = evenly(CHART.largest);
  const people = await People.gather(CHART.largest, LARGEST.seconds, drawn(draw, SEED, LARGEST.requests));
  const visits = new Visits();
  /** @type {Path} */
  const path = {
    name: 'bearer',
    part: 'crowd',
    title: '1,000,000 people, bearer tokens',
    kinds: KINDS,
    exchanges: requestsOf({ people, draw, visits, seed: SEED }, 'bearer'),
    visits,
  };
  const plan = {
    ...planOf(CHART.largest, settings),
    pairs: CHART.pairs,
    warmUp: (/** @type {AppKind} */ kind) => ({
      requests: kind === 'ours' ? LARGEST.warmUp : WARM_UP.requests,
      milliseconds: kind === 'ours' ? Infinity : WARM_UP.milliseconds,
    }),
  };
  return (await measured([path], plan, 1, people)).bearer;
}

/**
 * @param {number} size
 * @param {Settings} settings
 */
async function measureDay(size, settings) {
  console.log('Crowd: a mixed day');
  const processes = settings.isQuick ? 1 : 2;
  const people = await People.gather(size, secondsOf(size, settings, processes, 1));
  const visits = new Visits();
  /** @type {Path} */
  const path = {
    name: 'day',
    part: 'crowd',
    title: `a mixed day of ${size.toLocaleString('en')} people`,
    kinds: KINDS,
    exchanges: mixedRequestsOf({ people, draw: byZipf(size), visits, seed: SEED }),
    visits,
  };
  /** @type {AppSettings} */
  const app = { options: { machineTokenCache: { ttlMs: 60_000 } }, acceptsMachines: true };
  return (await measured([path], { ...planOf(size, settings), app }, processes, people)).day;
}

/**
 * @param {Path[]} paths
 * @param {TurnPlan} plan
 * @param {number} processes
 * @param {People} people
 */
async function measured(paths, plan, processes, people) {
  const results = await takeTurnsOf(paths, plan, processes);
  if (people.late > 0) {
    console.log(`  ${people.late} tokens were signed while the load waited`);
  }
  return results;
}

/**
 * @param {number} size
 * @param {Settings} settings
 * @returns {TurnPlan}
 */
function planOf(size, { pairs, connections, isQuick }) {
  const part = isQuick ? 1 / 4 : 1;
  return {
    pairs,
    connections,
    milliseconds: (kind) => (TURN_MS[kind] ?? 0) * part,
    warmUp: (kind) => ({
      requests: kind === 'ours' ? Math.max(WARM_UP.requests, WARM_UP.visitsOfEach * size) : WARM_UP.requests,
      milliseconds: part * (WARM_UP.milliseconds + (kind === 'ours' ? WARM_UP.perPerson * size : 0)),
    }),
  };
}

/**
 * @param {number} size
 * @param {Settings} settings
 * @param {number} processes
 * @param {number} paths
 */
function secondsOf(size, { pairs, isQuick }, processes, paths) {
  const seconds = processes * (SECONDS.process + size * SECONDS.person) + pairs * paths * SECONDS.pair;
  return isQuick ? Math.max(51, seconds / 4) : Math.max(51, seconds);
}

module.exports = { measureCrowd };
