'use strict';

const { THIRD_PARTY_LICENCES } = require('./licences');
const { SBOM } = require('./sbom');

/** What of package.json is for work on the package, and not for those who install it. */
const ONLY_FOR_WORK = ['private', 'scripts', 'devDependencies', 'overrides', 'napi'];

/**
 * The manifest that is published.
 *
 * Nothing runs when it is installed, because it has no scripts at all. The addon comes with one of the
 * `optionalDependencies`, of which package managers install the one that fits the machine. They are written here and
 * not in package.json, where a fresh clone would look for them in a registry before they are published.
 *
 * @param {object} manifest package.json
 * @param {object[]} addons the manifests of the platforms' packages
 * @param {string} [repository] where the sources are; the home page and the issue tracker follow from it
 */
function publishedManifest(manifest, addons, repository) {
  const published = Object.fromEntries(Object.entries(manifest).filter(([name]) => !ONLY_FOR_WORK.includes(name)));
  return {
    ...withRepository(published, repository),
    optionalDependencies: Object.fromEntries(addons.map(({ name, version }) => [name, version])),
  };
}

/** The manifest of one platform's package that is published. Packing adds the licences and the bill of materials. */
function publishedAddonManifest(manifest, repository) {
  return withRepository({ ...manifest, files: [...manifest.files, THIRD_PARTY_LICENCES, SBOM] }, repository);
}

module.exports = { publishedAddonManifest, publishedManifest };

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
