'use strict';

const { parseArgs } = require('node:util');

/**
 * Parses the arguments of a command.
 *
 * @template {import('node:util').ParseArgsConfig['options']} T
 * @param {string[]} programArguments those after the command's name
 * @param {T} options as for `util.parseArgs()`; `--help` is added
 * @returns {{ values: Record<string, any>, error?: undefined } | { values?: undefined, error: string }}
 */
function parseArguments(programArguments, options) {
  try {
    const help = /** @type {const} */ ({ type: 'boolean', short: 'h', default: false });
    return { values: parseArgs({ args: programArguments, options: { ...options, help } }).values };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) {
      throw error;
    }
    return { error: error.message };
  }
}

module.exports = { parseArguments };
