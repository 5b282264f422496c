'use strict';

/**
 * `npm run pack`: creates the tarballs that npm publishes, of the package itself and of each platform's addon.
 *
 *   --all             packs a release: the addons of all platforms, which must run on every Linux that Node runs on;
 *                     without it, packs only the addon of this machine
 *   --addons FOLDER   the folder of the compiled addons; defaults to the project's root
 *   --out FOLDER      the folder for the tarballs; defaults to `target/packages`
 *   --repository URL  the URL of the repository, required for publishing with provenance
 */

const path = require('node:path');
const { parseArgs } = require('node:util');
const { reportProblem, root } = require('./prepare/run');
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
  reportProblem(error);
}
