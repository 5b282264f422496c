'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem, root } = require('../prepare/run');

const folder = path.join(root, 'npm');

/**
 * The manifest of a platform package.
 *
 * @param {string} platform the name of its folder in `npm/`, such as `linux-x64-gnu`
 * @returns {import('./manifest').Manifest}
 */
function platformManifest(platform) {
  return JSON.parse(fs.readFileSync(path.join(folder, platform, 'package.json'), 'utf8'));
}

/** The names of all supported platforms. */
function platforms() {
  return fs.readdirSync(folder).sort();
}

/**
 * The name of this machine's platform.
 *
 * @throws {Problem} if the platform is not supported
 */
function thisPlatform() {
  const libc = process.platform === 'linux' ? linuxLibc() : undefined;
  const found = platforms().find((platform) => {
    const manifest = platformManifest(platform);
    return (
      manifest.os.includes(process.platform) &&
      manifest.cpu.includes(process.arch) &&
      (!manifest.libc || manifest.libc.some((name) => name === libc))
    );
  });
  if (!found) {
    const machine = [process.platform, process.arch, ...(libc ? [libc] : [])].join(' ');
    throw new Problem(`There is no platform package for ${machine}; expected one of ${platforms().join(', ')}.`);
  }
  return found;
}

function linuxLibc() {
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/**
 * Rust's name of a platform: `x86_64-unknown-linux-gnu` for `linux-x64-gnu`.
 *
 * @param {string} platform
 */
function rustTarget(platform) {
  const { os, cpu, libc } = platformManifest(platform);
  /** @type {Record<string, string>} */
  const systems = {
    darwin: 'apple-darwin',
    linux: `unknown-linux-${libc?.[0] === 'musl' ? 'musl' : 'gnu'}`,
    win32: 'pc-windows-msvc',
  };
  return `${cpu[0] === 'arm64' ? 'aarch64' : 'x86_64'}-${systems[os[0]]}`;
}

module.exports = { platformManifest, platforms, rustTarget, thisPlatform };
