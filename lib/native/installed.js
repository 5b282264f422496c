'use strict';

/** The name of a platform's package. */
function packageName(platform) {
  return `clerk-express-native-${platform}`;
}

/** Which of the platforms' packages are installed, whether they fit or not. */
function installedPlatforms(platforms) {
  return platforms.filter((platform) => installedVersion(platform) !== undefined);
}

/** The version of a platform's package, or nothing when it is not installed. */
function installedVersion(platform) {
  try {
    return require(`${packageName(platform)}/package.json`).version;
  } catch {
    return undefined;
  }
}

/** The same platform with the other C library of Linux. */
function otherLibc(platform) {
  return platform.endsWith('-musl') ? platform.replace('-musl', '-gnu') : platform.replace('-gnu', '-musl');
}

module.exports = { installedPlatforms, installedVersion, otherLibc, packageName };
