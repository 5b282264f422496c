'use strict';

const readline = require('node:readline');
const { spawn } = require('node:child_process');
const { codeOf } = require('../prepare/run');

const startLimitSeconds = 20;
const stopLimitSeconds = 3;

/** @typedef {{ child: import('node:child_process').ChildProcess, wanted: boolean, gone: Promise<string> }} Entry */

/**
 * The child processes that have not exited yet.
 *
 * @type {Set<Entry>}
 */
const running = new Set();

// For exits that do not wait for `stopAll()`: no child process may outlive the demo.
process.once('exit', () => running.forEach(({ child }) => child.kill('SIGKILL')));

/**
 * Starts a child process and watches it. Its stderr is inherited.
 *
 * @param {object} description
 * @param {string} description.name for messages
 * @param {string} description.program
 * @param {string[]} description.programArguments
 * @param {NodeJS.ProcessEnv} [description.environment]
 * @param {(line: string) => boolean} description.isReady whether a line of stdout means that it has started
 * @param {(line: string) => void} onLine receives the lines of stdout after that
 * @returns {{ ready: Promise<void>, broken: Promise<never> }} `ready` rejects if the process exits before it is ready
 *   or takes too long; `broken` rejects if it exits before `stopAll()`
 */
function startProcess({ name, program, programArguments, environment = process.env, isReady }, onLine) {
  const child = spawn(program, programArguments, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  /** @type {Promise<string>} */
  const gone = new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started (${codeOf(error)})`));
    child.once('exit', (exitCode, signal) => {
      resolve(signal ? `was stopped by ${signal}` : `exited with code ${exitCode}`);
    });
  });
  /** @type {Entry} */
  const entry = { child, wanted: true, gone: gone.finally(() => running.delete(entry)) };
  running.add(entry);

  /** @type {Promise<never>} */
  const broken = new Promise((resolve, reject) => {
    entry.gone.then((how) => {
      if (!entry.wanted) {
        return;
      }
      reject(new Error(`${name} ${how} unexpectedly. Its own messages, if any, are above.`));
    });
  });
  // It may reject before anything awaits it. That is not unhandled: later awaits still see the rejection.
  broken.catch(() => {});

  /** @type {Promise<void>} */
  const started = new Promise((resolve) => {
    let complete = false;
    readline.createInterface({ input: child.stdout }).on('line', (line) => {
      if (complete) {
        return onLine(line);
      }
      complete = isReady(line);
      if (complete) {
        resolve();
      }
    });
  });
  return { broken, ready: inTime(Promise.race([started, broken]), name) };
}

/** Stops all child processes, with SIGKILL if SIGTERM has no effect, and resolves when they have exited. */
async function stopAll() {
  await Promise.all(
    [...running].map(async (entry) => {
      entry.wanted = false;
      entry.child.kill('SIGTERM');
      const timer = setTimeout(() => entry.child.kill('SIGKILL'), stopLimitSeconds * 1000);
      await entry.gone;
      clearTimeout(timer);
    }),
  );
}

module.exports = { startProcess, stopAll };

/**
 * @param {Promise<void>} promise
 * @param {string} name
 */
function inTime(promise, name) {
  /** @type {NodeJS.Timeout} */
  let timer;
  /** @type {Promise<never>} */
  const timeout = new Promise((resolve, reject) => {
    const error = new Error(`${name} was not ready within ${startLimitSeconds} seconds.`);
    timer = setTimeout(reject, startLimitSeconds * 1000, error);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
