'use strict';

const path = require('node:path');
const { spawnSync } = require('node:child_process');

/** The project's root folder. */
const root = path.resolve(__dirname, '..', '..');

/** Something the reader has to put right; shown as plain text, without a stack. */
class Problem extends Error {}

/** Says in one line what is about to happen. Goes to stderr: stdout belongs to the command that follows. */
function say(text) {
  process.stderr.write(`▸ ${text}\n`);
}

/**
 * Runs a program in the project's root with its output shown.
 *
 * @throws {Problem} with `whatFailed` when it cannot be started or ends with anything but 0
 */
function run(program, programArguments, whatFailed, options = {}) {
  // stdout is sent to stderr too, for the same reason as in `say`.
  const result = spawnSync(program, programArguments, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (result.error) {
    throw new Problem(`${whatFailed}: ${program} could not be started (${result.error.code}).`);
  }
  if (result.signal) {
    throw new Problem(`${whatFailed}: ${program} was stopped by ${result.signal}.`);
  }
  if (result.status !== 0) {
    throw new Problem(`${whatFailed}: ${program} ended with exit code ${result.status}. Its own words are above.`);
  }
}

module.exports = { Problem, root, run, say };
