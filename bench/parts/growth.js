'use strict';

const { environmentOf, startApps, startKeys } = require('../apps/start');
const { DIMENSIONS } = require('../growth/dimensions');
const { saturate } = require('../load/saturate');
const { pinLoad, startScript } = require('../machine');
const { bearer, inTurn } = require('../requests/exchanges');
const { GROUP } = require('../requests/organization');
const { mint } = require('../requests/tokens');
const { median } = require('../statistics/quantiles');

/** @import { AppKind, Costs, Dimension, Growth, GrowthPanel, Settings, SizeCost, Workload } from '../types' */

/** For the growth with connections: requests of a turn, and the number of turns. */
const AMOUNT = 3000;
const ROUNDS = 5;

/**
 * How the cost of a request grows.
 *
 * @param {Settings} settings
 */
async function measureGrowth(settings) {
  /** @type {Growth} */
  const results = {};
  for (const [name, dimension] of Object.entries(DIMENSIONS)) {
    console.log(`Growth: ${dimension.title}`);
    results[name] = await measureDimension(dimension, settings);
  }
  results.concurrency = await measureConcurrency(settings);
  results.threads = await measureThreads(settings);
  return results;
}

/**
 * @param {Dimension} dimension
 * @param {Settings} settings
 * @returns {Promise<GrowthPanel>}
 */
async function measureDimension({ title, sizes, workload }, settings) {
  /** @type {[SizeCost[], SizeCost[]]} */
  const [knownTokens, newTokens] = [[], []];
  for (const size of sizes) {
    const { hot, fresh, addedBytes } = await costsOf(await workload(size), settings);
    knownTokens.push({ size, cost: hot, addedBytes });
    newTokens.push({ size, cost: fresh });
  }
  return { title, unit: 'µs a request', lines: { 'known tokens': knownTokens, 'new tokens': newTokens } };
}

/**
 * What the middleware takes in processes of their own; medians.
 *
 * @param {Workload} workload
 * @param {Settings} settings
 * @param {{ core?: 'app' | 'any' }} [options]
 * @returns {Promise<Costs>}
 */
async function costsOf({ keys, ...workload }, { isQuick }, options) {
  const endpoint = await startKeys(keys);
  /** @type {Costs[]} */
  const runs = [];
  try {
    for (let run = 0; run < (isQuick ? 1 : 3); run += 1) {
      const settings = { ...workload, repeats: isQuick ? 4000 : 20_000 };
      const { child, answer } = await startScript('growth/cost-process.js', settings, {
        env: environmentOf(endpoint.origin),
        ...options,
      });
      child.kill();
      runs.push(answer);
    }
  } finally {
    endpoint.stop();
  }
  const typical = (/** @type {keyof Costs} */ name) => median(runs.map((run) => run[name]));
  return { hot: typical('hot'), fresh: typical('fresh'), addedBytes: typical('addedBytes') };
}

/**
 * Processor time that comes on top of bare Express', by connections at once.
 *
 * @param {Settings} settings
 * @returns {Promise<GrowthPanel>}
 */
async function measureConcurrency({ isQuick }) {
  console.log('Growth: concurrency');
  const exchanges = inTurn((await mint(GROUP)).map(bearer));
  const { apps, stop } = await startApps(['bare', 'ours']);
  pinLoad(true);
  try {
    const take = async (/** @type {AppKind} */ kind, /** @type {number} */ connections) =>
      (await saturate(apps[kind], exchanges(kind), { amount: AMOUNT, connections })).cpuMicroseconds;
    /** @type {[SizeCost[], SizeCost[]]} */
    const [bare, ours] = [[], []];
    /** @returns {('bare' | 'ours')[]} */
    const kinds = (/** @type {number} */ round) => (round % 2 === 0 ? ['bare', 'ours'] : ['ours', 'bare']);
    for (const connections of [1, 10, 100, 1000]) {
      /** @type {{ bare: number[], ours: number[] }} */
      const taken = { bare: [], ours: [] };
      for (let round = 0; round <= (isQuick ? 1 : ROUNDS); round += 1) {
        for (const kind of kinds(round)) {
          taken[kind].push(await take(kind, connections));
        }
      }
      bare.push({ size: connections, cost: median(taken.bare.slice(1)) });
      ours.push({ size: connections, cost: median(taken.ours.slice(1)) });
    }
    return {
      title: 'connections at once',
      unit: 'µs of processor time a request, Express included',
      lines: { 'bare Express': bare, 'known tokens': ours },
    };
  } finally {
    pinLoad(false);
    stop();
  }
}

/**
 * Worker threads of one process share the caches of keys and tokens; each has a core, and new tokens of its own.
 *
 * @param {Settings} settings
 * @returns {Promise<GrowthPanel>}
 */
async function measureThreads(settings) {
  console.log('Growth: worker threads');
  const fresh = await mint(3000);
  const hot = [{ authorization: `Bearer ${fresh[0]}` }];
  /** @type {[SizeCost[], SizeCost[]]} */
  const [knownTokens, newTokens] = [[], []];
  for (const threads of [1, 2]) {
    const workload = { hot, fresh: fresh.map((token) => ({ authorization: `Bearer ${token}` })), threads };
    const costs = await costsOf(workload, settings, { core: 'any' });
    knownTokens.push({ size: threads, cost: costs.hot, addedBytes: costs.addedBytes });
    newTokens.push({ size: threads, cost: costs.fresh });
  }
  return {
    title: 'worker threads',
    unit: 'µs a request in the slower of threads under full load',
    lines: { 'known tokens': knownTokens, 'new tokens': newTokens },
  };
}

module.exports = { measureGrowth };
