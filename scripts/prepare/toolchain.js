'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { Problem, root } = require('./run');

/**
 * Looks for cargo, new enough for `rust-version` in Cargo.toml.
 *
 * @throws {Problem} that says what was looked for and how to install it
 */
function requireCargo() {
  const wanted = /^rust-version = "([\d.]+)"/m.exec(fs.readFileSync(path.join(root, 'Cargo.toml'), 'utf8'))[1];
  const answer = versionOf('cargo');
  if (answer === undefined) {
    throw new Problem(
      `Rust's "cargo" was looked for on the PATH and is not there.\n` +
        `Install Rust ${wanted} or newer from https://rustup.rs, open a new terminal and run the command again.`,
    );
  }
  const found = /(\d+)\.(\d+)/.exec(answer);
  if (found && isOlder(found.slice(1, 3), wanted.split('.'))) {
    throw new Problem(
      `Rust ${wanted} or newer is needed and ${answer} was found. Update it with: rustup update stable`,
    );
  }
}

/**
 * Looks for the C compiler that the cryptography library is built with.
 *
 * @throws {Problem} that says what was looked for and how to install it
 */
function requireCompiler() {
  // On Windows the compiler is found by way of the Visual Studio registration, not the PATH; cargo reports on it.
  if (process.platform === 'win32') {
    return;
  }
  const compiler = process.env.CC || 'cc';
  // CC may carry flags or a wrapper, as in "ccache gcc".
  if (versionOf(compiler.split(' ')[0]) !== undefined) {
    return;
  }
  const install =
    process.platform === 'darwin'
      ? 'xcode-select --install'
      : 'apt-get install build-essential   (or the package of that kind of your system: gcc, base-devel, build-base)';
  throw new Problem(
    `A C compiler is needed to build the cryptography library. "${compiler}" was looked for on the PATH` +
      `${process.env.CC ? ' (named by CC)' : ''} and is not there.\nInstall one with: ${install}`,
  );
}

module.exports = { requireCargo, requireCompiler };

function versionOf(program) {
  const result = spawnSync(program, ['--version'], { cwd: root, encoding: 'utf8' });
  return result.error || result.status !== 0 ? undefined : result.stdout.split('\n')[0].trim();
}

function isOlder([major, minor], [wantedMajor, wantedMinor]) {
  return Number(major) < Number(wantedMajor) || (major === wantedMajor && Number(minor) < Number(wantedMinor));
}
