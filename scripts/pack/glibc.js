'use strict';

const fs = require('node:fs');

/**
 * The newest version of glibc that the addons for Linux may ask for. Node's own binaries of every version that the
 * package supports ask for it, so the addon runs wherever they do.
 */
const GLIBC_FLOOR = '2.28';

/** The newest version of glibc that a library asks for, such as `2.28`; nothing for one that asks for none. */
function newestGlibc(file) {
  const names = fs.readFileSync(file, 'latin1').match(/\bGLIBC_\d+\.\d+(?=[.\0])/g) ?? [];
  return names
    .map((name) => name.slice('GLIBC_'.length))
    .sort(byVersion)
    .at(-1);
}

/** Whether a version such as `2.9` comes after one such as `2.28`. */
function isNewer(version, other) {
  return byVersion(version, other) > 0;
}

module.exports = { GLIBC_FLOOR, isNewer, newestGlibc };

function byVersion(one, other) {
  const [[major, minor], [otherMajor, otherMinor]] = [one, other].map((version) => version.split('.').map(Number));
  return major - otherMajor || minor - otherMinor;
}
