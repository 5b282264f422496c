'use strict';

/**
 * `npm test` and `npm run test:js`: all tests but those of the browser. Two halves of about the same length run side by
 * side, then what measures; what fails stops nothing, so that one run shows all failures.
 *
 * `--without-rust` leaves out the tests in Rust.
 */

const path = require('node:path');
const { Problem, reportProblem, root } = require('./prepare/run');
const { testFiles } = require('./test/parts');
const { runSideBySide, runSteps, stop } = require('./test/run');

/** @import { Step } from './test/run' */

const WITHOUT_RUST = '--without-rust';

async function main() {
  const unknown = process.argv.slice(2).find((argument) => argument !== WITHOUT_RUST);
  if (unknown !== undefined) {
    throw new Problem(
      `Unknown argument "${unknown}"; the only one is ${WITHOUT_RUST}. ` +
        'To run some files: npx mocha --no-config --timeout 20000 FILE…',
    );
  }
  const withRust = !process.argv.includes(WITHOUT_RUST);
  const { functions, programs, measuring } = testFiles();
  /** @type {Step} */
  const rust = { name: 'Rust', program: 'cargo', programArguments: ['test', '--workspace'] };
  console.log('Two halves run side by side; the output of the second follows that of the first.');
  const failed = [
    ...(await runSideBySide(
      [...(withRust ? [rust] : []), mocha('Functions', functions)],
      [node('Types', 'typescript/bin/tsc', '-p', 'test/types'), mocha('Programs, packages and types', programs)],
    )),
    ...(await runSteps([mocha('Times, memory and descriptors', measuring)])),
  ];
  console.log(failed.length === 0 ? '\nAll tests passed.' : `\nFailed, see above: ${failed.join('; ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

process.once('SIGINT', stop).once('SIGTERM', stop);
main().catch(reportProblem);

/**
 * @param {string} name
 * @param {string[]} files
 */
function mocha(name, files) {
  const { timeout } = require('../.mocharc.json');
  const colors = process.stdout.isTTY ? ['--color'] : [];
  return node(name, 'mocha/bin/mocha.js', '--no-config', '--timeout', String(timeout), ...colors, ...files);
}

/**
 * @param {string} name
 * @param {string} script below `node_modules`
 * @param {string[]} programArguments
 * @returns {Step}
 */
function node(name, script, ...programArguments) {
  return {
    name,
    program: process.execPath,
    programArguments: [path.join(root, 'node_modules', script), ...programArguments],
  };
}
