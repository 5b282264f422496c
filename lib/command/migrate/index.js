'use strict';

const { parseArguments } = require('../arguments');
const { plan } = require('./plan');
const { filesOf, hasUncommittedChanges } = require('./project');
const { messageOf } = require('../../errors/message-of');
const { report } = require('./report');
const { write } = require('./write');
const { version } = require('../../../package.json');

/** @import { Plan, Problem } from './plan' */

const USAGE = `Usage: clerk-express-native migrate [--dry-run]

Migrates the project in the current folder from @clerk/express to clerk-express-native: changes imports, mocks and their
files, TypeScript and Jest configurations, and package.json. Skips node_modules and files that git ignores.

  --dry-run   show what would change, and write nothing
  --help      show this help

Exit status: 0 if everything is done or there is nothing to do, 1 if a file could not be changed, 2 for invalid arguments.
`;

const OPTIONS = /** @type {const} */ ({ 'dry-run': { type: 'boolean', default: false } });

/**
 * `clerk-express-native migrate`.
 *
 * @param {string[]} programArguments those after the command's name
 * @param {import('../index').Io} io
 * @returns {number} the exit status
 */
function migrate(programArguments, { cwd, out, err }) {
  const { values: options, error } = parseArguments(programArguments, OPTIONS);
  if (options === undefined) {
    err(`${error}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    out(USAGE);
    return 0;
  }
  const dryRun = options['dry-run'];
  if (!dryRun && hasUncommittedChanges(cwd)) {
    err(
      'Warning: this working tree has uncommitted changes; `git diff` will show them together with those of this command.\n\n',
    );
  }
  const planned = plan(cwd, filesOf(cwd), version);
  const done = dryRun ? planned : { ...planned, ...written(cwd, planned) };
  out(report(done, { dryRun }));
  return done.problems.length > 0 ? 1 : 0;
}

/**
 * Writes the changes. A file that cannot be replaced does not prevent the others.
 *
 * @param {string} folder
 * @param {Plan} plan
 */
function written(folder, { changes, problems }) {
  /** @type {Problem[]} */
  const failed = [];
  const done = changes.filter((change) => {
    try {
      write(folder, change);
      return true;
    } catch (error) {
      failed.push({ file: change.file, message: `could not be written: ${messageOf(error)}` });
      return false;
    }
  });
  return { changes: done, problems: [...problems, ...failed] };
}

module.exports = { migrate };
