'use strict';

const os = require('node:os');
const { execFile, execFileSync } = require('node:child_process');
const { promisify } = require('node:util');
const { Problem } = require('../prepare/run');

/** How often a path is repeated that verifies a signature. */
const TIMES = 1000;

/** Paths with fewer instructions than `CHEAP` are repeated this often. */
const CHEAP_TIMES = 20_000;
const CHEAP = 100_000;

/** The number of processes in which a cheap path is counted. */
const PROCESSES = 3;

/**
 * The names of the paths that a program implements.
 *
 * @param {string} program
 */
function namesOfPaths(program) {
  return execFileSync(program, { encoding: 'utf8' }).trim().split('\n');
}

/**
 * Counts several paths, as many at a time as there are processors: counts do not depend on what else is running.
 *
 * @param {string} program
 * @param {string[]} names
 * @param {(name: string) => void} onStart receives the name of each path before it is counted
 * @returns {Promise<Record<string, number>>} in the order of `names`
 */
async function countAll(program, names, onStart) {
  /** @type {Map<string, number>} */
  const counted = new Map();
  const left = [...names];
  const work = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      onStart(name);
      counted.set(name, await count(program, name));
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return Object.fromEntries(names.map((name) => [name, counted.get(name) ?? NaN]));
}

/**
 * The number of instructions of one run of a path, without those that start the program.
 *
 * Two things vary between processes. AWS-LC gathers randomness at the start, which varies by a million instructions:
 * negligible compared with a thousand signatures, but cheaper paths must be repeated more often. And hash tables have
 * random seeds, which change the count of a cheap path by a few percent: the minimum of several processes is used.
 *
 * @param {string} program
 * @param {string} name
 */
async function count(program, name) {
  const start = await instructions(program, name, 0);
  const once = async (/** @type {number} */ times) =>
    Math.round(((await instructions(program, name, times)) - start) / times);
  const counted = await once(TIMES);
  if (counted >= CHEAP) {
    return counted;
  }
  return Math.min(...(await Promise.all(Array.from({ length: PROCESSES }, () => once(CHEAP_TIMES)))));
}

/**
 * @param {string} program
 * @param {string} name
 * @param {number} times
 */
async function instructions(program, name, times) {
  const { stderr } = await promisify(execFile)('valgrind', [
    ...['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null'],
    ...[program, name, String(times)],
  ]);
  const found = /I\s+refs:\s+([\d,]+)/.exec(stderr);
  if (!found) {
    throw new Problem(`Valgrind did not report the number of instructions of "${name}":\n${stderr}`);
  }
  return Number(found[1].replaceAll(',', ''));
}

module.exports = { countAll, namesOfPaths };
