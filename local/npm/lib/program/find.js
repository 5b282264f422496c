'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ClerkLocalError } = require('../error');
const { PLATFORMS, thisPlatform } = require('./platform');

/** @type {{ version: string }} */
const { version } = require('../../package.json');

/**
 * The path of the program: `CLERK_LOCAL_PROGRAM` if it is set, otherwise that in the package of this platform.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 * @throws {ClerkLocalError} `program-not-found`, `platform-unsupported`, `program-not-installed` or
 *   `program-version-mismatch`
 */
function findProgram(env = process.env) {
  const { CLERK_LOCAL_PROGRAM: named } = env;
  if (named) {
    const file = path.resolve(named);
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
      throw new ClerkLocalError(
        'program-not-found',
        `There is no file at ${file}, which CLERK_LOCAL_PROGRAM names. Correct the variable, or remove it.`,
      );
    }
    return file;
  }
  return installedProgram(thisPlatform());
}

module.exports = { findProgram };

/** @param {string} platform */
function installedProgram(platform) {
  if (!PLATFORMS.includes(platform)) {
    throw new ClerkLocalError(
      'platform-unsupported',
      `clerk-local ${version} has no program for ${platform}, only for ${PLATFORMS.join(', ')}. ` +
        'Build it from its sources with Rust, and set CLERK_LOCAL_PROGRAM to its path.',
    );
  }
  const name = `clerk-local-${platform}`;
  let file;
  let installed;
  try {
    file = require.resolve(`${name}/${process.platform === 'win32' ? 'clerk-local.exe' : 'clerk-local'}`);
    installed = require(`${name}/package.json`).version;
  } catch (cause) {
    throw new ClerkLocalError(
      'program-not-installed',
      `clerk-local ${version}: the package ${name}, which contains the program, is not installed. Optional ` +
        `dependencies were omitted, or node_modules is that of another machine. Run: ${installCommand()}`,
      { cause },
    );
  }
  if (installed !== version) {
    throw new ClerkLocalError(
      'program-version-mismatch',
      `clerk-local ${version}: the installed ${name} has version ${installed}. Run: ${installCommand()}`,
    );
  }
  return file;
}

function installCommand() {
  return `npm install --save-dev --include=optional clerk-local@${version}`;
}
