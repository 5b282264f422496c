'use strict';

const { spawn } = require('node:child_process');
const { notStartable } = require('../program/failure');
const { findProgram } = require('../program/find');

/**
 * `clerk-local env [options]`: prints the variables of an app, for a `.env` file. They depend on the port, and on the
 * keys in the seed or the state file if there are any, so they stay the same across starts.
 *
 * @param {string[]} options
 * @returns {Promise<import('../program/start').Ending>}
 */
function env(options) {
  const child = spawn(findProgram(), ['--print-environment', ...options], { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(notStartable(cause)));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

module.exports = { env };
