'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { Problem, root } = require('./run');

/**
 * Checks that cargo is installed and not older than `rust-version` in Cargo.toml.
 *
 * @throws {Problem} with instructions how to install it
 */
function requireCargo() {
  const [, wanted = ''] =
    /^rust-version = "([\d.]+)"/m.exec(fs.readFileSync(path.join(root, 'Cargo.toml'), 'utf8')) ?? [];
  const installed = versionOf('cargo');
  if (installed === undefined) {
    throw new Problem(
      `"cargo" was not found on the PATH.\n` +
        `Install Rust ${wanted} or newer from https://rustup.rs, open a new terminal and run the command again.`,
    );
  }
  const found = /(\d+)\.(\d+)/.exec(installed);
  if (found && isOlder(found.slice(1, 3), wanted.split('.'))) {
    throw new Problem(`Rust ${wanted} or newer is required; found ${installed}. Update it with: rustup update stable`);
  }
}

/**
 * Checks that there is a C compiler, which builds the cryptography library.
 *
 * @throws {Problem} with instructions how to install it
 */
function requireCompiler() {
  // On Windows, cargo finds the compiler through the registration of Visual Studio, not the PATH, and reports errors.
  if (process.platform === 'win32') {
    return;
  }
  const compiler = process.env.CC || 'cc';
  // CC may contain flags or a wrapper, as in "ccache gcc".
  if (versionOf(compiler.split(' ')[0]) !== undefined) {
    return;
  }
  const install =
    process.platform === 'darwin'
      ? 'xcode-select --install'
      : 'apt-get install build-essential   (or the equivalent on your system: gcc, base-devel, build-base)';
  throw new Problem(
    `The C compiler "${compiler}"${process.env.CC ? ' (from CC)' : ''} was not found on the PATH; building the ` +
      `cryptography library requires one.\nInstall it with: ${install}`,
  );
}

module.exports = { requireCargo, requireCompiler };

/**
 * @param {string} program
 * @returns {string | undefined} the first line of `--version`
 */
function versionOf(program) {
  const result = spawnSync(program, ['--version'], { cwd: root, encoding: 'utf8' });
  return result.error || result.status !== 0 ? undefined : result.stdout.split('\n')[0].trim();
}

/**
 * @param {string[]} version
 * @param {string[]} wanted
 */
function isOlder([major, minor], [wantedMajor, wantedMinor]) {
  return Number(major) < Number(wantedMajor) || (major === wantedMajor && Number(minor) < Number(wantedMinor));
}
