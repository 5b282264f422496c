'use strict';

const path = require('node:path');
const { freshness } = require('./freshness');
const { releaseEnvironment } = require('./release-build');
const { root, run, say } = require('./run');
const { requireCargo, requireCompiler } = require('./toolchain');

/** The program's place, relative to the project's root. */
const program = path.join('target', 'release', process.platform === 'win32' ? 'clerk-local.exe' : 'clerk-local');

/**
 * Builds `clerk-local`. Cargo is always asked, since it alone knows what is stale; our own look only chooses the words.
 */
function buildClerkLocal() {
  requireCargo();
  const local = freshness('clerk-local', ['local', 'src', 'Cargo.toml', 'Cargo.lock'], [program]);
  const fresh = local.isFresh();
  if (!fresh) {
    requireCompiler();
    say('Building clerk-local, the stand-in for Clerk on this machine: some minutes the first time, then seconds.');
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
