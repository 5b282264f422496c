'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pack, tarballsIn } = require('../../scripts/pack/tarballs');
const { thirdPartyLicences } = require('../../scripts/pack/licences');
const { billOfMaterials } = require('../../scripts/pack/sbom');
const { ADDON } = require('../../scripts/pack/products');
const { platforms, rustTarget, thisPlatform } = require('../../scripts/pack/platforms');
const { requireCargo } = require('../../scripts/prepare/toolchain');

const root = path.join(__dirname, '..', '..');

/** @typedef {import('../../scripts/pack/manifest').Manifest} Manifest */

/** The repository in the manifests of releases. */
const REPOSITORY = 'git+https://example.com/a.git';

/** @type {ReturnType<typeof pack> | undefined} */
let own;
/** @type {ReturnType<typeof pack> | undefined} */
let all;
/** @type {string[]} */
const scratch = [];

/** Whether the packages contain the licences of the crates: without Rust, tests pack a placeholder. */
const licencesAreReal = process.env.CLERK_EXPRESS_NATIVE_PACKAGES !== undefined || hasCargo();

/**
 * The tarballs for this machine, packed once per process from the existing addon.
 *
 * @returns {{ main: string, addons: string[] }} their paths
 */
function packedForThisMachine() {
  // Tests of given packages run without Rust.
  const inventory = process.env.CLERK_EXPRESS_NATIVE_PACKAGES || !licencesAreReal ? standInInventory : {};
  own ??= pack({ platforms: [thisPlatform()], addons: root, out: scratchFolder('packed'), ...inventory });
  return own;
}

/**
 * The tarballs of a release: those in the folder `CLERK_EXPRESS_NATIVE_PACKAGES`, otherwise new ones, with placeholders
 * for the addons of other platforms.
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
    repository: REPOSITORY,
    ...inventoryOf(ADDON),
  });
  return all;
}

/**
 * The licences and the bills of materials of a product: real ones for this machine, placeholders for all others.
 *
 * @param {import('../../scripts/pack/products').Product} product
 */
function inventoryOf(product) {
  return {
    licences: (/** @type {string} */ platform) =>
      isReal(platform) ? thirdPartyLicences(rustTarget(platform), product) : standInInventory.licences(platform),
    sbom: (/** @type {string} */ platform, /** @type {Manifest} */ manifest) =>
      isReal(platform)
        ? billOfMaterials(rustTarget(platform), { crate: product.crate, manifest, type: product.component })
        : standInInventory.sbom(platform),
  };
}

/** Placeholders for the licences and the bill of materials, for machines without Rust and for placeholder addons. */
const standInInventory = {
  licences: (/** @type {string} */ platform) => `A test's replacement for the licences of ${platform}\n`,
  sbom: (/** @type {string} */ platform) => `${JSON.stringify({ platform })}\n`,
};

/**
 * Only the crates of this platform are on this machine.
 *
 * @param {string} platform
 */
function isReal(platform) {
  return licencesAreReal && platform === thisPlatform();
}

/**
 * A new folder outside the project, from which modules of the project cannot be resolved. It is removed on exit.
 *
 * @param {string} name
 */
function scratchFolder(name) {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), `clerk-express-native-${name}-`));
  if (scratch.length === 0) {
    process.once('exit', () => scratch.forEach((made) => fs.rmSync(made, { recursive: true, force: true })));
  }
  scratch.push(folder);
  return folder;
}

module.exports = {
  inventoryOf,
  licencesAreReal,
  packedForAllPlatforms,
  packedForThisMachine,
  REPOSITORY,
  scratchFolder,
  standInInventory,
};

function hasCargo() {
  try {
    requireCargo();
    return true;
  } catch {
    return false;
  }
}
