'use strict';

const fs = require('node:fs');

/**
 * The newest version of glibc that the addons for Linux may require. The official binaries of every supported release
 * of Node require it too, so the addon runs wherever they do.
 */
const GLIBC_FLOOR = '2.28';

/**
 * The newest version of glibc that a library requires, such as `2.28`.
 *
 * @param {string} file
 * @returns {string | undefined} `undefined` if it requires no version
 */
function newestGlibc(file) {
  const names = fs.readFileSync(file, 'latin1').match(/\bGLIBC_\d+\.\d+(?=[.\0])/g) ?? [];
  return names
    .map((name) => name.slice('GLIBC_'.length))
    .sort(byVersion)
    .at(-1);
}

/**
 * Compares versions by number: `2.28` is newer than `2.9`.
 *
 * @param {string} version
 * @param {string} other
 */
function isNewer(version, other) {
  return byVersion(version, other) > 0;
}

module.exports = { GLIBC_FLOOR, isNewer, newestGlibc };

/**
 * @param {string} one
 * @param {string} other
 */
function byVersion(one, other) {
  const [[major, minor], [otherMajor, otherMinor]] = [one, other].map((version) => version.split('.').map(Number));
  return major - otherMajor || minor - otherMinor;
}
