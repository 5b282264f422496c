'use strict';

const { ClerkLocalError } = require('../error');
const { startProgram } = require('../program/start');
const { endApp, startApp } = require('./app');
const { hasOption, splitArguments } = require('./arguments');
const { onEnd, reachesGroup } = require('./signals');

/** @import { Ending, Running } from '../program/start' */

/**
 * The public key of a real instance would reject the tokens of the program. Empty, because a `.env` file may have it,
 * and does not replace variables that are set.
 */
const WITHOUT_REAL_KEY = { CLERK_JWT_KEY: '' };

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
  const clerk = await startOnUsualPort(options);
  process.stderr.write(`clerk-local is listening on ${clerk.url}\n`);
  try {
    return await runApp(command, clerk);
  } finally {
    await clerk.stop();
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
 * @param {string[]} command
 * @param {Running} clerk
 * @returns {Promise<Ending>}
 */
async function runApp(command, clerk) {
  const app = startApp(command, { ...WITHOUT_REAL_KEY, ...clerk.env });
  /** @type {Promise<Ending>} */
  const appEnded = new Promise((resolve, reject) => {
    app.once('close', (code, signal) => resolve({ code, signal }));
    app.once('error', (cause) => {
      const message = `${JSON.stringify(command[0])} could not be started: ${cause.message}. Check the command after "--".`;
      reject(new ClerkLocalError('command-not-found', message, { cause }));
    });
  });
  let ending = false;
  const restore = onEnd((signal) => {
    ending = true;
    if (!reachesGroup(signal)) {
      endApp(app, signal);
    }
  });
  try {
    const clerkEnded = clerk.ended.then(({ code, signal }) => (ending ? undefined : (code ?? signal)));
    const lost = await Promise.race([clerkEnded, appEnded.then(() => undefined)]);
    if (lost === undefined) {
      return await appEnded;
    }
    process.stderr.write(`clerk-local has ended unexpectedly (${lost}); ending ${command.join(' ')}.\n`);
    endApp(app, 'SIGTERM');
    await appEnded;
    return { code: 1, signal: null };
  } finally {
    restore();
  }
}
