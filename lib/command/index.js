'use strict';

/**
 * The commands by name. Each is loaded when it is called.
 *
 * @type {Record<string, { summary: string, load: () => Command }>}
 */
const COMMANDS = {
  doctor: {
    summary: 'check the installation, the keys, the clock and the connection to Clerk',
    load: () => require('./doctor').doctor,
  },
  explain: {
    summary: 'explain what the middleware decides about a token or a request',
    load: () => require('./explain').explain,
  },
  migrate: {
    summary: 'migrate a project from @clerk/express to clerk-express-native',
    load: () => require('./migrate').migrate,
  },
};

/**
 * The part of the process that a command uses.
 *
 * @typedef {object} Io
 * @property {string} cwd the current folder
 * @property {(text: string) => void} out writes to standard output
 * @property {(text: string) => void} err writes to standard error
 * @property {() => Promise<string>} readInput reads standard input to its end
 */

/**
 * Runs a command and returns its exit status.
 *
 * @callback Command
 * @param {string[]} programArguments
 * @param {Io} io
 * @returns {number | Promise<number>}
 */

/**
 * Runs `clerk-express-native <command>`. No command loads the addon unless that is its purpose.
 *
 * @param {string[]} programArguments
 * @param {Io} io
 * @returns {number | Promise<number>} the exit status: 2 for invalid arguments, or that of the command
 */
function run([name, ...rest], io) {
  if (name === '--version' || name === '-v') {
    io.out(`${require('../../package.json').version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h') {
    io.out(usage());
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, name ?? '')) {
    io.err(
      `${name === undefined ? 'A command is missing.' : `Unknown command ${JSON.stringify(name)}.`}\n\n${usage()}`,
    );
    return 2;
  }
  return COMMANDS[String(name)].load()(rest, io);
}

function usage() {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(7)}   ${summary}\n`);
  return `Usage: clerk-express-native <command>\n\n${commands.join('')}\nclerk-express-native <command> --help shows a command's options.\n`;
}

module.exports = { run };
