'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem, root, run } = require('../prepare/run');
const { npm } = require('../prepare/npm');
const { isNewer, newestGlibc } = require('./glibc');
const { linkToRepository } = require('./links');
const { THIRD_PARTY_LICENCES, thirdPartyLicences } = require('./licences');
const { platformManifest, rustTarget } = require('./platforms');
const { SBOM, billOfMaterials } = require('./sbom');
const { publishedAddonManifest, publishedManifest } = require('./manifest');

/**
 * Packs the package and the addons of some platforms. Does not build the addons.
 *
 * @param {object} options
 * @param {string[]} options.platforms such as `linux-x64-gnu`. Only these become optional dependencies of the package:
 *   anyone could publish a package under a name that is not taken
 * @param {string} options.addons the folder with the compiled addons
 * @param {string} options.out the folder for the tarballs. It is created if missing; earlier tarballs of this package
 *   are removed from it
 * @param {string} [options.repository] the URL of the repository
 * @param {string} [options.glibcFloor] the newest version of glibc that an addon may require
 * @param {(platform: string) => string} [options.licences] returns the third-party licences of a platform's addon. By
 *   default they are collected from the crates, which requires cargo
 * @param {(platform: string, manifest: import('./manifest').Manifest) => string} [options.sbom] returns the bill of
 *   materials of a platform's addon; the default requires cargo too
 * @returns {{ main: string, addons: string[] }} the paths of the tarballs; `addons` in the order of `platforms`
 * @throws {Problem} if a file or a licence is missing, a version differs from the package's, or an addon requires a
 *   newer glibc
 */
function pack({ platforms, addons, out, repository, glibcFloor, licences = licencesFor, sbom = sbomFor }) {
  /** @type {import('./manifest').Manifest} */
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const addonManifests = platforms.map((platform) => platformManifest(platform));
  const other = addonManifests.find(({ version }) => version !== manifest.version);
  if (other) {
    throw new Problem(
      `${other.name} has version ${other.version}, but the package has ${manifest.version}. Run: node scripts/version.js`,
    );
  }
  if (glibcFloor) {
    checkGlibc(addonManifests, addons, glibcFloor);
  }
  fs.mkdirSync(out, { recursive: true });
  // Tarballs of an earlier version must not be installed or published with the new ones.
  for (const name of fs.readdirSync(out).filter((file) => /^clerk-express-native.*\.tgz$/.test(file))) {
    fs.rmSync(path.join(out, name));
  }
  const staging = fs.mkdtempSync(path.join(out, 'staging-'));
  try {
    const main = stage(path.join(staging, 'main'), publishedManifest(manifest, addonManifests, repository), (file) => {
      return path.join(root, file);
    });
    if (repository) {
      linkToRepository(main, { repository, version: manifest.version });
    }
    const staged = platforms.map((platform, index) => {
      const published = publishedAddonManifest(addonManifests[index], repository);
      const sourceOf = (/** @type {string} */ file) => {
        if (file.endsWith('.node')) {
          return path.join(addons, file);
        }
        return path.join(root, file === 'LICENSE' ? '' : path.join('npm', platform), file);
      };
      return stage(path.join(staging, platform), published, sourceOf, {
        [THIRD_PARTY_LICENCES]: () => licences(platform),
        [SBOM]: () => sbom(platform, published),
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
  return tarballsIn(out, platforms);
}

/**
 * The paths of the tarballs that {@link pack} creates for the current version.
 *
 * @param {string} folder
 * @param {string[]} platforms
 */
function tarballsIn(folder, platforms) {
  /** @type {import('./manifest').Manifest} */
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const tarball = (/** @type {string} */ packed) => path.join(folder, `${packed}-${version}.tgz`);
  return { main: tarball(name), addons: platforms.map((platform) => tarball(platformManifest(platform).name)) };
}

module.exports = { pack, tarballsIn };

/** @param {string} platform */
function licencesFor(platform) {
  return thirdPartyLicences(rustTarget(platform));
}

/**
 * @param {string} platform
 * @param {import('./manifest').Manifest} manifest
 */
function sbomFor(platform, manifest) {
  return billOfMaterials(rustTarget(platform), manifest);
}

/**
 * @param {import('./manifest').Manifest[]} manifests
 * @param {string} addons
 * @param {string} floor
 */
function checkGlibc(manifests, addons, floor) {
  for (const { libc, main } of manifests.filter((manifest) => manifest.libc?.includes('glibc'))) {
    const file = path.join(addons, main);
    const newest = fs.existsSync(file) && newestGlibc(file);
    if (newest && isNewer(newest, floor)) {
      throw new Problem(
        `${main} requires ${libc} ${newest}, but releases may require at most ${floor}. Build it on an older system.`,
      );
    }
  }
}

/**
 * Creates the folder that is packed, with a package's manifest and files.
 *
 * @param {string} folder
 * @param {import('./manifest').Manifest} manifest
 * @param {(file: string) => string} sourceOf returns the path from which a file is copied
 * @param {Record<string, () => string>} [made] returns the contents of files that are generated
 * @returns {string} the folder
 */
function stage(folder, manifest, sourceOf, made = {}) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of new Set([...manifest.files, 'README.md', 'LICENSE'])) {
    if (Object.hasOwn(made, file)) {
      fs.writeFileSync(path.join(folder, file), made[file]());
      continue;
    }
    const source = sourceOf(file);
    if (!fs.existsSync(source)) {
      throw new Problem(`${path.relative(process.cwd(), source)} is missing; ${manifest.name} must contain it.`);
    }
    // npm does not pack symbolic links.
    fs.cpSync(source, path.join(folder, file), { recursive: true, dereference: true });
  }
  return folder;
}
