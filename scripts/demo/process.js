'use strict';

const readline = require('node:readline');
const { spawn } = require('node:child_process');

const startLimitSeconds = 20;
const stopLimitSeconds = 3;

/** The children that have not ended yet. */
const running = new Set();

// The last resort, for an exit that did not wait for `stopAll`: no child outlives the demo.
process.once('exit', () => running.forEach(({ child }) => child.kill('SIGKILL')));

/**
 * Starts a child process and watches over it. What it writes to stderr is shown as it is.
 *
 * @param {object} description
 * @param {string} description.name for messages
 * @param {string} description.program
 * @param {string[]} description.programArguments
 * @param {NodeJS.ProcessEnv} [description.environment]
 * @param {(line: string) => boolean} description.isReady whether this line of stdout completes its start
 * @param {(line: string) => void} onLine gets the lines of stdout after that
 * @returns {{ ready: Promise<void>, broken: Promise<never> }} `ready` rejects when it ends before or takes too long,
 *   `broken` when it ends by itself
 */
function startProcess({ name, program, programArguments, environment = process.env, isReady }, onLine) {
  const child = spawn(program, programArguments, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const entry = { child, wanted: true };
  running.add(entry);
  entry.gone = new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started (${error.code})`));
    child.once('exit', (exitCode, signal) => {
      resolve(signal ? `was stopped by ${signal}` : `ended with exit code ${exitCode}`);
    });
  }).finally(() => running.delete(entry));

  const broken = new Promise((resolve, reject) => {
    entry.gone.then((how) => {
      if (!entry.wanted) {
        return;
      }
      reject(new Error(`${name} ${how} although it was still needed. Its own words are above, if it had any.`));
    });
  });
  // It may break before anybody listens; whoever listens later still hears of it.
  broken.catch(() => {});

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

/** Ends all children, the hard way those that do not listen, and resolves when they are gone. */
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

function inTime(promise, name) {
  let timer;
  const late = new Promise((resolve, reject) => {
    const complaint = new Error(`${name} was not ready within ${startLimitSeconds} seconds.`);
    timer = setTimeout(reject, startLimitSeconds * 1000, complaint);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
