'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');

const root = path.join(__dirname, '..', '..');
const installed = path.join(root, 'target', 'runtimes', 'node_modules');

/**
 * The releases of Node that tests can start: the running one, and those that `npm run runtimes` installed.
 *
 * @returns {{ version: string, program: string }[]} each version once
 */
function nodeReleases() {
  const folders = fs.existsSync(installed) ? fs.readdirSync(installed).filter((name) => /^node-\d/.test(name)) : [];
  const programs = folders.flatMap((name) => ['bin/node', 'node.exe'].map((file) => path.join(installed, name, file)));
  const others = programs
    .filter((file) => fs.existsSync(file))
    .map((program) => ({ version: versionOf(program), program }));
  const all = [{ version: process.version, program: process.execPath }, ...others];
  return all.filter(({ version }, index) => all.findIndex((other) => other.version === version) === index);
}

/** @param {string} program */
function versionOf(program) {
  return execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
}

module.exports = { nodeReleases };
