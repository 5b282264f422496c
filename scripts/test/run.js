'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { codeOf, root } = require('../prepare/run');

/** @typedef {{ name: string, program: string, programArguments: string[] }} Step a program, and what it tests */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let isStopped = false;

/**
 * Runs programs one after another, also after one has failed.
 *
 * @param {Step[]} steps
 * @param {number} [output] the descriptor of a file for the output; by default it is shown
 * @returns {Promise<string[]>} the names of the steps that failed
 */
async function runSteps(steps, output) {
  const failed = [];
  for (const { name, program, programArguments } of steps) {
    if (isStopped) {
      return [...failed, `${name} (not run)`];
    }
    const heading = `\n▸ ${name}\n`;
    if (output === undefined) {
      process.stdout.write(heading);
    } else {
      fs.writeSync(output, heading);
    }
    const stdio = output === undefined ? 'inherit' : output;
    const child = spawn(program, programArguments, { cwd: root, stdio: ['ignore', stdio, stdio] });
    running.add(child);
    const code = await once(child, 'close').then(
      ([status, signal]) => status ?? signal,
      (error) => `${program} could not be started: ${codeOf(error)}`,
    );
    running.delete(child);
    if (code !== 0) {
      failed.push(`${name} (${code})`);
    }
  }
  return failed;
}

/**
 * Runs two sequences of steps at the same time. The output of the second is shown when both have ended, so that their
 * lines do not mix.
 *
 * @param {Step[]} shown
 * @param {Step[]} kept
 * @returns {Promise<string[]>} the names of the steps that failed
 */
async function runSideBySide(shown, kept) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'clerk-express-native-test-'));
  const file = path.join(folder, 'output');
  const output = fs.openSync(file, 'a');
  try {
    const failed = await Promise.all([runSteps(shown), runSteps(kept, output)]);
    process.stdout.write(fs.readFileSync(file));
    return failed.flat();
  } finally {
    fs.closeSync(output);
    fs.rmSync(folder, { recursive: true });
  }
}

/** Ends what is running, and starts nothing more. */
function stop() {
  isStopped = true;
  running.forEach((child) => child.kill());
}

module.exports = { runSideBySide, runSteps, stop };
