'use strict';

// This file requires nothing at its top: in a bundle without `require` it would fail before load() can explain why.

/** @typedef {typeof import('../../binding')} Addon */

/**
 * The state of an attempt to load the addon.
 *
 * @typedef {object} Attempt
 * @property {string} version of this package
 * @property {string[]} platforms with an addon
 * @property {string} [platform] such as `linux-x64-gnu`
 * @property {string} [file] the addon that was found
 * @property {string} [damage] what is wrong with that file, such as `which is truncated`
 * @property {Addon} [addon] the addon, once loaded; it may be of another version
 * @property {LoadFault} [cause] what was thrown
 */

/** @typedef {{ code?: string, name?: string, message: string }} LoadFault */

/** The version of this package and of its addon. `scripts/version.js` writes it. */
const VERSION = '0.1.0';

/**
 * Where the addon for each platform is. Every package has its own `require.resolve`, because tools that trace the files
 * of an app, such as those of serverless hosts, follow literal names only.
 *
 * @type {Record<string, () => string>}
 */
const PACKAGES = {
  'darwin-arm64': () => require.resolve('clerk-express-native-darwin-arm64'),
  'darwin-x64': () => require.resolve('clerk-express-native-darwin-x64'),
  'linux-arm64-gnu': () => require.resolve('clerk-express-native-linux-arm64-gnu'),
  'linux-arm64-musl': () => require.resolve('clerk-express-native-linux-arm64-musl'),
  'linux-x64-gnu': () => require.resolve('clerk-express-native-linux-x64-gnu'),
  'linux-x64-musl': () => require.resolve('clerk-express-native-linux-x64-musl'),
  'win32-arm64-msvc': () => require.resolve('clerk-express-native-win32-arm64-msvc'),
  'win32-x64-msvc': () => require.resolve('clerk-express-native-win32-x64-msvc'),
};

/**
 * Loads the addon: the one that was built in a checkout of the sources, or that of the platform's package.
 *
 * @returns {Addon}
 * @throws {Error} that names the machine, what was expected, what was found and what to do, with one of the codes in
 *   `load-error.js`, or `addon-bundled`
 */
function load() {
  /** @type {Attempt} */
  const attempt = { version: VERSION, platforms: Object.keys(PACKAGES) };
  try {
    attempt.platform = platformName();
    attempt.file = findAddon(attempt.platform);
    attempt.damage = process.platform === 'linux' ? damageOf(attempt.file) : undefined;
    if (!attempt.damage) {
      attempt.addon = require(attempt.file);
    }
  } catch (cause) {
    attempt.cause = /** @type {LoadFault} */ (cause);
  }
  if (attempt.addon && attempt.addon.VERSION === VERSION) {
    attempt.addon.trustAuthoritiesOf(require('./certificate-authorities').changedAuthorities);
    return attempt.addon;
  }
  if (isBundled()) {
    throw require('./bundled').bundledError(attempt);
  }
  throw require('./load-error').loadError(attempt);
}

/**
 * Whether a bundler has inlined this file into another one. That is fine where loading works, as with ncc, which copies
 * the addon. Modules in a bundle are not Node's, and have no file name.
 */
function isBundled() {
  const { filename } = /** @type {{ filename?: unknown }} */ (module);
  return typeof filename !== 'string';
}

/** @param {string} platform */
function findAddon(platform) {
  const fs = require('node:fs');
  const path = require('node:path');
  // ncc emits ES modules without `__dirname`; the packages are found from there.
  const built =
    typeof __dirname === 'string' && path.join(__dirname, '..', '..', `clerk-express-native.${platform}.node`);
  return built && fs.existsSync(built) ? built : PACKAGES[platform]?.();
}

function platformName() {
  const { platform, arch } = process;
  if (platform === 'linux') {
    return `linux-${arch}-${usesMusl() ? 'musl' : 'gnu'}`;
  }
  return platform === 'win32' ? `win32-${arch}-msvc` : `${platform}-${arch}`;
}

/** The executable names the loader of its C library near its start, which is cheaper to read than a report. */
function usesMusl() {
  const start = readAt(process.execPath, 0, 4096);
  if (start?.includes('/ld-musl')) {
    return true;
  }
  if (start?.includes('/ld-linux')) {
    return false;
  }
  return require('./machine').libc() === 'musl';
}

/**
 * What is wrong with a Linux library, or `undefined`. The C library would load a truncated file, such as one from an
 * interrupted download, and the process would die of SIGBUS when it reads the missing part.
 *
 * @param {string} file
 */
function damageOf(file) {
  const header = readAt(file, 0, 64);
  // If the file cannot be read, the system's error from `require` is clearer than ours.
  if (!header) {
    return undefined;
  }
  if (!header.subarray(0, 4).equals(Buffer.from('\x7fELF'))) {
    return 'which is not a library';
  }
  // The section table, which linkers write last: its offset, the size of its entries and their number.
  const end =
    header.length === 64 && Number(header.readBigUInt64LE(40)) + header.readUInt16LE(58) * header.readUInt16LE(60);
  return end && readAt(file, end - 1, 1)?.length === 1 ? undefined : 'which is truncated';
}

/**
 * Reads up to `length` bytes of a file, fewer at its end; `undefined` when it cannot be read.
 *
 * @param {string} file
 * @param {number} position
 * @param {number} length
 */
function readAt(file, position, length) {
  const fs = require('node:fs');
  let descriptor;
  try {
    descriptor = fs.openSync(file, 'r');
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, length, position));
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) {
      fs.closeSync(descriptor);
    }
  }
}

module.exports = load();
