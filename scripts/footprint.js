'use strict';

/**
 * `npm run footprint`: what the package takes on disk, in time to load and in memory, beside `@clerk/express` with its
 * dependencies, and writes it into README.md. Both are installed as npm installs them; the latter comes from a
 * registry.
 *
 *   --check   leaves README.md alone
 */

const { parseArgs } = require('node:util');
const { Problem, say } = require('./prepare/run');
const { writeReadmeSection } = require('./readme/section');
const { install, sizeOf } = require('./footprint/installation');
const { measureProcesses } = require('./footprint/processes');
const { report } = require('./footprint/report');

main().catch((error) => {
  if (!(error instanceof Problem || error.code?.startsWith('ERR_PARSE_ARGS'))) {
    throw error;
  }
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
});

async function main() {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  say('Installing both packages');
  const folders = install();
  const sizes = { ours: sizeOf(folders.ours), peer: sizeOf(folders.peer) };
  say('Loading them in fresh processes, and having apps answer: a minute or two');
  const lines = report({ sizes, ...(await measureProcesses(folders)) });
  console.log(lines.join('\n'));
  if (!values.check) {
    writeReadmeSection('footprint', lines);
  }
}
