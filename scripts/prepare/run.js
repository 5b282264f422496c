'use strict';

const path = require('node:path');
const { spawnSync } = require('node:child_process');

/** The project's root folder. */
const root = path.resolve(__dirname, '..', '..');

/** A problem that the user has to fix; printed without a stack trace. */
class Problem extends Error {}

/**
 * Prints one line about what happens next. Writes to stderr, because stdout belongs to the command that follows.
 *
 * @param {string} text
 */
function say(text) {
  process.stderr.write(`▸ ${text}\n`);
}

/**
 * Runs a program in the project's root and shows its output.
 *
 * @param {string} program
 * @param {string[]} programArguments
 * @param {string} whatFailed the start of the error message
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @throws {Problem} if the program cannot be started or does not exit with 0
 */
function run(program, programArguments, whatFailed, options = {}) {
  // The program's stdout goes to stderr, for the same reason as in `say`.
  const result = spawnSync(program, programArguments, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (result.error) {
    throw new Problem(`${whatFailed}: ${program} could not be started (${codeOf(result.error)}).`);
  }
  if (result.signal) {
    throw new Problem(`${whatFailed}: ${program} was terminated by ${result.signal}.`);
  }
  if (result.status !== 0) {
    throw new Problem(`${whatFailed}: ${program} exited with ${result.status}; its output is above.`);
  }
}

/**
 * The code of an error of Node, such as `ENOENT`.
 *
 * @param {unknown} error
 * @returns {string | undefined}
 */
function codeOf(error) {
  return error instanceof Error ? /** @type {NodeJS.ErrnoException} */ (error).code : undefined;
}

/**
 * Prints a problem, or an error about command-line arguments, and sets the exit code to 1. Throws any other error.
 *
 * @param {unknown} error
 */
function reportProblem(error) {
  if (!(error instanceof Problem || codeOf(error)?.startsWith('ERR_PARSE_ARGS'))) {
    throw error;
  }
  process.stderr.write(`\n${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}

module.exports = { Problem, codeOf, reportProblem, root, run, say };
