'use strict';

const fs = require('node:fs');
const util = require('node:util');

/**
 * Adds the variables of a file such as `.env` to the environment of this process. Variables that are set already keep
 * their values, as with `node --env-file`.
 *
 * @param {string} file
 * @throws {Error} when the file cannot be read, or this Node cannot parse it
 */
function loadEnvironmentFile(file) {
  if (typeof util.parseEnv !== 'function') {
    throw new Error(`--env-file needs Node 20.12 or newer; this is ${process.version}. Set the variables instead.`);
  }
  const variables = util.parseEnv(fs.readFileSync(file, 'utf8'));
  for (const [name, value] of Object.entries(variables)) {
    process.env[name] ??= value;
  }
}

module.exports = { loadEnvironmentFile };
