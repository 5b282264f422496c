'use strict';

/**
 * `npm run bench`: benchmarks every path that a request can take, against bare Express, `@clerk/express` and no-op
 * middleware. All apps run in processes of their own.
 *
 * Prints the goals and whether they are reached. A whole run (a quarter of an hour with Node 24, twice that with Node
 * 20) also writes RESULTS.md and the charts here, and the figures in docs/performance.md and the README, together with
 * those of whole runs with other releases of Node: run this file with each. Flags: see settings.js.
 */

const { describeMachine } = require('./machine');
const { measureGrowth } = require('./parts/growth');
const { measureCore } = require('./parts/core');
const { countParses } = require('./parts/get-auth');
const { measureLatency } = require('./parts/latency');
const { measureMemory } = require('./parts/memory');
const { measureRequire } = require('./parts/require');
const { measureThroughput } = require('./parts/throughput');
const { measureVerification } = require('./parts/verification');
const { report } = require('./report/tables');
const { writeReport } = require('./report/write');
const { readSettings } = require('./settings');

/** @import { Part, Results, Settings } from './types' */

/** @param {Settings} settings */
async function run(settings) {
  /**
   * @template Result
   * @param {Part} part
   * @param {(settings: Settings) => Result} measure
   */
  const only = (part, measure) => (settings.parts.includes(part) ? measure(settings) : undefined);
  /** @type {Results} */
  const results = {
    node: Number(process.versions.node.split('.')[0]),
    machine: describeMachine(),
    method: `medians of ${settings.rounds} rounds, each with processes of its own and turns of ${settings.amount} requests, ${settings.connections} connections`,
    throughput: await measureThroughput(settings),
    parses: await only('getauth', countParses),
    latency: await only('latency', measureLatency),
    loading: await only('require', measureRequire),
    memory: await only('memory', measureMemory),
    verification: await only('verification', measureVerification),
    core: await only('core', measureCore),
    growth: await only('growth', measureGrowth),
  };
  console.log(`\n${report(results).join('\n')}`);
  if (settings.isWhole || settings.out) {
    writeReport(results, settings);
  }
}

async function main() {
  try {
    await run(readSettings(process.argv.slice(2)));
  } catch (error) {
    console.error(/** @type {Error} */ (error).stack);
    process.exitCode = 1;
  }
}

main();
