'use strict';

const { linkedCrates } = require('./linked-crates');

/** The file in a platform's package. */
const SBOM = 'sbom.cdx.json';

/**
 * What the addon for a target is made of, as a CycloneDX bill of materials. It has neither a time nor a serial number,
 * so that the same sources give the same file.
 *
 * @see https://cyclonedx.org/docs/1.6/json/
 * @param {string} target such as `x86_64-unknown-linux-gnu`
 * @param {{ name: string, version: string, license: string }} manifest of the platform's package
 * @returns {string} JSON
 * @throws {import('../prepare/run').Problem} when cargo fails
 */
function billOfMaterials(target, manifest) {
  return bomOf(linkedCrates(target), manifest);
}

/** The same for crates that are known already. */
function bomOf(crates, { name, version, license }) {
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'library',
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

function component({ name, version, license, repository }) {
  const purl = `pkg:cargo/${name}@${encodeURIComponent(version)}`;
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    // Crates of before 2020 separate alternatives with a slash, which is not an SPDX expression.
    ...(license && { licenses: [{ expression: license.replace(/\s*\/\s*/g, ' OR ') }] }),
    ...(repository && { externalReferences: [{ type: 'vcs', url: repository }] }),
  };
}
