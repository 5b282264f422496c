'use strict';

/**
 * `npm run runtimes`: installs the package as npm gets it into a project of its own, runs the programs of
 * `test/packaging/programs` with releases of Node, with Bun and with Deno, and writes what works into README.md. Needs
 * a registry: the runtimes are npm packages. They are kept in `target/runtimes`.
 *
 *   --installed   takes the runtimes that are there already
 *   --check       leaves README.md alone
 */

const { parseArgs } = require('node:util');
const { Problem, say } = require('./prepare/run');
const { writeReadmeSection } = require('./readme/section');
const { installRuntimes, runtimes } = require('./runtimes/runtimes');
const { tryOut } = require('./runtimes/programs');
const { report } = require('./runtimes/report');

main().catch((error) => {
  if (!(error instanceof Problem || error.code?.startsWith('ERR_PARSE_ARGS'))) {
    throw error;
  }
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
});

async function main() {
  const { values } = parseArgs({ options: { installed: { type: 'boolean' }, check: { type: 'boolean' } } });
  if (!values.installed) {
    installRuntimes();
  }
  const rows = await tryOut(runtimes(), ({ runtime, way, fault }) => say(`${runtime}, ${way}: ${fault ?? 'works'}`));
  const lines = report(rows);
  console.log(lines.join('\n'));
  if (!values.check) {
    writeReadmeSection('runtimes', lines);
  }
  // Where Node fails, the package is broken. Of Bun and Deno the table tells.
  process.exitCode = rows.some(({ isNode, ways }) => isNode && ways.some(({ fault }) => fault)) ? 1 : 0;
}
