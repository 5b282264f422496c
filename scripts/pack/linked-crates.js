'use strict';

const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { Problem, root, run, say } = require('../prepare/run');
const { requireCargo } = require('../prepare/toolchain');

const MANIFEST = path.join('src', 'node', 'Cargo.toml');

/** Cargo's output for a large workspace exceeds Node's default limit. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The crates of others that the addon is made of on one target: the normal dependencies, with those whose macros wrote
 * some of its code. What only builds or tests it is not among them.
 *
 * They have to be on this machine, as they are after a build for the target. Those that are not are fetched.
 *
 * @param {string} target such as `x86_64-unknown-linux-gnu`
 * @returns {{ name: string, version: string, license: string | null, license_file: string | null, authors: string[],
 *   repository: string | null, folder: string }[]} by name and version
 * @throws {Problem} when there is no cargo, or it fails
 */
function linkedCrates(target) {
  requireCargo();
  const metadata = JSON.parse(cargo(['metadata', '--format-version', '1', '--filter-platform', target], target));
  // The metadata says where the crates are, but with the features of everything in the workspace, tests included. Only
  // the tree is limited to crates that are linked.
  const tree = cargo(['tree', '--edges', 'normal', '--target', target, '--prefix', 'none', '--format', '{p}'], target);
  const linked = new Set(tree.split('\n').map((line) => line.split(' ').slice(0, 2).join(' ')));
  return metadata.packages
    .filter(({ name, version, source }) => source !== null && linked.has(`${name} v${version}`))
    .map((crate) => ({ ...crate, folder: path.dirname(crate.manifest_path) }))
    .sort((one, other) => byText(one.name, other.name) || byText(one.version, other.version));
}

module.exports = { byText, linkedCrates };

/** The same order on every machine, whatever its language. */
function byText(one, other) {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

function cargo(command, target) {
  const attempt = (how) =>
    spawnSync('cargo', [...command, ...how, '--locked', '--color', 'never', '--manifest-path', MANIFEST], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: MOST_BYTES,
    });
  let result = attempt(['--offline']);
  if (result.status !== 0) {
    say(`Fetching the crates for ${target}, whose licences go with the addon: only where they are not here yet.`);
    run(
      'cargo',
      ['fetch', '--locked', '--target', target, '--manifest-path', MANIFEST],
      `Fetching the crates for ${target} failed`,
    );
    result = attempt([]);
  }
  if (result.status !== 0) {
    throw new Problem(
      `cargo ${command[0]} did not list the crates for ${target}: ${result.error?.code ?? result.stderr.trim()}`,
    );
  }
  return result.stdout;
}
