'use strict';

const { THIRD_PARTY_LICENCES } = require('./licences');
const { SBOM } = require('./sbom');

/**
 * The parts of a `package.json` that packing reads. `os`, `cpu` and `libc` are those of a platform package.
 *
 * @typedef {{ name: string, version: string, description: string, keywords: string[], license: string, engines:
 *   Record<string, string>, files: string[], os: string[], cpu: string[], libc?: string[], preferUnplugged?: boolean
 *   }} Manifest
 */

/** Keys of package.json that are for development and not published. */
const DEVELOPMENT_KEYS = ['private', 'scripts', 'devDependencies', 'overrides', 'napi'];

/**
 * The manifest that is published.
 *
 * It has no scripts, so nothing runs on installation. The compiled file comes as one of the `optionalDependencies`, of
 * which package managers install the one for the machine. package.json does not have them, because a fresh clone could
 * not install them before they are published.
 *
 * @param {Manifest} manifest package.json
 * @param {Manifest[]} platformManifests those of the platform packages
 * @param {string} [repository] the repository's URL, from which those of the home page and issue tracker are derived
 */
function publishedManifest(manifest, platformManifests, repository) {
  const published = /** @type {Manifest} */ (
    Object.fromEntries(Object.entries(manifest).filter(([name]) => !DEVELOPMENT_KEYS.includes(name)))
  );
  return {
    ...withRepository(published, repository),
    optionalDependencies: Object.fromEntries(platformManifests.map(({ name, version }) => [name, version])),
  };
}

/**
 * The published manifest of a platform package. Packing adds the licences and the bill of materials.
 *
 * @param {Manifest} manifest
 * @param {string} [repository]
 */
function publishedPlatformManifest(manifest, repository) {
  return withRepository({ ...manifest, files: [...manifest.files, THIRD_PARTY_LICENCES, SBOM] }, repository);
}

module.exports = { publishedPlatformManifest, publishedManifest };

/**
 * @param {Manifest} manifest
 * @param {string | undefined} url
 */
function withRepository(manifest, url) {
  if (url === undefined) {
    return manifest;
  }
  const page = url.replace(/^git\+/, '').replace(/\.git$/, '');
  return {
    ...manifest,
    repository: { type: 'git', url },
    homepage: `${page}#readme`,
    bugs: { url: `${page}/issues` },
  };
}
