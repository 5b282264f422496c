'use strict';

const { startApps } = require('../apps/start');
const { saturate } = require('../load/saturate');
const { pinLoad } = require('../machine');
const { expectedOf, makePaths } = require('../requests/paths');
const { mean, median } = require('../statistics');

/** @import { App, AppKind, Durations, NextRequest, Part, Path, Settings, Throughput } from '../types' */

/** @typedef {{ path: Path, nextRequest: NextRequest }} Stream */

/**
 * The number of processes of an app in one round, by part, if it is not one: processes of the same app differ by some
 * µs per request, which is the size of some of the goals.
 *
 * @type {Partial<Record<Part, number>>}
 */
const PROCESSES = { hot: 2 };

/** `@clerk/express` takes several times longer for a request; its turns should not take much longer than the others. */
const PEER_SHARE = 1 / 6;

/**
 * What comes before anything counts, until one of both is over: after 40,000 requests V8 has compiled all that it will,
 * whatever the release (after 16,000, the same app takes 8 µs a request more with Node 20). It comes in passes over the
 * paths, with new connections each, because V8 throws code away when connections close for the first time.
 */
const WARM_UP = { milliseconds: 8000, pass: 1000, most: 50_000 };

/** How often a process takes each path; the mean counts, so that garbage collections do that fall into one of them. */
const TURNS = 2;

/**
 * Puts each app under the load of each path. Every round has processes of its own, so that the median over the rounds
 * is one over processes.
 *
 * @param {Settings} settings
 * @returns {Promise<Throughput>} by path, what each app took for a request in each round
 */
async function measureThroughput(settings) {
  const paths = await makePaths(settings);
  /** @type {Throughput} */
  const results = Object.fromEntries(
    paths.map(({ name, title, kinds }) => [
      name,
      { title, apps: Object.fromEntries(kinds.map((kind) => [kind, { microseconds: [], cpuMicroseconds: [] }])) },
    ]),
  );
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const part of new Set(paths.map((path) => path.part))) {
      console.log(`Round ${round + 1} of ${settings.rounds}: ${part}`);
      await measureRound(
        paths.filter((path) => path.part === part),
        results,
        round,
        settings,
      );
    }
  }
  return results;
}

/**
 * Adds to each app's results the median over its processes of this round.
 *
 * @param {Path[]} paths
 * @param {Throughput} results
 * @param {number} round
 * @param {Settings} settings
 */
async function measureRound(paths, results, round, settings) {
  const kinds = [...new Set(paths.flatMap((path) => path.kinds))];
  const count = settings.isQuick ? 1 : (PROCESSES[paths[0].part] ?? 1);
  /** @type {Record<string, Record<string, Durations[]>[]>} */
  const processes = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for (let time = 0; time < count; time += 1) {
    // The order alternates, so that no app always meets a warmer machine.
    for (const kind of (round + time) % 2 === 0 ? kinds : kinds.toReversed()) {
      // One process of `@clerk/express` is enough: its figures are far from all the others.
      if (time === 0 || kind !== 'peer') {
        const own = paths.filter((path) => path.kinds.includes(kind));
        processes[kind].push(await measureProcess(kind, own, settings));
      }
    }
  }
  for (const { name, kinds: measured } of paths) {
    for (const kind of measured) {
      for (const quantity of /** @type {const} */ (['microseconds', 'cpuMicroseconds'])) {
        results[name].apps[kind][quantity].push(
          median(processes[kind].map((taken) => mean(taken[name].map((turn) => turn[quantity])))),
        );
      }
    }
  }
}

/**
 * The time of each turn of one process of an app, by path. No other app runs at the same time: apps that alternate
 * leave each other with cold caches.
 *
 * @param {AppKind} kind
 * @param {Path[]} paths
 * @param {Settings} settings
 */
async function measureProcess(kind, paths, settings) {
  const streams = paths.map((path) => ({ path, nextRequest: path.requests(kind) }));
  /** @type {Record<string, Durations[]>} */
  const taken = Object.fromEntries(paths.map((path) => [path.name, []]));
  const { apps, stop } = await startApps([kind]);
  const app = apps[kind];
  pinLoad(true);
  try {
    await warmUp(app, streams, settings);
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const { path, nextRequest } of streams) {
        taken[path.name].push(await load(app, path, nextRequest, settings.amount, settings));
      }
    }
    return taken;
  } finally {
    pinLoad(false);
    stop();
  }
}

/**
 * Warms an app up with a fixed number of requests over all paths, within a fixed time, because apps have different
 * numbers of paths but should be equally warm.
 *
 * @param {App} app
 * @param {Stream[]} streams
 * @param {Settings} settings
 */
async function warmUp(app, streams, settings) {
  const until = performance.now() + WARM_UP.milliseconds / (settings.isQuick ? 4 : 1);
  const share = shareOf(app);
  for (let sent = 0; sent < WARM_UP.most && performance.now() < until; sent += share * WARM_UP.pass * streams.length) {
    for (const { path, nextRequest } of streams) {
      await load(app, path, nextRequest, WARM_UP.pass, settings);
    }
  }
}

/** @param {App} app */
const shareOf = ({ kind }) => (kind === 'peer' ? PEER_SHARE : 1);

/**
 * @param {App} app
 * @param {Path} path
 * @param {NextRequest} nextRequest
 * @param {number} amount
 * @param {Settings} settings
 */
async function load(app, path, nextRequest, amount, { connections }) {
  try {
    return await saturate(app, nextRequest, {
      amount: Math.ceil(amount * shareOf(app)),
      connections,
      expected: expectedOf(app, path),
    });
  } catch (error) {
    throw new Error(`The app of kind "${app.kind}" failed at ${path.title}: ${/** @type {Error} */ (error).message}`, {
      cause: error,
    });
  }
}

module.exports = { measureThroughput };
