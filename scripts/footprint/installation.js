'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { root, run } = require('../prepare/run');
const { npm } = require('../prepare/npm');
const { packedForThisMachine, scratchFolder } = require('../../test/support/packed');

/**
 * Installs this package and `@clerk/express`, each in an empty project. Express, which both require, is counted for
 * neither.
 *
 * @returns {{ ours: string, peer: string }} the folders
 * @throws {import('../prepare/run').Problem} if npm fails
 */
function install() {
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { main, addons } = packedForThisMachine();
  return {
    ours: project('footprint-ours', ['--offline', main, ...addons]),
    peer: project('footprint-peer', [`@clerk/express@${devDependencies['@clerk/express']}`]),
  };
}

/**
 * The numbers of packages and files that are installed in a project, and the total size of the files.
 *
 * @param {string} folder
 */
function sizeOf(folder) {
  const modules = path.join(folder, 'node_modules');
  const { packages } = JSON.parse(fs.readFileSync(path.join(modules, '.package-lock.json'), 'utf8'));
  const files = Object.keys(packages).flatMap((name) => filesIn(path.join(folder, name)));
  const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  return { packages: Object.keys(packages).length, files: files.length, bytes };
}

module.exports = { install, sizeOf };

/**
 * @param {string} name
 * @param {string[]} packages
 * @returns {string} the folder
 */
function project(name, packages) {
  const folder = scratchFolder(name);
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { program, first, shell } = npm();
  // Without peer dependencies, which would install Express.
  const settings = ['--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run(program, [...first, 'install', ...settings, ...packages], `Installing ${packages.at(-1)} failed`, {
    cwd: folder,
    shell,
  });
  return folder;
}

/**
 * The files of a package, without those of nested packages, which are counted on their own.
 *
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (!entry.isDirectory()) {
      return [place];
    }
    return entry.name === 'node_modules' ? [] : filesIn(place);
  });
}
