'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { clerkLocalTarballsIn, packClerkLocal, programIn } = require('../../scripts/pack/tarballs');
const { platforms, thisPlatform } = require('../../scripts/pack/platforms');
const { PROGRAM, programFile } = require('../../scripts/pack/products');
const { clerkLocalProgram } = require('../../scripts/prepare/clerk-local');
const { REPOSITORY, inventoryOf, scratchFolder, standInInventory } = require('./packed');
const { extract } = require('./tarball');

const root = path.join(__dirname, '..', '..');

/** The folder of given tarballs, for machines without Rust. */
const { CLERK_EXPRESS_NATIVE_PACKAGES: given } = process.env;

/** @type {ReturnType<typeof packClerkLocal> | undefined} */
let own;
/** @type {ReturnType<typeof packClerkLocal> | undefined} */
let all;

/** The tarballs of `clerk-local` for this machine, packed once per process from the existing program. */
function clerkLocalForThisMachine() {
  own ??= packClerkLocal({
    platforms: [thisPlatform()],
    programOf: () => (given ? programIn(root, thisPlatform()) : clerkLocalProgram),
    out: scratchFolder('packed'),
    ...(given ? standInInventory : inventoryOf(PROGRAM)),
  });
  return own;
}

/** The tarballs of a release: the given ones, otherwise new ones with placeholders for programs of other platforms. */
function clerkLocalForAllPlatforms() {
  if (all) {
    return all;
  }
  if (given) {
    return (all = clerkLocalTarballsIn(path.resolve(root, given), platforms()));
  }
  const programs = scratchFolder('programs');
  for (const platform of platforms().filter((name) => name !== thisPlatform())) {
    fs.writeFileSync(programIn(programs, platform), `a test's placeholder for the program of ${platform}\n`);
  }
  all = packClerkLocal({
    platforms: platforms(),
    programOf: (platform) => (platform === thisPlatform() ? clerkLocalProgram : programIn(programs, platform)),
    out: scratchFolder('packed'),
    repository: REPOSITORY,
    ...inventoryOf(PROGRAM),
  });
  return all;
}

/** The path of a program that runs here: the built one, or that of the given tarballs. */
function programOfThisMachine() {
  if (!given) {
    return clerkLocalProgram;
  }
  const tarball = clerkLocalForAllPlatforms().programs[platforms().indexOf(thisPlatform())];
  return path.join(extract(tarball), programFile(thisPlatform()));
}

module.exports = { clerkLocalForAllPlatforms, clerkLocalForThisMachine, programOfThisMachine };
