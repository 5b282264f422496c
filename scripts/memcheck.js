'use strict';

/**
 * `npm run memcheck`: runs the addon in Node under Valgrind's memcheck, and exits with 1 on an invalid access or a leak
 * that has the addon in its stack. What runs is in memcheck/exercise.js. Errors of Node alone are counted and otherwise
 * ignored: V8 reads more than it wrote on purpose.
 *
 * `npm run memcheck -- --rounds 20` sets how often each call is made.
 */

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { spawnSync } = require('node:child_process');
const { requireValgrind } = require('./instructions/prerequisites');
const { isFault, readErrors } = require('./memcheck/errors');
const { Problem, reportProblem, root, say } = require('./prepare/run');

const OPTIONS = [
  '--tool=memcheck',
  '--xml=yes',
  '--leak-check=full',
  '--show-leak-kinds=definite',
  '--error-limit=no',
  '--num-callers=40',
  // V8 writes machine code and runs it.
  '--smc-check=all-non-file',
];

function main() {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
  const rounds = Number(values.rounds);
  // More than there are threads, so that what each call loses differs from what each thread does.
  if (!Number.isInteger(rounds) || rounds < 5) {
    throw new Problem(`--rounds is ${JSON.stringify(values.rounds)}; expected a whole number from 5, such as 10.`);
  }
  requireValgrind();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'memcheck-'));
  try {
    report(readErrors(underMemcheck(path.join(folder, 'errors.xml'), rounds)), rounds);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} file for the report
 * @param {number} rounds
 * @returns {string} the report
 */
function underMemcheck(file, rounds) {
  say(`Running the addon under memcheck, ${rounds} rounds: a few minutes.`);
  const exercise = path.join(__dirname, 'memcheck', 'exercise.js');
  const { status, stdout, error } = spawnSync(
    'valgrind',
    [...OPTIONS, `--xml-file=${file}`, process.execPath, '--expose-gc', exercise],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: { ...process.env, ROUNDS: String(rounds), NODE_ENV: 'production' },
    },
  );
  if (error || status !== 0 || !stdout.includes('exercised')) {
    throw new Problem(`The calls under memcheck did not end well (${error?.message ?? `exit code ${status}`}).`);
  }
  return fs.readFileSync(file, 'utf8');
}

/**
 * @param {import('./memcheck/errors').MemoryError[]} errors
 * @param {number} rounds
 */
function report(errors, rounds) {
  const ofAddon = errors.filter(({ isOfAddon }) => isOfAddon);
  const faults = ofAddon.filter((error) => isFault(error, rounds));
  const lost = errors.reduce((sum, { blocks }) => sum + blocks, 0);
  const kept = ofAddon.filter((error) => !isFault(error, rounds)).reduce((sum, { blocks }) => sum + blocks, 0);
  console.log(
    `${errors.length} errors, of them ${errors.length - ofAddon.length} of Node alone and ${faults.length} faults of ` +
      `the addon. ${lost} blocks were lost, of them ${kept} once for the process or a thread by the addon.`,
  );
  if (faults.length > 0) {
    throw new Problem(faults.map(describe).join('\n\n'));
  }
}

/** @param {import('./memcheck/errors').MemoryError} error */
function describe({ kind, what, stacks }) {
  return [`${kind}: ${what}`, ...stacks.map((stack) => stack.map((frame) => `    ${frame}`).join('\n'))].join('\n');
}

try {
  main();
} catch (error) {
  reportProblem(error);
}
