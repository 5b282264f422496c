'use strict';

/**
 * `npm run runtimes`: installs the packed package into a project of its own, runs the programs of
 * `test/packaging/programs` with releases of Node, with Bun and with Deno, and writes the results into
 * docs/performance.md. Needs a registry: the runtimes are npm packages, installed in `target/runtimes`.
 *
 *   --installed   uses the runtimes that are already installed
 *   --check       leaves docs/performance.md alone
 */

const { parseArgs } = require('node:util');
const { reportProblem, say } = require('./prepare/run');
const { PERFORMANCE, writeSection } = require('./documents/section');
const { installRuntimes, runtimes } = require('./runtimes/runtimes');
const { tryOut } = require('./runtimes/programs');
const { report } = require('./runtimes/report');

main().catch(reportProblem);

async function main() {
  const { values } = parseArgs({ options: { installed: { type: 'boolean' }, check: { type: 'boolean' } } });
  if (!values.installed) {
    installRuntimes();
  }
  const rows = await tryOut(runtimes(), ({ runtime, way, fault }) => say(`${runtime}, ${way}: ${fault ?? 'works'}`));
  const lines = report(rows);
  console.log(lines.join('\n'));
  if (!values.check) {
    writeSection(PERFORMANCE, 'runtimes', lines);
  }
  // A failure with Node means that the package is broken; one with Bun or Deno is only shown in the table.
  process.exitCode = rows.some(({ isNode, ways }) => isNode && ways.some(({ fault }) => fault)) ? 1 : 0;
}
