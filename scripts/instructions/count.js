'use strict';

const { execFile, execFileSync } = require('node:child_process');
const { promisify } = require('node:util');
const { Problem } = require('../prepare/run');

/** How often a path is taken that verifies a signature. */
const TIMES = 1000;

/** How often a path is taken that takes fewer instructions than these. */
const CHEAP_TIMES = 20_000;
const CHEAP = 100_000;

/** How many processes take a cheap path. */
const PROCESSES = 3;

/** The names of the paths that the program can take. */
function namesOfPaths(program) {
  return execFileSync(program, { encoding: 'utf8' }).trim().split('\n');
}

/**
 * The instructions that a path takes once, without what the program needs to start.
 *
 * Two things differ from process to process. AWS-LC gathers randomness at the start, which takes a million instructions
 * more or less: little compared with a thousand signatures, so that cheaper paths are taken more often. And hash tables
 * have random seeds, by which a cheap path takes some percent more or less: the minimum of several processes counts.
 */
async function count(program, name) {
  const start = await instructions(program, name, 0);
  const once = async (times) => Math.round(((await instructions(program, name, times)) - start) / times);
  const counted = await once(TIMES);
  if (counted >= CHEAP) {
    return counted;
  }
  return Math.min(...(await Promise.all(Array.from({ length: PROCESSES }, () => once(CHEAP_TIMES)))));
}

async function instructions(program, name, times) {
  const { stderr } = await promisify(execFile)('valgrind', [
    ...['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null'],
    ...[program, name, String(times)],
  ]);
  const found = /I\s+refs:\s+([\d,]+)/.exec(stderr);
  if (!found) {
    throw new Problem(`Valgrind did not say how many instructions "${name}" took:\n${stderr}`);
  }
  return Number(found[1].replaceAll(',', ''));
}

module.exports = { count, namesOfPaths };
