'use strict';

/**
 * The name of a platform's package.
 *
 * @param {string} platform
 */
function packageName(platform) {
  return `clerk-express-native-${platform}`;
}

/**
 * The platforms whose packages are installed, whether they fit or not.
 *
 * @param {string[]} platforms
 */
function installedPlatforms(platforms) {
  return platforms.filter((platform) => installedVersion(platform) !== undefined);
}

/**
 * The version of a platform's package; `undefined` when it is not installed.
 *
 * @param {string} platform
 * @returns {string | undefined}
 */
function installedVersion(platform) {
  try {
    return require(`${packageName(platform)}/package.json`).version;
  } catch {
    return undefined;
  }
}

/**
 * The same platform with the other C library of Linux.
 *
 * @param {string} platform
 */
function otherLibc(platform) {
  return platform.endsWith('-musl') ? platform.replace('-musl', '-gnu') : platform.replace('-gnu', '-musl');
}

module.exports = { installedPlatforms, installedVersion, otherLibc, packageName };
