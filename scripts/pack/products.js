'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { root } = require('../prepare/run');
const { platformManifest } = require('./platforms');

/** @typedef {import('./manifest').Manifest} Manifest */

/**
 * A package that needs a compiled file, which comes in one package for each platform.
 *
 * @typedef {object} Product
 * @property {string} name of the package
 * @property {string} folder with its `package.json`, relative to the project's root
 * @property {string} crate the manifest of the crate that is compiled, relative to the project's root
 * @property {string} kind what the compiled file is called: "addon" or "program"
 * @property {'library' | 'application'} component its type in a bill of materials
 * @property {(platform: string) => Manifest} manifestFor returns the manifest of a platform's package
 * @property {(platform: string, file: string) => { source: string } | { text: string }} fileFor returns where a file of
 *   a platform's package comes from, except for the compiled file
 */

/** @type {Product} */
const ADDON = {
  name: 'clerk-express-native',
  folder: '',
  crate: path.join('src', 'node', 'Cargo.toml'),
  kind: 'addon',
  component: 'library',
  manifestFor: platformManifest,
  fileFor: (platform, file) => ({
    source: path.join(root, file === 'LICENSE' ? '' : path.join('npm', platform), file),
  }),
};

/** @type {Product} */
const PROGRAM = {
  name: 'clerk-local',
  folder: path.join('local', 'npm'),
  crate: path.join('local', 'Cargo.toml'),
  kind: 'program',
  component: 'application',
  manifestFor: programManifest,
  fileFor: (platform, file) =>
    file === 'README.md' ? { text: readmeFor(platform) } : { source: path.join(root, file) },
};

/**
 * The name of the program's file in the package of a platform.
 *
 * @param {string} platform
 */
function programFile(platform) {
  return platform.startsWith('win32-') ? 'clerk-local.exe' : 'clerk-local';
}

/**
 * The source manifest of a product.
 *
 * @param {Product} product
 * @returns {Manifest}
 */
function sourceManifest({ folder }) {
  return JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
}

module.exports = { ADDON, PROGRAM, programFile, sourceManifest };

/**
 * Derived from that of the addon, which names the same system, processor and C library.
 *
 * @param {string} platform
 * @returns {Manifest}
 */
function programManifest(platform) {
  const { os, cpu, libc, license, engines } = platformManifest(platform);
  const { version, description, keywords } = sourceManifest(PROGRAM);
  return {
    name: `${PROGRAM.name}-${platform}`,
    version,
    description,
    keywords,
    license,
    engines,
    os,
    cpu,
    ...(libc && { libc }),
    // A program in a zip file, as Yarn has its packages, cannot be started.
    preferUnplugged: true,
    files: [programFile(platform)],
  };
}

/** @param {string} platform */
function readmeFor(platform) {
  return `# \`${PROGRAM.name}-${platform}\`\n\nThe program of \`${PROGRAM.name}\` for ${platform}. Install \`${PROGRAM.name}\`, which brings the right one.\n`;
}
