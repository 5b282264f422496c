'use strict';

const { startApps } = require('../apps/start');
const { sendAtRate } = require('../load/constant-rate');
const { saturate } = require('../load/saturate');
const { pinLoad } = require('../machine');
const { expectedOf } = require('../requests/paths');
const { bearer } = require('../requests/request');
const { mint } = require('../requests/tokens');
const { median, quantile } = require('../statistics');

const KINDS = ['bare', 'nothing', 'ours'];

/** Part of the requests per second that an app can answer at most. */
const LOAD = 0.8;

/** How long each app is under load in a round, and before it counts. */
const SECONDS = { leadIn: 1, measured: 2.5 };

/** Connections for requests that are due while others wait. */
const CONNECTIONS_PER_CONNECTION = 4;

/**
 * Latencies at 80 % of the rate at which an app is saturated, with the same bearer token in each request. Each round has
 * processes of its own.
 *
 * @returns {Promise<{ perSecond: Record<string, number[]>, p50: Record<string, number[]>, p99: Record<string, number[]> }>}
 *   requests a second, and ms, by app, for each round
 */
async function measureLatency(settings) {
  const [token] = await mint(1);
  const byKind = () => Object.fromEntries(KINDS.map((kind) => [kind, []]));
  const results = { perSecond: byKind(), p50: byKind(), p99: byKind() };
  for (let round = 0; round < settings.rounds; round += 1) {
    console.log(`Latency, round ${round + 1} of ${settings.rounds}`);
    const { apps, stop } = await startApps(KINDS);
    pinLoad(true);
    try {
      for (const kind of round % 2 === 0 ? KINDS : KINDS.toReversed()) {
        const { perSecond, latencies } = await measureApp(apps[kind], () => bearer(token), settings);
        results.perSecond[kind].push(perSecond);
        results.p50[kind].push(median(latencies));
        results.p99[kind].push(quantile(latencies, 0.99));
      }
    } finally {
      pinLoad(false);
      stop();
    }
  }
  return results;
}

async function measureApp(app, nextRequest, { amount, connections, isQuick }) {
  const load = { amount, connections, expected: expectedOf(app, { status: 200, userId: 'user_1' }) };
  const saturated = [];
  for (let turn = 0; turn < 8; turn += 1) {
    saturated.push(1e6 / (await saturate(app, nextRequest, load)).microseconds);
  }
  // The first half was for warming up.
  const perSecond = LOAD * median(saturated.slice(4));
  const during = (seconds) => Math.round((seconds * perSecond) / (isQuick ? 5 : 1));
  const latencies = await sendAtRate(app, nextRequest, {
    ...load,
    perSecond,
    leadIn: during(SECONDS.leadIn),
    amount: during(SECONDS.measured),
    connections: CONNECTIONS_PER_CONNECTION * connections,
  });
  return { perSecond, latencies };
}

module.exports = { measureLatency };
