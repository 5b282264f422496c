'use strict';

const path = require('node:path');
const { parseArguments } = require('../arguments');
const { loadEnvironmentFile } = require('../environment-file');
const { report } = require('./report');

const USAGE = `Usage: clerk-express-native doctor [options]

Checks the installation in the current folder, the keys in the environment, and whether this machine can reach Clerk. Prints
no secrets. Sends requests only to Clerk, for the public signing keys of the instance.

  --env-file FILE   also read variables from this file
  --offline         send no requests
  --json            print JSON
  --help            show this help

Exit status: 0 if no check failed (there may be warnings), 1 if a check failed, 2 for invalid arguments.
`;

const OPTIONS = /** @type {const} */ ({
  'env-file': { type: 'string' },
  offline: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
});

/**
 * @typedef {object} Finding
 * @property {string} check the name of the check, in kebab case
 * @property {'ok' | 'warning' | 'failed' | 'skipped'} result
 * @property {string} message what was found; never holds a secret
 * @property {string} [advice] what to do
 */

/**
 * `clerk-express-native doctor`.
 *
 * @param {string[]} programArguments those after the command's name
 * @param {import('../index').Io} io
 * @returns {Promise<number>} the exit status
 */
async function doctor(programArguments, { cwd, out, err }) {
  const { values, error } = parseArguments(programArguments, OPTIONS);
  if (values === undefined) {
    err(`${error}\n\n${USAGE}`);
    return 2;
  }
  if (values.help) {
    out(USAGE);
    return 0;
  }
  if (values['env-file'] !== undefined) {
    try {
      loadEnvironmentFile(path.resolve(cwd, values['env-file']));
    } catch (fault) {
      err(`${fault instanceof Error ? fault.message : fault}\n`);
      return 2;
    }
  }
  const findings = await examine(cwd, values.offline);
  out(values.json ? `${JSON.stringify(findings, null, 2)}\n` : report(findings));
  return findings.some(({ result }) => result === 'failed') ? 1 : 0;
}

/**
 * Runs the checks. Those that need the addon, or keys, follow what they need.
 *
 * @param {string} cwd
 * @param {boolean} isOffline
 * @returns {Promise<Finding[]>}
 */
async function examine(cwd, isOffline) {
  const { addonFinding, copiesFindings, nodeFinding } = require('./installation');
  const { environmentFindings } = require('./environment');
  const { keyFindings, keysInEnvironment } = require('./keys');
  const addon = addonFinding();
  const keys = keysInEnvironment();
  const local = [nodeFinding(), addon, ...copiesFindings(cwd), ...keyFindings(keys), ...environmentFindings()];
  if (addon.result === 'failed') {
    return local;
  }
  const { networkFindings } = require('./network');
  return [...local, ...(await networkFindings(keys, isOffline))];
}

module.exports = { doctor };
