'use strict';

const { execFile, execFileSync } = require('node:child_process');
const { promisify } = require('node:util');
const { Problem } = require('../prepare/run');

/** How often a path is taken; twice as often in a second run. */
const TIMES = 1000;

/** The names of the paths that the program can take. */
function namesOfPaths(program) {
  return execFileSync(program, { encoding: 'utf8' }).trim().split('\n');
}

/**
 * The instructions that a path takes once. What the program needs to start is not among them: it is the same for both
 * runs, so only the difference counts.
 */
async function count(program, name) {
  const [once, twice] = await Promise.all([TIMES, 2 * TIMES].map((times) => instructions(program, name, times)));
  return Math.round((twice - once) / TIMES);
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
