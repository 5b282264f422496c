'use strict';

/**
 * `npm run bench`: benchmarks every path that a request can take, against bare Express, `@clerk/express` and no-op
 * middleware. All apps run in processes of their own.
 *
 * Prints the goals and whether they are reached. A whole run (about half an hour) also writes RESULTS.md and the charts
 * here, and the figures in docs/performance.md and the README, together with those of whole runs with other releases of
 * Node. `--node LINE` runs all of it with the newest Node of a release line from npm, such as `24` or `latest`. Other
 * flags: see settings.js.
 */

const { spawnSync } = require('node:child_process');
const { describeMachine } = require('./machine');
const { measureGrowth } = require('./parts/growth');
const { measureCore } = require('./parts/core');
const { measureCrowd } = require('./parts/crowd');
const { countParses } = require('./parts/get-auth');
const { measureInstructions } = require('./parts/instructions');
const { measureLatency } = require('./parts/latency');
const { measureCrowdMemory, measureMemory } = require('./parts/memory');
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
    method: methodOf(settings),
    throughput: await measureThroughput(settings),
    instructions: await only('hot', measureInstructions),
    parses: await only('getauth', countParses),
    latency: await only('latency', measureLatency),
    crowd: await only('crowd', measureCrowd),
    loading: await only('require', measureRequire),
    memory: await only('memory', measureMemory),
    crowdMemory: await only('crowd-memory', measureCrowdMemory),
    verification: await only('verification', measureVerification),
    core: await only('core', measureCore),
    growth: await only('growth', measureGrowth),
  };
  console.log(`\n${report(results).join('\n')}`);
  if (settings.isWhole || settings.out) {
    writeReport(results, settings);
  }
}

/** @param {Settings} settings */
function methodOf({ pairs, connections }) {
  return (
    `warm processes take turns of at most half a second on the same core, ${pairs} pairs of turns, ${connections} ` +
    'connections of a load that stays awake; figures are medians of the paired ratios or differences, with 95 % intervals by a bootstrap over processes and their turns'
  );
}

async function main() {
  const args = process.argv.slice(2);
  try {
    const release = releaseOf(args);
    if (release === undefined) {
      await run(readSettings(args));
    } else {
      process.exitCode = runWith(release.line, release.others);
    }
  } catch (error) {
    console.error(/** @type {Error} */ (error).stack);
    process.exitCode = 1;
  }
}

/**
 * The release line of `--node LINE`, and the other flags.
 *
 * @param {string[]} args
 */
function releaseOf(args) {
  const index = args.indexOf('--node');
  return index < 0 ? undefined : { line: args[index + 1], others: args.toSpliced(index, 2) };
}

/**
 * Runs this file with another release of Node.
 *
 * @param {string} line
 * @param {string[]} args
 */
function runWith(line, args) {
  const { nodeBinary } = require('../scripts/runtimes/runtimes');
  return spawnSync(nodeBinary(line), [__filename, ...args], { stdio: 'inherit' }).status ?? 1;
}

main();
