'use strict';

// Nothing is required here: in a bundle that has no `require` it would fail before load() could say why.

/** The version of this package, which is that of its addon too. Written by `scripts/version.js`. */
const VERSION = '0.1.0';

/**
 * Where the addon for each platform is. Every package has a `require.resolve` of its own, because the tools that
 * collect the files of an app, as serverless hosts do, follow no name that is put together.
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
 * Loads the addon: the one that was built in a checkout of the sources, else that of the platform's package.
 *
 * @throws {Error} that names the machine, what was looked for, what was found and what to do, with one of the codes in
 *   `native/load-error.js`, or `addon-bundled`
 */
function load() {
  const attempt = { version: VERSION, platforms: Object.keys(PACKAGES) };
  try {
    attempt.platform = platformName();
    attempt.file = findAddon(attempt.platform);
    attempt.damage = process.platform === 'linux' ? damageOf(attempt.file) : undefined;
    if (!attempt.damage) {
      attempt.addon = require(attempt.file);
    }
  } catch (cause) {
    attempt.cause = cause;
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
 * Whether a bundler has made this file a part of another one. Where that works, as with ncc, which copies the addon,
 * nothing is wrong with it. The modules in a bundle are not Node's, and have no file.
 */
function isBundled() {
  return typeof module.filename !== 'string';
}

function findAddon(platform) {
  const fs = require('node:fs');
  const path = require('node:path');
  // ncc makes ES modules without `__dirname` in which the packages are found.
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

/** The running program names the loader of its C library near its beginning, which is cheaper to read than a report. */
function usesMusl() {
  const beginning = readAt(process.execPath, 0, 4096);
  if (beginning?.includes('/ld-musl')) {
    return true;
  }
  if (beginning?.includes('/ld-linux')) {
    return false;
  }
  return require('./machine').libc() === 'musl';
}

/**
 * What is wrong with a library of Linux, in words, or nothing. The C library would load one whose end is missing, as
 * after a download that broke off, and the process would die of SIGBUS when it comes to the missing part.
 */
function damageOf(file) {
  const header = readAt(file, 0, 64);
  // Whoever may not read it is told so by the system.
  if (!header) {
    return undefined;
  }
  if (!header.subarray(0, 4).equals(Buffer.from('\x7fELF'))) {
    return 'which is no library';
  }
  // The table of sections, which linkers write last: its place, the size of its rows and their number.
  const end =
    header.length === 64 && Number(header.readBigUInt64LE(40)) + header.readUInt16LE(58) * header.readUInt16LE(60);
  return end && readAt(file, end - 1, 1)?.length === 1 ? undefined : 'whose end is missing';
}

/** Up to `length` bytes of a file, fewer at its end; nothing when it cannot be read. */
function readAt(file, position, length) {
  const fs = require('node:fs');
  let descriptor;
  try {
    descriptor = fs.openSync(file);
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
