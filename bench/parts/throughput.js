'use strict';

const { startApps } = require('../apps/start');
const { saturate } = require('../load/saturate');
const { pinLoad } = require('../machine');
const { expectedOf, makePaths } = require('../requests/paths');
const { median } = require('../statistics');

/**
 * How many processes of an app one round measures, by part, where that is not one: processes of the same app differ by
 * 5 µs a request, which is as much as some of the goals allow.
 */
const PROCESSES = { hot: 3, tenants: 3, getauth: 3 };

/** The peer takes several times as long for a request, and a turn of it shall not take much longer than the others. */
const PEER_SHARE = 1 / 3;

/** Requests that come before anything counts, in two passes over the paths: so many have all of the hot code compiled. */
const WARM_UP = { passes: 2, amount: 16_000 };

/** What does not count before each turn, as a part of what does. */
const LEAD_IN = 0.1;

/**
 * Puts each app under the load of each path. Every round has processes of its own, so that the median over the rounds is
 * one over processes.
 *
 * @returns {Promise<Record<string, { title: string, apps: Record<string, { microseconds: number[], cpuMicroseconds: number[] }> }>>}
 *   by path, what each app took for a request in each round
 */
async function measureThroughput(settings) {
  const paths = await makePaths(settings);
  const results = Object.fromEntries(
    paths.map(({ name, title, kinds }) => [name, { title, apps: Object.fromEntries(kinds.map((kind) => [kind, { microseconds: [], cpuMicroseconds: [] }])) }]),
  );
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const part of new Set(paths.map((path) => path.part))) {
      console.log(`Round ${round + 1} of ${settings.rounds}: ${part}`);
      await measureRound(paths.filter((path) => path.part === part), results, round, settings);
    }
  }
  return results;
}

/** Adds to each app's results the median over the processes of this round. */
async function measureRound(paths, results, round, settings) {
  const count = settings.isQuick ? 1 : (PROCESSES[paths[0].part] ?? 1);
  const taken = [];
  for (let process = 0; process < count; process += 1) {
    // One process of the peer will do, which is far from all the others.
    const kindsOf = (path) => path.kinds.filter((kind) => process === 0 || kind !== 'peer');
    taken.push(...(await measureProcesses(paths, kindsOf, round + process, settings)));
  }
  for (const { name, kinds } of paths) {
    for (const kind of kinds) {
      const own = taken.filter((one) => one.path === name && one.kind === kind);
      for (const quantity of ['microseconds', 'cpuMicroseconds']) {
        results[name].apps[kind][quantity].push(median(own.map((one) => one[quantity])));
      }
    }
  }
}

/**
 * Starts a process of each app, and has them take turns. Whoever goes first at one time goes last at the next, so that no
 * app always meets a warmer machine.
 */
async function measureProcesses(paths, kindsOf, time, settings) {
  const turns = paths.flatMap((path) => kindsOf(path).map((kind) => ({ path, kind, nextRequest: path.requests() })));
  const { apps, stop } = await startApps([...new Set(turns.map(({ kind }) => kind))]);
  pinLoad(true);
  try {
    await warmUp(apps, turns, settings);
    const taken = [];
    for (const { path, kind, nextRequest } of time % 2 === 0 ? turns : turns.toReversed()) {
      await load(apps[kind], path, nextRequest, settings.amount * LEAD_IN, settings);
      const { microseconds, cpuMicroseconds } = await load(apps[kind], path, nextRequest, settings.amount, settings);
      taken.push({ path: path.name, kind, microseconds, cpuMicroseconds });
    }
    return taken;
  } finally {
    pinLoad(false);
    stop();
  }
}

/** Has each app compile its hot code: they take part in different numbers of paths, but shall be equally warm. */
async function warmUp(apps, turns, settings) {
  const amount = WARM_UP.amount / WARM_UP.passes / (settings.isQuick ? 4 : 1);
  for (let pass = 0; pass < WARM_UP.passes; pass += 1) {
    for (const { path, kind, nextRequest } of turns) {
      const ownPaths = turns.filter((turn) => turn.kind === kind).length;
      await load(apps[kind], path, nextRequest, amount / ownPaths, settings);
    }
  }
}

async function load(app, path, nextRequest, amount, { connections }) {
  const share = app.kind === 'peer' ? PEER_SHARE : 1;
  try {
    return await saturate(app, nextRequest, { amount: Math.ceil(amount * share), connections, expected: expectedOf(app, path) });
  } catch (error) {
    throw new Error(`The app of kind "${app.kind}" failed at ${path.title}: ${error.message}`, { cause: error });
  }
}

module.exports = { measureThroughput };
