'use strict';

const path = require('node:path');
const { freshness } = require('./freshness');
const { releaseEnvironment } = require('./release-build');
const { root, run, say } = require('./run');
const { requireCargo, requireCompiler } = require('./toolchain');

/** The path of the program, relative to the project's root. */
const program = path.join('target', 'release', process.platform === 'win32' ? 'clerk-local.exe' : 'clerk-local');

/**
 * Builds `clerk-local`. Always runs Cargo, which determines what is stale; the check of freshness only decides what is
 * printed.
 */
function buildClerkLocal() {
  requireCargo();
  const local = freshness('clerk-local', ['local', 'src', 'Cargo.toml', 'Cargo.lock'], [program]);
  const fresh = local.isFresh();
  if (!fresh) {
    requireCompiler();
    say('Building clerk-local, the local stand-in for Clerk: a few minutes the first time, then seconds.');
  }
  const start = new Date();
  run(
    'cargo',
    ['build', '--release', '--package', 'clerk-local', ...(fresh ? ['--quiet'] : [])],
    'Building clerk-local failed',
    { env: releaseEnvironment(process.env) },
  );
  local.markFresh(start);
}

module.exports = { buildClerkLocal, clerkLocalProgram: path.join(root, program) };
