'use strict';

/**
 * `npm run pack`: the tarballs that npm publishes, the package itself and one for each platform's addon.
 *
 *   --all             as for a release: the addons of all platforms, which must run on every Linux that Node runs on;
 *                     without it, the one of this machine
 *   --addons FOLDER   where the compiled addons are; the project's root unless given
 *   --out FOLDER      where the tarballs go; `target/packages` unless given
 *   --repository URL  where the sources are, which a publication with provenance has to state
 */

const path = require('node:path');
const { parseArgs } = require('node:util');
const { Problem, root } = require('./prepare/run');
const { GLIBC_FLOOR } = require('./pack/glibc');
const { pack } = require('./pack/tarballs');
const { platforms, thisPlatform } = require('./pack/platforms');

try {
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean', default: false },
      addons: { type: 'string', default: root },
      out: { type: 'string', default: path.join(root, 'target', 'packages') },
      repository: { type: 'string' },
    },
  });
  const { main, addons } = pack({
    platforms: values.all ? platforms() : [thisPlatform()],
    addons: path.resolve(values.addons),
    out: path.resolve(values.out),
    repository: values.repository,
    glibcFloor: values.all ? GLIBC_FLOOR : undefined,
  });
  for (const file of [...addons, main]) {
    console.log(path.relative(process.cwd(), file));
  }
} catch (error) {
  // Invalid arguments are reported without a stack.
  if (!(error instanceof Problem || error.code?.startsWith('ERR_PARSE_ARGS'))) {
    throw error;
  }
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
