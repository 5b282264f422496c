'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem, root } = require('../prepare/run');

const folder = path.join(root, 'npm');

/** The manifest of a platform's package, such as that in `npm/linux-x64-gnu`. */
function platformManifest(platform) {
  return JSON.parse(fs.readFileSync(path.join(folder, platform, 'package.json'), 'utf8'));
}

/** The names of all platforms that the package has an addon for. */
function platforms() {
  return fs.readdirSync(folder).sort();
}

/**
 * The name of the platform that this runs on.
 *
 * @throws {Problem} when the package has no addon for it
 */
function thisPlatform() {
  const libc =
    process.platform === 'linux' && (process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl');
  const found = platforms().find((platform) => {
    const manifest = platformManifest(platform);
    return (
      manifest.os.includes(process.platform) &&
      manifest.cpu.includes(process.arch) &&
      (!manifest.libc || manifest.libc.includes(libc))
    );
  });
  if (!found) {
    const machine = [process.platform, process.arch, ...(libc ? [libc] : [])].join(' ');
    throw new Problem(`There is no platform package for ${machine}. There are: ${platforms().join(', ')}.`);
  }
  return found;
}

/** What Rust calls a platform, such as `x86_64-unknown-linux-gnu` for `linux-x64-gnu`. */
function rustTarget(platform) {
  const { os, cpu, libc } = platformManifest(platform);
  const system = {
    darwin: 'apple-darwin',
    linux: `unknown-linux-${libc?.[0] === 'musl' ? 'musl' : 'gnu'}`,
    win32: 'pc-windows-msvc',
  }[os[0]];
  return `${{ arm64: 'aarch64', x64: 'x86_64' }[cpu[0]]}-${system}`;
}

module.exports = { platformManifest, platforms, rustTarget, thisPlatform };
