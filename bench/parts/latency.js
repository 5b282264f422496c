'use strict';

const { startApps } = require('../apps/start');
const { sendAtRate } = require('../load/constant-rate');
const { saturate } = require('../load/saturate');
const { pinLoad } = require('../machine');
const { expectedOf } = require('../requests/paths');
const { bearer } = require('../requests/request');
const { mint } = require('../requests/tokens');
const { LATENCY_LOAD } = require('../settings');
const { median, quantile } = require('../statistics');

/** @import { App, AppKind, Latency, NextRequest, RateResults, Settings } from '../types' */

/** @type {AppKind[]} */
const KINDS = ['bare', 'nothing', 'ours'];

/** How long each app is under load in a round, and before it counts. */
const SECONDS = { leadIn: 1, measured: 2.5 };

/** Turns of requests before an app is saturated: the same number as for the warm-up of the other parts. */
const WARM_UP_TURNS = 16;
const MEASURED_TURNS = 4;

const ANSWER = { status: 200, userId: 'user_1' };

/** Connections for requests that are due while others wait. */
const CONNECTIONS_PER_CONNECTION = 4;

/**
 * Latencies with the same bearer token in each request, at 80 % of the rate at which the app itself is saturated
 * (`own`), and at 80 % of bare Express' (`same`). Each round has processes of its own.
 *
 * @param {Settings} settings
 */
async function measureLatency(settings) {
  const [token] = await mint(1);
  /** @returns {Record<string, number[]>} */
  const byKind = () => Object.fromEntries(KINDS.map((kind) => [kind, []]));
  /** @returns {RateResults} */
  const empty = () => ({ perSecond: byKind(), p50: byKind(), p99: byKind() });
  /** @type {Latency} */
  const results = { own: empty(), same: empty() };
  for (let round = 0; round < settings.rounds; round += 1) {
    console.log(`Latency, round ${round + 1} of ${settings.rounds}`);
    const { apps, stop } = await startApps(KINDS);
    pinLoad(true);
    try {
      /** @type {Record<string, number>} */
      const perSecond = {};
      for (const kind of KINDS) {
        perSecond[kind] = LATENCY_LOAD * (await saturation(apps[kind], () => bearer(token), settings));
      }
      for (const kind of round % 2 === 0 ? KINDS : KINDS.toReversed()) {
        for (const [rate, { perSecond: rates, p50, p99 }] of Object.entries(results)) {
          const its = perSecond[rate === 'own' ? kind : 'bare'];
          const latencies = await latenciesAt(its, apps[kind], () => bearer(token), settings);
          rates[kind].push(its);
          p50[kind].push(median(latencies));
          p99[kind].push(quantile(latencies, 0.99));
        }
      }
    } finally {
      pinLoad(false);
      stop();
    }
  }
  return results;
}

/**
 * How many requests a second an app can answer at most, once it is warm.
 *
 * @param {App} app
 * @param {NextRequest} nextRequest
 * @param {Settings} settings
 */
async function saturation(app, nextRequest, { amount, connections, isQuick }) {
  const load = { amount, connections, expected: expectedOf(app, ANSWER) };
  const perSecond = [];
  for (let turn = 0; turn < (isQuick ? 8 : WARM_UP_TURNS) + MEASURED_TURNS; turn += 1) {
    perSecond.push(1e6 / (await saturate(app, nextRequest, load)).microseconds);
  }
  return median(perSecond.slice(-MEASURED_TURNS));
}

/**
 * @param {number} perSecond
 * @param {App} app
 * @param {NextRequest} nextRequest
 * @param {Settings} settings
 */
function latenciesAt(perSecond, app, nextRequest, { connections, isQuick }) {
  const during = (/** @type {number} */ seconds) => Math.round((seconds * perSecond) / (isQuick ? 5 : 1));
  return sendAtRate(app, nextRequest, {
    perSecond,
    leadIn: during(SECONDS.leadIn),
    amount: during(SECONDS.measured),
    connections: CONNECTIONS_PER_CONNECTION * connections,
    expected: expectedOf(app, ANSWER),
  });
}

module.exports = { measureLatency };
