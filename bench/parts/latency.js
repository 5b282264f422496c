'use strict';

const { startApps } = require('../apps/start');
const { sendAtRate } = require('../load/constant-rate');
const { saturate } = require('../load/saturate');
const { pinLoad } = require('../machine');
const { bearer } = require('../requests/request');
const { mint } = require('../requests/tokens');
const { median, quantile } = require('../statistics');

const KINDS = ['bare', 'nothing', 'ours'];

/** Part of the requests per second that bare Express can answer at most. */
const LOAD = 0.8;

/**
 * Latencies at 80 % of the rate at which bare Express is saturated, with the same bearer token in each request.
 *
 * @returns {Promise<{ perSecond: number, p50: Record<string, number[]>, p99: Record<string, number[]> }>} in ms, by app, for each round
 */
async function measureLatency({ rounds, amount, connections }) {
  const [token] = await mint(1);
  const nextRequest = () => bearer(token);
  const load = (kind) => ({ connections, expected: { status: 200, body: JSON.stringify({ userId: kind === 'ours' ? 'user_1' : null }) } });
  const { apps, stop } = await startApps(KINDS);
  pinLoad(true);
  try {
    console.log('Latency');
    for (const kind of KINDS) {
      await saturate(apps[kind], nextRequest, { amount: 3 * amount, ...load(kind) });
    }
    const saturated = [];
    for (let round = 0; round < 5; round += 1) {
      saturated.push(1e6 / (await saturate(apps.bare, nextRequest, { amount, ...load('bare') })).microseconds);
    }
    const perSecond = Math.round(LOAD * median(saturated));
    const byKind = () => Object.fromEntries(KINDS.map((kind) => [kind, []]));
    const results = { perSecond, p50: byKind(), p99: byKind() };
    for (let round = 0; round < rounds; round += 1) {
      for (const kind of round % 2 === 0 ? KINDS : [...KINDS].reverse()) {
        const latencies = await sendAtRate(apps[kind], nextRequest, { amount: 2 * amount, perSecond, ...load(kind), connections: 4 * connections });
        results.p50[kind].push(median(latencies));
        results.p99[kind].push(quantile(latencies, 0.99));
      }
    }
    return results;
  } finally {
    pinLoad(false);
    stop();
  }
}

module.exports = { measureLatency };
