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
  // At least one file for this platform must exist; the loader decides which one fits.
  if (addonFiles().length > 0 && addon.isFresh()) {
    return;
  }
  requireCargo();
  requireCompiler();
  const first = !fs.existsSync(path.join(root, 'target', 'release'));
  say(
    first
      ? 'Building the native addon: the first build takes a few minutes, because it compiles the cryptography library from C.'
      : 'Rebuilding the native addon: up to a minute, because release builds are optimised.',
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
 * The napi CLI assumes that every build for musl on ARM is a cross build, and sets a linker that Alpine, which builds
 * natively, does not have.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function withOwnLinker(env) {
  return { CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER: 'cc', ...env };
}

module.exports = { buildAddon };

/** The compiled addons in the root for this platform and processor. */
function addonFiles() {
  const prefix = `clerk-express-native.${process.platform}-${process.arch}`;
  return fs.readdirSync(root).filter((name) => name.startsWith(prefix) && name.endsWith('.node'));
}
