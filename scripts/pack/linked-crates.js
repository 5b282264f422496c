'use strict';

const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { Problem, codeOf, root, run, say } = require('../prepare/run');
const { requireCargo } = require('../prepare/toolchain');

/** Cargo's metadata exceed Node's default limit. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * A package of `cargo metadata`, with its folder.
 *
 * @typedef {{ name: string, version: string, license: string | null, license_file: string | null, authors: string[],
 *   repository: string | null, folder: string }} Crate
 */

/**
 * The third-party crates that are linked into the compiled file for one target: the normal dependencies of its crate,
 * including crates with procedural macros. Build and development dependencies are not included.
 *
 * Crates that are not on this machine, as they are after a build for the target, are fetched.
 *
 * @param {string} target such as `x86_64-unknown-linux-gnu`
 * @param {string} crate the path of its `Cargo.toml`, relative to the project's root
 * @returns {Crate[]} sorted by name and version
 * @throws {Problem} if cargo is missing or fails
 */
function linkedCrates(target, crate) {
  requireCargo();
  /** @type {{ packages: (Omit<Crate, 'folder'> & { source: string | null, manifest_path: string })[] }} */
  const metadata = JSON.parse(cargo(['metadata', '--format-version', '1', '--filter-platform', target], target, crate));
  // The metadata contain the folders of the crates, but resolve features for the whole workspace, tests included. Only
  // the tree lists the crates that are linked into the compiled file.
  const tree = cargo(
    ['tree', '--edges', 'normal', '--target', target, '--prefix', 'none', '--format', '{p}'],
    target,
    crate,
  );
  const linked = new Set(tree.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')));
  return metadata.packages
    .filter(({ name, version, source }) => source !== null && linked.has(`${name} v${version}`))
    .map((crate) => ({ ...crate, folder: path.dirname(crate.manifest_path) }))
    .sort((one, other) => byText(one.name, other.name) || byText(one.version, other.version));
}

module.exports = { byText, linkedCrates };

/**
 * Compares strings by code unit, so that the order does not depend on the machine's locale.
 *
 * @param {string} one
 * @param {string} other
 */
function byText(one, other) {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

/**
 * @param {string[]} command
 * @param {string} target
 * @param {string} crate
 * @returns {string} what cargo prints
 */
function cargo(command, target, crate) {
  const attempt = (/** @type {string[]} */ options) =>
    spawnSync('cargo', [...command, ...options, '--locked', '--color', 'never', '--manifest-path', crate], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: MAX_OUTPUT_BYTES,
    });
  let result = attempt(['--offline']);
  if (result.status !== 0) {
    say(`Fetching the crates for ${target}, whose licences are packed.`);
    run(
      'cargo',
      ['fetch', '--locked', '--target', target, '--manifest-path', crate],
      `Fetching the crates for ${target} failed`,
    );
    result = attempt([]);
  }
  if (result.status !== 0) {
    throw new Problem(`cargo ${command[0]} failed for ${target}: ${codeOf(result.error) ?? result.stderr.trim()}`);
  }
  return result.stdout;
}
