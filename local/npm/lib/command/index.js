'use strict';

const { ClerkLocalError } = require('../error');

/** @import { Ending } from '../program/start' */

const USAGE = `Usage: clerk-local [options]                      runs clerk-local until Ctrl-C
       clerk-local dev [options] -- <command>     runs an app with it, such as: clerk-local dev -- node server.js
       clerk-local env [options]                  prints the variables of an app, for a .env file
`;

/**
 * The commands by name.
 *
 * @type {Record<string, () => (programArguments: string[]) => Promise<Ending>>}
 */
const COMMANDS = {
  dev: () => require('./dev').dev,
  env: () => require('./env').env,
};

/**
 * Runs `clerk-local [command] [options]`. Errors are printed.
 *
 * @param {string[]} programArguments
 * @returns {Promise<Ending>} how the started process ended; 2 for wrong arguments, 1 for other errors
 */
async function run(programArguments) {
  try {
    return await runCommand(programArguments);
  } catch (error) {
    if (!(error instanceof ClerkLocalError)) {
      throw error;
    }
    process.stderr.write(`${error.message}\n`);
    return {
      code: ['command-missing', 'command-unknown', 'options-invalid'].includes(error.code) ? 2 : 1,
      signal: null,
    };
  }
}

module.exports = { run };

/**
 * @param {string[]} programArguments
 * @returns {Promise<Ending>}
 */
function runCommand(programArguments) {
  const [first = '', ...rest] = programArguments;
  const isCommand = first !== '' && !first.startsWith('-');
  if (isCommand && !Object.hasOwn(COMMANDS, first)) {
    const names = Object.keys(COMMANDS).join(' and ');
    throw new ClerkLocalError(
      'command-unknown',
      `Unknown command ${JSON.stringify(first)}; there are ${names}.\n\n${USAGE}`,
    );
  }
  const options = isCommand ? optionsOf(rest) : programArguments;
  if (options.includes('--help') || options.includes('-h')) {
    process.stdout.write(`${USAGE}\n`);
    return require('./serve').serve(['--help']);
  }
  return isCommand ? COMMANDS[first]()(rest) : require('./serve').serve(programArguments);
}

/** @param {string[]} programArguments */
function optionsOf(programArguments) {
  return require('./arguments').splitArguments(programArguments).options;
}
