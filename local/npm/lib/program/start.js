'use strict';

const { spawn } = require('node:child_process');
const { readAnnouncement } = require('./announcement');
const { notReady, notStartable } = require('./failure');
const { findProgram } = require('./find');

/**
 * @typedef {object} Ending how a process ended
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 */

/**
 * @typedef {object} Running
 * @property {string} url the program's origin
 * @property {Record<string, string>} env the environment variables of the app
 * @property {number} pid
 * @property {Promise<Ending>} ended resolves when the program has ended, for whatever reason
 * @property {() => Promise<void>} stop ends the program, and waits for its end
 */

/**
 * Makes the program end when its standard input does. This process holds the other end, which the system closes when
 * this process ends, even if it crashes.
 */
const LIFELINE = '--exit-with-stdin';

/**
 * Starts the program and waits until it listens. It ends with this process, and does not keep this process alive.
 *
 * @param {string[]} programArguments
 * @returns {Promise<Running>}
 * @throws {import('../error').ClerkLocalError} those of {@link findProgram}, `port-in-use`, `options-invalid` or
 *   `start-failed`
 */
async function startProgram(programArguments) {
  const child = spawn(findProgram(), [LIFELINE, ...programArguments], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches the app and the tests, which may use the program until they have ended.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));
  const { url, env } = await announcementOf(child);
  detach(child);
  return {
    url,
    env,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      // The output, too: it ends after the program, and this process must not end between the two.
      for (const one of [child, ...outputOf(child)]) {
        one.ref();
      }
      child.stdin.end();
      await ended;
    },
  };
}

module.exports = { LIFELINE, startProgram };

/**
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} child
 * @returns {Promise<import('./announcement').Announcement>}
 */
function announcementOf(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const announcement = readAnnouncement(output);
      if (announcement) {
        resolve(announcement);
      }
    });
    child.once('error', (cause) => reject(notStartable(cause)));
    child.once('close', (code, signal) => reject(notReady(errors, { code, signal })));
  });
}

/**
 * Lets this process end while the program runs. What the program prints from now on goes to the console.
 *
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} child
 */
function detach(child) {
  // The program may have ended.
  child.stdin.on('error', () => {});
  child.stdout.removeAllListeners('data').resume();
  child.stderr.removeAllListeners('data').on('data', (text) => process.stderr.write(text));
  for (const one of [child, /** @type {import('node:net').Socket} */ (child.stdin), ...outputOf(child)]) {
    one.unref();
  }
}

/** @param {import('node:child_process').ChildProcessWithoutNullStreams} child */
function outputOf({ stdout, stderr }) {
  return /** @type {import('node:net').Socket[]} */ ([stdout, stderr]);
}
