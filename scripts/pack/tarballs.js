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
 * Packs the package and the addons of some platforms. Nothing is built: the compiled addons have to be there.
 *
 * @param {object} options
 * @param {string[]} options.platforms such as `linux-x64-gnu`. The package names these as its optional dependencies,
 *   and no others: anybody could publish under a free name
 * @param {string} options.addons the folder with the compiled addons
 * @param {string} options.out the folder for the tarballs, which is made; earlier tarballs of ours in it are removed
 * @param {string} [options.repository] where the sources are
 * @param {string} [options.glibcFloor] the newest version of glibc that an addon may ask for
 * @param {(platform: string) => string} [options.licences] of what a platform's addon contains of others; by default
 *   they are collected from the crates, for which cargo has to be there
 * @param {(platform: string, manifest: object) => string} [options.sbom] its bill of materials; by default likewise
 * @returns {{ main: string, addons: string[] }} the paths of the tarballs; `addons` in the order of `platforms`
 * @throws {Problem} when a file or a licence is missing, a version is not that of the package, or an addon asks for a
 *   newer glibc
 */
function pack({ platforms, addons, out, repository, glibcFloor, licences = licencesFor, sbom = sbomFor }) {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const addonManifests = platforms.map((platform) => platformManifest(platform));
  const other = addonManifests.find(({ version }) => version !== manifest.version);
  if (other) {
    throw new Problem(
      `${other.name} has the version ${other.version}, and the package ${manifest.version}. Run node scripts/version.js.`,
    );
  }
  if (glibcFloor) {
    checkGlibc(addonManifests, addons, glibcFloor);
  }
  fs.mkdirSync(out, { recursive: true });
  // `npm install *.tgz` must not find those of an earlier version.
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
      const sourceOf = (file) => {
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
      // npm would name the tarballs without their folder.
      { shell, stdio: ['ignore', 'ignore', 2] },
    );
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
  return tarballsIn(out, platforms);
}

/** The paths of the tarballs that `pack` makes of this version. */
function tarballsIn(folder, platforms) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const tarball = (packed) => path.join(folder, `${packed}-${version}.tgz`);
  return { main: tarball(name), addons: platforms.map((platform) => tarball(platformManifest(platform).name)) };
}

module.exports = { pack, tarballsIn };

function licencesFor(platform) {
  return thirdPartyLicences(rustTarget(platform));
}

function sbomFor(platform, manifest) {
  return billOfMaterials(rustTarget(platform), manifest);
}

function checkGlibc(manifests, addons, floor) {
  for (const { libc, main } of manifests.filter((manifest) => manifest.libc?.includes('glibc'))) {
    const file = path.join(addons, main);
    const newest = fs.existsSync(file) && newestGlibc(file);
    if (newest && isNewer(newest, floor)) {
      throw new Problem(
        `${main} asks for ${libc} ${newest}, and ${floor} is the newest that is promised. Build it on an older system.`,
      );
    }
  }
}

/** Puts a package's manifest and its files into a folder of its own. Those in `made` are written, the others copied. */
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
      throw new Problem(
        `${manifest.name} is to contain ${file}, and ${path.relative(process.cwd(), source)} is not there.`,
      );
    }
    // npm would leave out what is only linked.
    fs.cpSync(source, path.join(folder, file), { recursive: true, dereference: true });
  }
  return folder;
}
