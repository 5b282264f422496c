'use strict';

const { linkedCrates } = require('./linked-crates');

/** @typedef {Pick<import('./manifest').Manifest, 'name' | 'version' | 'license'>} PackageIdentity */

/** @typedef {Pick<import('./linked-crates').Crate, 'name' | 'version' | 'license' | 'repository'>} BomCrate */

/** The name of the file in a platform package. */
const SBOM = 'sbom.cdx.json';

/**
 * The CycloneDX bill of materials of the compiled file for a target. It has neither a time nor a serial number, so that
 * equal sources produce equal files.
 *
 * @see https://cyclonedx.org/docs/1.6/json/
 * @param {string} target such as `x86_64-unknown-linux-gnu`
 * @param {object} product
 * @param {string} product.crate the path of its `Cargo.toml`
 * @param {PackageIdentity} product.manifest that of the platform package
 * @param {'library' | 'application'} product.type
 * @returns {string} JSON
 * @throws {import('../prepare/run').Problem} if cargo fails
 */
function billOfMaterials(target, { crate, manifest, type }) {
  return bomOf(linkedCrates(target, crate), manifest, type);
}

/**
 * The bill of materials for an array of crates.
 *
 * @param {BomCrate[]} crates
 * @param {PackageIdentity} manifest
 * @param {'library' | 'application'} [type]
 */
function bomOf(crates, { name, version, license }, type = 'library') {
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type,
        name,
        version,
        licenses: [{ license: { id: license } }],
        purl: `pkg:npm/${name}@${version}`,
      },
    },
    components: crates.map((crate) => component(crate)),
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

module.exports = { SBOM, billOfMaterials, bomOf };

/** @param {BomCrate} crate */
function component({ name, version, license, repository }) {
  const purl = `pkg:cargo/${name}@${encodeURIComponent(version)}`;
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    // Crates from before 2020 separate alternatives with a slash, which is not a valid SPDX expression.
    ...(license && { licenses: [{ expression: license.replace(/\s*\/\s*/g, ' OR ') }] }),
    ...(repository && { externalReferences: [{ type: 'vcs', url: repository }] }),
  };
}
