'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { platforms, thisPlatform } = require('../../scripts/pack/platforms');
const { packedForAllPlatforms, scratchFolder } = require('./packed');
const { extractTo } = require('./tarball');

/**
 * An app's folder with the packed package and the addons of some platforms, unpacked as package managers do. Each call
 * creates a folder, which may be damaged.
 *
 * @param {string[]} [installed] the platforms; defaults to that of this machine
 */
function install(installed = [thisPlatform()]) {
  const folder = scratchFolder('app');
  const { main, addons } = packedForAllPlatforms();
  const modules = path.join(folder, 'node_modules');
  extractTo(main, path.join(modules, 'clerk-express-native'));
  for (const platform of installed) {
    extractTo(addons[platforms().indexOf(platform)], path.join(modules, `clerk-express-native-${platform}`));
  }
  return {
    folder,
    file: (/** @type {string[]} */ ...names) => path.join(folder, ...names),
    module: (/** @type {string[]} */ ...names) => path.join(modules, ...names),
    addon: (platform = thisPlatform()) => {
      return path.join(modules, `clerk-express-native-${platform}`, `clerk-express-native.${platform}.node`);
    },
  };
}

/** @type {string | undefined} */
let onlyNode;

/** A `PATH` with nothing but Node: no Rust, no compiler, no package manager. */
function pathWithNodeAlone() {
  if (!onlyNode) {
    onlyNode = scratchFolder('path');
    fs.symlinkSync(process.execPath, path.join(onlyNode, path.basename(process.execPath)));
  }
  return onlyNode;
}

/**
 * Runs JavaScript in an app's folder, with only Node on the `PATH`, and without other environment variables.
 *
 * @param {string} folder
 * @param {string} source CommonJS; empty if the arguments of Node name a file
 * @param {{ node?: string[], env?: NodeJS.ProcessEnv }} [options] arguments and environment of Node
 * @returns {{ status: number | null, signal: string | null, stdout: string, stderr: string }}
 */
function runIn(folder, source, { node = [], env = {} } = {}) {
  const system = process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {};
  return spawnSync(process.execPath, [...node, ...(source && ['-e', source])], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...system, PATH: pathWithNodeAlone(), ...env },
  });
}

module.exports = { install, pathWithNodeAlone, runIn };
