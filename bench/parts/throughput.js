'use strict';

const { startApps } = require('../apps/start');
const { saturate } = require('../load/saturate');
const { pinLoad } = require('../machine');
const { expectedOf, makePaths } = require('../requests/paths');
const { bearer } = require('../requests/request');
const { mint } = require('../requests/tokens');

/** The peer takes several times as long for a request, and a turn of it shall not take much longer than the others. */
const PEER_SHARE = 1 / 3;

/** What does not count before each turn, as a part of what does. */
const WARM_UP = 0.5;

/** Rounds for which the same processes serve; another round comes before them to warm up. */
const ROUNDS_OF_A_PROCESS = 3;

/**
 * Puts each app under the load of each path, in alternating rounds: whoever goes first in one round goes last in the
 * next, so that no app always meets a warmer machine.
 *
 * @returns {Promise<Record<string, { title: string, apps: Record<string, { microseconds: number[], cpuMicroseconds: number[] }> }>>}
 *   by path, what each app took for a request in each round
 */
async function measureThroughput(settings) {
  const paths = await makePaths(settings);
  if (paths.length === 0) {
    return {};
  }
  const turns = paths.flatMap((path) => path.kinds.map((kind) => ({ path, kind, nextRequest: path.requests() })));
  const results = Object.fromEntries(
    paths.map(({ name, title, kinds }) => [name, { title, apps: Object.fromEntries(kinds.map((kind) => [kind, { microseconds: [], cpuMicroseconds: [] }])) }]),
  );
  for (let round = 0; round < settings.rounds; round += ROUNDS_OF_A_PROCESS) {
    await measureRounds(turns, results, round, settings);
  }
  return results;
}

/** Some rounds with apps of their own: processes of one kind may differ from each other by more than a check costs. */
async function measureRounds(turns, results, first, settings) {
  const { apps, stop } = await startApps([...new Set(turns.map(({ kind }) => kind))]);
  pinLoad(true);
  try {
    await warmUp(Object.values(apps), settings);
    const last = Math.min(first + ROUNDS_OF_A_PROCESS, settings.rounds);
    for (let round = first - 1; round < last; round += 1) {
      const counts = round >= first;
      console.log(counts ? `Round ${round + 1} of ${settings.rounds}` : 'A round that does not count');
      for (const { path, kind, nextRequest } of round % 2 === 0 ? turns : [...turns].reverse()) {
        const taken = await takeTurn(apps[kind], path, nextRequest, settings);
        if (counts) {
          results[path.name].apps[kind].microseconds.push(taken.microseconds);
          results[path.name].apps[kind].cpuMicroseconds.push(taken.cpuMicroseconds);
        }
      }
    }
  } finally {
    pinLoad(false);
    stop();
  }
}

/** Has each app compile its hot code: they take part in different numbers of paths, but shall be equally warm. */
async function warmUp(apps, { connections, isQuick }) {
  console.log('Warming up');
  const [token] = await mint(1);
  const amount = isQuick ? 3000 : 12_000;
  for (const app of apps) {
    const expected = expectedOf(app, { status: 200, userId: 'user_1' });
    await saturate(app, () => bearer(token), { amount, connections, expected });
  }
}

async function takeTurn(app, path, nextRequest, { amount, connections }) {
  const share = app.kind === 'peer' ? PEER_SHARE : 1;
  const load = (part) => ({ amount: Math.ceil(amount * part * share), connections, expected: expectedOf(app, path) });
  try {
    // V8 discards the code of a process that has had nothing to do for some seconds, and an app with one path has to wait
    // longer for its turn than one with all of them.
    await saturate(app, nextRequest, load(WARM_UP));
    return await saturate(app, nextRequest, load(1));
  } catch (error) {
    throw new Error(`The app of kind "${app.kind}" failed at ${path.title}: ${error.message}`, { cause: error });
  }
}

module.exports = { measureThroughput };
