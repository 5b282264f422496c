'use strict';

const { startApps } = require('../apps/start');
const { saturate } = require('../load/saturate');
const { pinLoad } = require('../machine');

/**
 * @import { App, AppKind, NextExchange, Path, PathResults, Throughput, TurnPlan } from '../types'
 *
 * @typedef {{ path: Path, next: NextExchange }} Stream
 */

/** `@clerk/express` is far from all the others: a few turns show by how much. */
const PEER_PAIRS = 10;

/** The requests at the start of a turn that do not count, and those of a pass of the warm-up. */
const LEAD_IN = 200;
const PASS = 1000;

/**
 * Starts a process of each app, and has them take turns on the same core, path by path, until there are enough pairs.
 * The processes stay alive and warm, and turns are so short that whatever else the machine does meets all of them.
 *
 * @param {Path[]} paths
 * @param {TurnPlan} plan
 * @returns {Promise<Throughput>} by path, what each app took for a request in each turn
 */
async function takeTurns(paths, plan) {
  const kinds = [...new Set(paths.flatMap((path) => path.kinds))];
  const { apps, stop } = await startApps(kinds, plan.app);
  pinLoad(true);
  try {
    const streams = kinds.map((kind) =>
      paths.filter((path) => path.kinds.includes(kind)).map((path) => ({ path, next: path.exchanges(kind) })),
    );
    for (const [index, kind] of kinds.entries()) {
      await warmUp(apps[kind], streams[index], plan);
    }
    paths.forEach(({ visits }) => visits?.begin());
    const results = Object.fromEntries(paths.map((path) => [path.name, emptyResults(path, plan)]));
    for (let pair = 0; pair < plan.pairs; pair += 1) {
      for (const path of paths) {
        // The order alternates, so that no app always follows the same one.
        for (const kind of pair % 2 === 0 ? kinds : kinds.toReversed()) {
          const stream = streams[kinds.indexOf(kind)].find((one) => one.path === path);
          if (stream && (kind !== 'peer' || pair < PEER_PAIRS)) {
            const { microseconds, cpuMicroseconds } = await turn(apps[kind], stream, plan);
            results[path.name].apps[kind].microseconds.push(microseconds);
            results[path.name].apps[kind].cpuMicroseconds.push(cpuMicroseconds);
          }
        }
      }
    }
    for (const { name, visits } of paths) {
      results[name].hitRate = visits?.hitRate();
    }
    return results;
  } finally {
    pinLoad(false);
    stop();
  }
}

/**
 * The same with several processes of each app, one after the other: processes of the same app differ by some µs per
 * request, which is the size of some of the goals. `@clerk/express` takes part in the first ones.
 *
 * @param {Path[]} paths
 * @param {TurnPlan} plan
 * @param {number} processes
 */
async function takeTurnsOf(paths, { pairs, ...plan }, processes) {
  /** @type {Throughput[]} */
  const all = [];
  for (let index = 0; index < processes; index += 1) {
    console.log(`  processes ${index + 1} of ${processes}`);
    const own = index === 0 ? paths : paths.map(withoutPeer);
    all.push(await takeTurns(own, { ...plan, pairs: Math.ceil(pairs / processes) }));
  }
  return together(all);
}

/** @param {Path} path */
const withoutPeer = (path) => ({ ...path, kinds: path.kinds.filter((kind) => kind !== 'peer') });

/**
 * @param {Path} path
 * @param {TurnPlan} plan
 * @returns {PathResults}
 */
function emptyResults({ title, kinds }, { pairs }) {
  const apps = Object.fromEntries(kinds.map((kind) => [kind, { microseconds: [], cpuMicroseconds: [] }]));
  return { title, perProcess: pairs, apps };
}

/**
 * The turns of several processes as one list.
 *
 * @param {Throughput[]} all
 * @returns {Throughput}
 */
function together([first, ...others]) {
  for (const other of others) {
    for (const [name, { apps, hitRate = 0 }] of Object.entries(other)) {
      for (const [kind, { microseconds, cpuMicroseconds }] of Object.entries(apps)) {
        first[name].apps[kind].microseconds.push(...microseconds);
        first[name].apps[kind].cpuMicroseconds.push(...cpuMicroseconds);
      }
      if (first[name].hitRate !== undefined) {
        first[name].hitRate += hitRate;
      }
    }
  }
  for (const path of Object.values(first)) {
    path.hitRate = path.hitRate && path.hitRate / (1 + others.length);
  }
  return first;
}

/**
 * Sends requests until V8 has compiled all that it will. They come in passes over the paths, with new connections each,
 * because V8 throws code away when connections close for the first time.
 *
 * @param {App} app
 * @param {Stream[]} streams
 * @param {TurnPlan} plan
 */
async function warmUp(app, streams, plan) {
  const { requests, milliseconds } = plan.warmUp(app.kind);
  const until = performance.now() + milliseconds;
  for (let sent = 0; sent < requests && performance.now() < until; sent += PASS * streams.length) {
    for (const stream of streams) {
      await load(app, stream, { connections: plan.connections, amount: PASS });
    }
  }
}

/**
 * @param {App} app
 * @param {Stream} stream
 * @param {TurnPlan} plan
 */
function turn(app, stream, { connections, amount, milliseconds }) {
  const leadIn = app.kind === 'peer' ? LEAD_IN / 10 : LEAD_IN;
  return load(app, stream, { connections, amount, leadIn, milliseconds: milliseconds(app.kind) });
}

/**
 * @param {App} app
 * @param {Stream} stream
 * @param {Parameters<typeof saturate>[2]} limits
 */
async function load(app, { path, next }, limits) {
  try {
    return await saturate(app, next, limits);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Error(`The app of kind "${app.kind}" failed at ${path.title}: ${message}`, { cause: error });
  }
}

module.exports = { LEAD_IN, takeTurns, takeTurnsOf };
