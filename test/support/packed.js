'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pack, tarballsIn } = require('../../scripts/pack/tarballs');
const { thirdPartyLicences } = require('../../scripts/pack/licences');
const { billOfMaterials } = require('../../scripts/pack/sbom');
const { platforms, rustTarget, thisPlatform } = require('../../scripts/pack/platforms');
const { requireCargo } = require('../../scripts/prepare/toolchain');

const root = path.join(__dirname, '..', '..');

let own;
let all;
const scratch = [];

/** Whether the licences in the packages are real: tests without Rust pack a sentence instead. */
const licencesAreReal = process.env.CLERK_EXPRESS_NATIVE_PACKAGES !== undefined || hasCargo();

/**
 * The tarballs for this machine, packed once per process from the existing addon.
 *
 * @returns {{ main: string, addons: string[] }} their paths
 */
function packedForThisMachine() {
  // Given packages are tested as they are, on a machine that needs no Rust for it.
  const inventory = process.env.CLERK_EXPRESS_NATIVE_PACKAGES || !licencesAreReal ? standInInventory : {};
  own ??= pack({ platforms: [thisPlatform()], addons: root, out: scratchFolder('packed'), ...inventory });
  return own;
}

/**
 * The tarballs of a release: those in the folder that `CLERK_EXPRESS_NATIVE_PACKAGES` names, otherwise they are
 * packed here, and the addons of other platforms are placeholder files.
 */
function packedForAllPlatforms() {
  if (all) {
    return all;
  }
  const given = process.env.CLERK_EXPRESS_NATIVE_PACKAGES;
  if (given) {
    return (all = tarballsIn(path.resolve(root, given), platforms()));
  }
  const addons = scratchFolder('addons');
  for (const platform of platforms()) {
    const name = `clerk-express-native.${platform}.node`;
    if (platform === thisPlatform()) {
      fs.symlinkSync(path.join(root, name), path.join(addons, name));
    } else {
      fs.writeFileSync(path.join(addons, name), `a test's placeholder for the addon of ${platform}\n`);
    }
  }
  all = pack({
    platforms: platforms(),
    addons,
    out: scratchFolder('packed'),
    repository: 'git+https://example.com/a.git',
    licences: (platform) => {
      return isReal(platform) ? thirdPartyLicences(rustTarget(platform)) : standInInventory.licences(platform);
    },
    sbom: (platform, manifest) => {
      return isReal(platform) ? billOfMaterials(rustTarget(platform), manifest) : standInInventory.sbom(platform);
    },
  });
  return all;
}

/** Replaces the licences and the bill of materials if there is no Rust, or no addon that could contain anything. */
const standInInventory = {
  licences: (platform) => `A test's replacement for the licences of ${platform}\n`,
  sbom: (platform) => `${JSON.stringify({ platform })}\n`,
};

/** The crates of other platforms are not on this machine. */
function isReal(platform) {
  return licencesAreReal && platform === thisPlatform();
}

/**
 * A new folder outside the project, so that its modules are not found from there. It is removed with the process.
 */
function scratchFolder(name) {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), `clerk-express-native-${name}-`));
  if (scratch.length === 0) {
    process.once('exit', () => scratch.forEach((made) => fs.rmSync(made, { recursive: true, force: true })));
  }
  scratch.push(folder);
  return folder;
}

module.exports = { licencesAreReal, packedForAllPlatforms, packedForThisMachine, scratchFolder, standInInventory };

function hasCargo() {
  try {
    requireCargo();
    return true;
  } catch {
    return false;
  }
}
