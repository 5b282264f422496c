'use strict';

/** The options of the program that have no value. All others have one. */
const FLAGS = ['-h', '--help', '-V', '--version', '--print-environment', '--exit-with-stdin'];

/**
 * Separates the options of the program from the command of an app, which begins after `--` or with the first argument
 * that is not an option: PowerShell removes `--`.
 *
 * @param {string[]} programArguments
 * @returns {{ options: string[], command: string[] }} `command` is empty if there is none
 */
function splitArguments(programArguments) {
  let index = 0;
  while (index < programArguments.length && programArguments[index].startsWith('-')) {
    const option = programArguments[index];
    if (option === '--') {
      return { options: programArguments.slice(0, index), command: programArguments.slice(index + 1) };
    }
    index += option.includes('=') || FLAGS.includes(option) ? 1 : 2;
  }
  return { options: programArguments.slice(0, index), command: programArguments.slice(index) };
}

/**
 * Whether an option is among the arguments, as `--name value` or `--name=value`.
 *
 * @param {string[]} options
 * @param {string} name such as `--port`
 */
function hasOption(options, name) {
  return options.some((option) => option === name || option.startsWith(`${name}=`));
}

module.exports = { hasOption, splitArguments };
