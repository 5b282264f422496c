'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem, root, run } = require('../prepare/run');
const { npm } = require('../prepare/npm');
const { isNewer, newestGlibc } = require('./glibc');
const { linkToRepository } = require('./links');
const { THIRD_PARTY_LICENCES, thirdPartyLicences } = require('./licences');
const { publishedManifest, publishedPlatformManifest } = require('./manifest');
const { rustTarget } = require('./platforms');
const { ADDON, sourceManifest } = require('./products');
const { SBOM, billOfMaterials } = require('./sbom');
const { stage } = require('./staging');

/**
 * @import { Manifest } from './manifest'
 * @import { Product } from './products'
 */

/**
 * @typedef {object} PackOptions
 * @property {string[]} platforms such as `linux-x64-gnu`. Only these become optional dependencies of the package:
 *   anyone could publish a package under a name that is not taken
 * @property {string} out the folder for the tarballs. It is created if missing; earlier tarballs of the same package
 *   are removed from it
 * @property {string} [repository] the URL of the repository
 * @property {string} [glibcFloor] the newest version of glibc that a compiled file may require
 * @property {(platform: string) => string} [licences] returns the third-party licences of a platform's compiled file.
 *   By default they are collected from the crates, which requires cargo
 * @property {(platform: string, manifest: Manifest) => string} [sbom] returns the bill of materials of a platform's
 *   compiled file; the default requires cargo too
 */

/**
 * Packs a package and those of some platforms.
 *
 * @param {Product} product
 * @param {PackOptions & { compiled: (platform: string) => string }} options `compiled` returns the path of the compiled
 *   file of a platform
 * @throws {Problem} if a file or a licence is missing, a version differs, or a compiled file requires a newer glibc
 */
function packProduct(product, { platforms, compiled, out, repository, glibcFloor, ...inventory }) {
  const { licences = licencesOf(product), sbom = sbomOf(product) } = inventory;
  const manifest = sourceManifest(product);
  const platformManifests = platforms.map((platform) => product.manifestFor(platform));
  const { version } = sourceManifest(ADDON);
  const other = [manifest, ...platformManifests].find((one) => one.version !== version);
  if (other) {
    throw new Problem(
      `${other.name} has version ${other.version}, but the package has ${version}. Run: node scripts/version.js`,
    );
  }
  if (glibcFloor) {
    platforms.forEach((platform) => checkGlibc(platform, compiled(platform), glibcFloor));
  }
  fs.mkdirSync(out, { recursive: true });
  // Tarballs of an earlier version must not be installed or published with the new ones.
  for (const name of fs.readdirSync(out).filter((file) => file.startsWith(product.name) && file.endsWith('.tgz'))) {
    fs.rmSync(path.join(out, name));
  }
  const staging = fs.mkdtempSync(path.join(out, 'staging-'));
  try {
    const main = stage(
      path.join(staging, 'main'),
      publishedManifest(manifest, platformManifests, repository),
      (file) => ({ source: path.join(root, file === 'LICENSE' ? '' : product.folder, file) }),
    );
    if (repository) {
      linkToRepository(main, { repository, version, folder: product.folder });
    }
    const staged = platforms.map((platform, index) => {
      const published = publishedPlatformManifest(platformManifests[index], repository);
      return stage(path.join(staging, platform), published, (file) => {
        if (file === platformManifests[index].files[0]) {
          // Artifacts of a workflow have lost the permission.
          return { source: compiled(platform), ...(product.kind === 'program' && { mode: 0o755 }) };
        }
        if (file === THIRD_PARTY_LICENCES) {
          return { text: licences(platform) };
        }
        return file === SBOM ? { text: sbom(platform, published) } : product.fileFor(platform, file);
      });
    });
    const { program, first, shell } = npm();
    run(
      program,
      [...first, 'pack', '--loglevel=error', '--ignore-scripts', '--pack-destination', out, main, ...staged],
      'Packing failed',
      // npm would print the names of the tarballs without their folder.
      { shell, stdio: ['ignore', 'ignore', 2] },
    );
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

/**
 * The paths of the tarballs that {@link packProduct} creates for the current version.
 *
 * @param {Product} product
 * @param {string} folder
 * @param {string[]} platforms
 */
function pathsOf(product, folder, platforms) {
  const { version } = sourceManifest(ADDON);
  const tarball = (/** @type {string} */ name) => path.join(folder, `${name}-${version}.tgz`);
  return {
    main: tarball(product.name),
    others: platforms.map((platform) => tarball(`${product.name}-${platform}`)),
  };
}

module.exports = { packProduct, pathsOf };

/** @param {Product} product */
function licencesOf({ crate, kind }) {
  return (/** @type {string} */ platform) => thirdPartyLicences(rustTarget(platform), { crate, kind });
}

/** @param {Product} product */
function sbomOf({ crate, component }) {
  return (/** @type {string} */ platform, /** @type {Manifest} */ manifest) =>
    billOfMaterials(rustTarget(platform), { crate, manifest, type: component });
}

/**
 * @param {string} platform
 * @param {string} file
 * @param {string} floor
 */
function checkGlibc(platform, file, floor) {
  const newest = platform.endsWith('-gnu') && fs.existsSync(file) && newestGlibc(file);
  if (newest && isNewer(newest, floor)) {
    throw new Problem(
      `${path.basename(file)} requires glibc ${newest}, but releases may require at most ${floor}. Build it on an older system.`,
    );
  }
}
