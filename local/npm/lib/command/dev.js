'use strict';

const { ClerkLocalError } = require('../error');
const { appEnvironment } = require('../program/environment');
const { startProgram } = require('../program/start');
const { endApp, startApp } = require('./app');
const { hasOption, splitArguments } = require('./arguments');
const { onEnd, reachesGroup } = require('./signals');

/**
 * @import { ChildProcess } from 'node:child_process'
 * @import { Ending, Running } from '../program/start'
 */

/**
 * `clerk-local dev [options] -- command`: runs the program and an app together, until either ends.
 *
 * @param {string[]} programArguments
 * @returns {Promise<Ending>} that of the app; the code 1 if the program ended first
 * @throws {ClerkLocalError} `command-missing`, `command-not-found`, or as {@link startProgram}
 */
async function dev(programArguments) {
  const { options, command } = splitArguments(programArguments);
  if (command.length === 0) {
    throw new ClerkLocalError(
      'command-missing',
      'The command that starts the app is missing. Usage: clerk-local dev [options] -- node server.js',
    );
  }
  /** @type {NodeJS.Signals | undefined} */
  let asked;
  /** @type {ChildProcess | undefined} */
  let app;
  const restore = onEnd((signal) => {
    asked = signal;
    if (app && !reachesGroup(signal)) {
      endApp(app, signal);
    }
  });
  try {
    const clerk = await startOnUsualPort(options);
    process.stderr.write(`clerk-local is listening on ${clerk.url}\n`);
    try {
      if (asked) {
        return { code: null, signal: asked };
      }
      app = startApp(command, appEnvironment(clerk.env));
      return await firstEnd(app, clerk, { command, isEnding: () => asked !== undefined });
    } finally {
      await clerk.stop();
    }
  } finally {
    restore();
  }
}

module.exports = { dev };

/**
 * On the port of `--port`, otherwise on the usual one, or on any if that is in use.
 *
 * @param {string[]} options
 */
async function startOnUsualPort(options) {
  try {
    return await startProgram(options);
  } catch (error) {
    if (error instanceof ClerkLocalError && error.code === 'port-in-use' && !hasOption(options, '--port')) {
      return startProgram(['--port', '0', ...options]);
    }
    throw error;
  }
}

/**
 * Waits until the app has ended, and ends it if `clerk-local` ends first.
 *
 * @param {ChildProcess} app
 * @param {Running} clerk
 * @param {{ command: string[], isEnding: () => boolean }} context `isEnding` returns whether this process was asked to
 *   end: then `clerk-local`, which Windows asks too, is expected to
 * @returns {Promise<Ending>}
 */
async function firstEnd(app, clerk, { command, isEnding }) {
  const appEnded = endOf(app, command);
  const lost = await Promise.race([clerk.ended, appEnded.then(() => undefined)]);
  if (lost === undefined || isEnding()) {
    return appEnded;
  }
  const reason = lost.code ?? lost.signal;
  process.stderr.write(`clerk-local has ended unexpectedly (${reason}); ending ${command.join(' ')}.\n`);
  endApp(app, 'SIGTERM');
  await appEnded;
  return { code: 1, signal: null };
}

/**
 * @param {ChildProcess} app
 * @param {string[]} command
 * @returns {Promise<Ending>}
 */
function endOf(app, [name]) {
  return new Promise((resolve, reject) => {
    app.once('exit', (code, signal) => resolve({ code, signal }));
    app.once('error', (cause) => {
      const message = `${JSON.stringify(name)} could not be started: ${cause.message}. Check the command after "--".`;
      reject(new ClerkLocalError('command-not-found', message, { cause }));
    });
  });
}
