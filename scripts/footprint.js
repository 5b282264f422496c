'use strict';

/**
 * `npm run footprint`: measures size on disk, load time and memory, compared with `@clerk/express` and its
 * dependencies, and writes the table of docs/performance.md. Both packages are installed as npm installs them; the
 * latter comes from a registry.
 *
 *   --check   leaves docs/performance.md alone
 */

const { parseArgs } = require('node:util');
const { reportProblem, say } = require('./prepare/run');
const { PERFORMANCE, writeSection } = require('./documents/section');
const { install, sizeOf } = require('./footprint/installation');
const { measureProcesses } = require('./footprint/processes');
const { report } = require('./footprint/report');

main().catch(reportProblem);

async function main() {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  say('Installing both packages');
  const folders = install();
  const sizes = { ours: sizeOf(folders.ours), peer: sizeOf(folders.peer) };
  say('Loading them in fresh processes and sending requests to apps: a minute or two');
  const lines = report({ sizes, ...(await measureProcesses(folders)) });
  console.log(lines.join('\n'));
  if (!values.check) {
    writeSection(PERFORMANCE, 'footprint', lines);
  }
}
