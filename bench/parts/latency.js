'use strict';

const { startApps } = require('../apps/start');
const { sendAtRate } = require('../load/constant-rate');
const { saturate } = require('../load/saturate');
const { pinLoad } = require('../machine');
const { bearer, inTurn } = require('../requests/exchanges');
const { GROUP } = require('../requests/organization');
const { mint } = require('../requests/tokens');
const { LATENCY_LOAD } = require('../settings');
const { median, quantile } = require('../statistics/quantiles');

/** @import { App, AppKind, Latency, NextExchange, Settings } from '../types' */

/** @type {AppKind[]} */
const KINDS = ['bare', 'nothing', 'ours'];

/** How long each app is under load in a turn, and before that counts. */
const SECONDS = { leadIn: 0.1, measured: 0.4 };

/** For the warm-up, and for the saturation of bare Express. */
const TURNS = { warmUp: 16, saturated: 5, amount: 3000 };

/** Connections for requests that are due while others wait. */
const CONNECTIONS_PER_CONNECTION = 4;

/**
 * Latencies with known bearer tokens, at 70 % of the rate at which bare Express is saturated. The apps take turns.
 *
 * @param {Settings} settings
 * @returns {Promise<Latency>}
 */
async function measureLatency({ pairs, connections, isQuick }) {
  console.log('Latency');
  const exchanges = inTurn((await mint(GROUP)).map(bearer));
  const { apps, stop } = await startApps(KINDS);
  const next = Object.fromEntries(KINDS.map((kind) => [kind, exchanges(kind)]));
  pinLoad(true);
  try {
    for (const kind of KINDS) {
      await saturations(apps[kind], next[kind], isQuick ? TURNS.warmUp / 2 : TURNS.warmUp, connections);
    }
    const perSecond = LATENCY_LOAD * median(await saturations(apps.bare, next.bare, TURNS.saturated, connections));
    /** @type {Latency} */
    const results = { perSecond, p50: {}, p99: {} };
    for (let turn = 0; turn < pairs; turn += 1) {
      for (const kind of turn % 2 === 0 ? KINDS : KINDS.toReversed()) {
        const latencies = await sendAtRate(apps[kind], next[kind], {
          perSecond,
          leadIn: Math.round(SECONDS.leadIn * perSecond),
          amount: Math.round(SECONDS.measured * perSecond),
          connections: CONNECTIONS_PER_CONNECTION * connections,
        });
        (results.p50[kind] ??= []).push(median(latencies));
        (results.p99[kind] ??= []).push(quantile(latencies, 0.99));
      }
    }
    return results;
  } finally {
    pinLoad(false);
    stop();
  }
}

/**
 * How many requests a second an app can answer at most.
 *
 * @param {App} app
 * @param {NextExchange} next
 * @param {number} turns
 * @param {number} connections
 */
async function saturations(app, next, turns, connections) {
  const perSecond = [];
  for (let turn = 0; turn < turns; turn += 1) {
    perSecond.push(1e6 / (await saturate(app, next, { amount: TURNS.amount, connections })).microseconds);
  }
  return perSecond;
}

module.exports = { measureLatency };
