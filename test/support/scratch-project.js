'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { npm } = require('../../scripts/prepare/npm');

const root = path.join(__dirname, '..', '..');

/** The other dependencies of an app: Express, and declarations for its TypeScript. */
const LINKED = ['express', '@types/express', '@types/node'];

/**
 * Creates a project in which npm has installed the packed package, with the programs of `test/packaging/programs`. Does
 * not use the network.
 *
 * @param {string} folder an empty folder outside this project
 * @param {{ main: string, addons: string[] }} tarballs
 */
function makeProject(folder, { main, addons }) {
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { program, first, shell } = npm();
  const install = [...first, 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', ...addons, main];
  const { status, stdout, stderr } = spawnSync(program, install, { cwd: folder, shell, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`The packed package could not be installed: ${stdout}${stderr}`);
  }
  for (const name of LINKED) {
    const link = path.join(folder, 'node_modules', name);
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules', name), link, 'junction');
  }
  fs.cpSync(path.join(root, 'test', 'packaging', 'programs'), folder, { recursive: true });
}

module.exports = { makeProject };
