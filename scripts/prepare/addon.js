'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { freshness } = require('./freshness');
const { releaseEnvironment } = require('./release-build');
const { root, run, say } = require('./run');
const { requireCargo, requireCompiler } = require('./toolchain');

/** Builds the native addon into the project's root, with its declarations, when its sources have changed. */
function buildAddon() {
  const addon = freshness('addon', ['src', 'Cargo.toml', 'Cargo.lock'], ['binding.d.ts', ...addonFiles()]);
  // At least one file named after this platform has to be there; the loader decides which of them fits.
  if (addonFiles().length > 0 && addon.isFresh()) {
    return;
  }
  requireCargo();
  requireCompiler();
  const first = !fs.existsSync(path.join(root, 'target', 'release'));
  say(
    first
      ? 'Building the native addon: the first time takes some minutes, because the cryptography library is compiled from C.'
      : 'Building the native addon from the changed sources: up to a minute, because release builds are optimised.',
  );
  const start = new Date();
  run(
    process.execPath,
    [
      path.join(root, 'node_modules', '@napi-rs', 'cli', 'dist', 'cli.js'),
      ...[
        'build',
        '--platform',
        '--release',
        '--manifest-path',
        'src/node/Cargo.toml',
        '--package-json-path',
        'package.json',
      ],
      ...['--output-dir', '.', '--no-js', '--dts', 'binding.d.ts'],
    ],
    'Building the native addon failed',
    { env: releaseEnvironment(withOwnLinker(process.env)) },
  );
  addon.markFresh(start);
}

/**
 * napi's command takes every build for musl on ARM for one from another kind of machine, and sets a linker for it that
 * Alpine, where the build is at home, does not have.
 */
function withOwnLinker(env) {
  return { CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER: 'cc', ...env };
}

module.exports = { buildAddon };

/** The compiled addons in the root that are named for this platform and processor. */
function addonFiles() {
  const prefix = `clerk-express-native.${process.platform}-${process.arch}`;
  return fs.readdirSync(root).filter((name) => name.startsWith(prefix) && name.endsWith('.node'));
}
