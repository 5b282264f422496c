'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { createInterface } = require('node:readline');
const { folder } = require('./targets');

/**
 * @typedef {object} Campaign
 * @property {string} target
 * @property {number} executions
 * @property {number} seconds
 * @property {number} covered edges of the instrumented code
 * @property {number} inputs in the corpus
 * @property {string | undefined} finding the file with the input, if there is one
 * @property {boolean} failed
 */

/** An input that takes this many seconds is a finding: a request must never. */
const SLOWEST_INPUT_SECONDS = 10;

/** Most of what is parsed is a header, and Node accepts 16 kB of all headers together. */
const MAX_INPUT_BYTES = 4096;

/**
 * Fuzzes one target, from its seeds and from what earlier runs found.
 *
 * @param {string} programs the folder of the programs
 * @param {string} target
 * @param {number} seconds
 * @returns {Promise<Campaign>}
 */
async function fuzz(programs, target, seconds) {
  const corpus = path.join(folder, 'corpus', target);
  const artifacts = path.join(folder, 'artifacts', target);
  fs.mkdirSync(corpus, { recursive: true });
  fs.mkdirSync(artifacts, { recursive: true });
  const options = [
    `-max_total_time=${seconds}`,
    `-timeout=${SLOWEST_INPUT_SECONDS}`,
    `-max_len=${MAX_INPUT_BYTES}`,
    '-rss_limit_mb=2048',
    '-print_final_stats=1',
    `-artifact_prefix=${artifacts}${path.sep}`,
  ];
  const program = spawn(path.join(programs, target), [corpus, path.join(folder, 'seeds', target), ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ASAN_OPTIONS: 'detect_odr_violation=0' },
  });
  /** @type {Campaign} */
  const campaign = { target, executions: 0, seconds: 0, covered: 0, inputs: 0, finding: undefined, failed: false };
  const began = performance.now();
  /** @type {string[]} */
  const said = [];
  createInterface({ input: program.stderr }).on('line', (line) => {
    read(line, campaign);
    if (!line.startsWith('#')) {
      said.push(line);
    }
  });
  const [status] = await once(program, 'close');
  campaign.seconds = (performance.now() - began) / 1000;
  campaign.failed = status !== 0;
  if (campaign.failed) {
    process.stderr.write(`${said.slice(-60).join('\n')}\n`);
  }
  return campaign;
}

module.exports = { fuzz };

/**
 * Reads a line of libFuzzer's, such as `#1024 pulse cov: 12 ft: 13 corp: 1/1b exec/s: 512 rss: 30Mb`.
 *
 * @param {string} line
 * @param {Campaign} campaign
 */
function read(line, campaign) {
  const [, executions, covered] = /^#(\d+)\s.*\bcov: (\d+)/.exec(line) ?? [];
  if (executions !== undefined) {
    campaign.executions = Number(executions);
    campaign.covered = Number(covered);
    campaign.inputs = Number(/\bcorp: (\d+)/.exec(line)?.[1] ?? campaign.inputs);
  }
  const [, total] = /^stat::number_of_executed_units:\s*(\d+)/.exec(line) ?? [];
  if (total !== undefined) {
    campaign.executions = Number(total);
  }
  campaign.finding ??= /Test unit written to (\S+)/.exec(line)?.[1];
}
