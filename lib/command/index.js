'use strict';

/** The commands by name, each with what it is for. One is loaded when it is called. */
const COMMANDS = {
  migrate: {
    summary: 'change a project that uses @clerk/express to clerk-express-native',
    load: () => require('./migrate').migrate,
  },
};

/**
 * Runs `clerk-express-native <command>`. No command loads the addon unless that is its purpose.
 *
 * @param {string[]} programArguments
 * @param {{ cwd: string, out: (text: string) => void, err: (text: string) => void }} io
 * @returns {number | Promise<number>} the exit status: 2 for wrong arguments, anything else is the command's
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
  return COMMANDS[name].load()(rest, io);
}

function usage() {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name}   ${summary}\n`);
  return `Usage: clerk-express-native <command>\n\n${commands.join('')}\nclerk-express-native <command> --help shows a command's options.\n`;
}

module.exports = { run };
