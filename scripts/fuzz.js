'use strict';

/**
 * `npm run fuzz -- --seconds 60 --target cookies`: fuzzes the parsers of the core with libFuzzer, all of them or those
 * that are named, each for this many seconds. Exits with 1 on a finding.
 *
 * The targets are in fuzz/targets, the inputs that they start from in fuzz/seeds. What a run finds in addition is kept
 * in fuzz/corpus, for the next one.
 */

const path = require('node:path');
const { parseArgs } = require('node:util');
const { Problem, reportProblem, root, say } = require('./prepare/run');
const { buildTargets } = require('./fuzz/build');
const { fuzz } = require('./fuzz/campaign');
const { chosenTargets } = require('./fuzz/targets');

/** @import { Campaign } from './fuzz/campaign' */

async function main() {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '60' }, target: { type: 'string', multiple: true, default: [] } },
  });
  const seconds = Number(values.seconds);
  if (!Number.isInteger(seconds) || seconds < 1) {
    throw new Problem(`--seconds is ${JSON.stringify(values.seconds)}; expected a whole number from 1, such as 60.`);
  }
  const targets = chosenTargets(values.target);
  const { programs, how } = buildTargets(targets);
  /** @type {Campaign[]} */
  const campaigns = [];
  for (const target of targets) {
    say(`Fuzzing ${target} for ${seconds} s (${how}).`);
    campaigns.push(await fuzz(programs, target, seconds));
  }
  console.log(table(campaigns));
  const failed = campaigns.filter((campaign) => campaign.failed);
  if (failed.length > 0) {
    throw new Problem(failed.map(describe).join('\n'));
  }
}

/** @param {Campaign[]} campaigns */
function table(campaigns) {
  const rows = campaigns.map(({ target, executions, seconds, covered, inputs, failed }) => [
    ...[target, String(executions), (executions / seconds).toFixed(0), seconds.toFixed(0), String(covered)],
    ...[String(inputs), failed ? 'FINDING' : 'ok'],
  ]);
  const lines = [['target', 'executions', 'per second', 'seconds', 'edges', 'corpus', 'result'], ...rows];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const pad = (/** @type {string} */ cell, /** @type {number} */ column) =>
    column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]);
  return lines.map((line) => line.map(pad).join('  ')).join('\n');
}

/** @param {Campaign} campaign */
function describe({ target, finding }) {
  const seen = finding === undefined ? 'stopped; its output is above' : `failed with ${path.relative(root, finding)}`;
  return (
    `The fuzz target ${target} ${seen}.\n` +
    `Fix it, and add a test of its own for the input; run it alone with: npm run fuzz -- --target ${target}`
  );
}

main().catch(reportProblem);
