'use strict';

/**
 * `npm run pack`: creates the tarballs that npm publishes, of the package itself, of `clerk-local`, and of each
 * platform's addon and program.
 *
 *   --all              packs a release: the addons and programs of all platforms, which must run on every Linux that
 *                      Node runs on; without it, packs only those of this machine
 *   --binaries FOLDER  the folder of the compiled addons and programs; by default, where this machine's builds are
 *   --out FOLDER       the folder for the tarballs; defaults to `target/packages`
 *   --repository URL   the URL of the repository, required for publishing with provenance
 */

const path = require('node:path');
const { parseArgs } = require('node:util');
const { clerkLocalProgram } = require('./prepare/clerk-local');
const { reportProblem, root } = require('./prepare/run');
const { GLIBC_FLOOR } = require('./pack/glibc');
const { pack, packClerkLocal, programIn } = require('./pack/tarballs');
const { platforms, thisPlatform } = require('./pack/platforms');

try {
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean', default: false },
      binaries: { type: 'string' },
      out: { type: 'string', default: path.join(root, 'target', 'packages') },
      repository: { type: 'string' },
    },
  });
  const binaries = values.binaries === undefined ? undefined : path.resolve(values.binaries);
  const settings = {
    platforms: values.all ? platforms() : [thisPlatform()],
    out: path.resolve(values.out),
    repository: values.repository,
    glibcFloor: values.all ? GLIBC_FLOOR : undefined,
  };
  const { main, addons } = pack({ ...settings, addons: binaries ?? root });
  const local = packClerkLocal({
    ...settings,
    programOf: (platform) => (binaries === undefined ? clerkLocalProgram : programIn(binaries, platform)),
  });
  for (const file of [...addons, main, ...local.programs, local.main]) {
    console.log(path.relative(process.cwd(), file));
  }
} catch (error) {
  reportProblem(error);
}
