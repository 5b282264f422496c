'use strict';

const { spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const { setTimeout: wait } = require('node:timers/promises');
const { startApps } = require('../apps/start');
const { saturate } = require('../load/saturate');
const { makePaths } = require('../requests/paths');

/** @import { App, AppKind, Results, Settings } from '../types' */

const EVENT = 'instructions:u';

/** @type {AppKind[]} */
const KINDS = ['bare', 'ours'];

const REQUESTS = { warmUp: 50_000, counted: 10_000 };

/** `perf` takes a moment to begin. */
const PERF_STARTS_MS = 200;

/**
 * The instructions of the processor for a request, which no other load of the machine changes. Empty where the
 * processor does not count them, as in most virtual machines.
 *
 * @param {Settings} settings
 * @returns {Promise<NonNullable<Results['instructions']>>} by path and app
 */
async function measureInstructions({ connections }) {
  if (!isCounted()) {
    console.log(`Instructions: "perf stat -e ${EVENT}" is not supported here`);
    return {};
  }
  console.log('Instructions');
  /** @type {Record<string, Record<string, number>>} */
  const counts = {};
  const { apps, stop } = await startApps(KINDS);
  try {
    for (const { title, exchanges } of await makePaths(['hot'], 0)) {
      counts[title] = {};
      for (const kind of KINDS) {
        const next = exchanges(kind);
        await saturate(apps[kind], next, { amount: REQUESTS.warmUp, connections });
        const load = () => saturate(apps[kind], next, { amount: REQUESTS.counted, connections });
        counts[title][kind] = (await countedIn(apps[kind], load)) / REQUESTS.counted;
      }
    }
  } finally {
    stop();
  }
  return counts;
}

function isCounted() {
  const { status, stderr } = spawnSync('perf', ['stat', '-x,', '-e', EVENT, 'true'], { encoding: 'utf8' });
  return status === 0 && Number.isFinite(countOf(stderr));
}

/**
 * @param {App} app
 * @param {() => Promise<unknown>} load
 */
async function countedIn({ pid }, load) {
  const perf = spawn('perf', ['stat', '-x,', '-e', EVENT, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  perf.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  await wait(PERF_STARTS_MS);
  await load();
  perf.kill('SIGINT');
  await once(perf, 'close');
  return countOf(output);
}

/** @param {string} output of `perf stat -x,` */
function countOf(output) {
  const [, count] = /^(\d[\d.]*),/m.exec(output) ?? [];
  return Number(count);
}

module.exports = { measureInstructions };
