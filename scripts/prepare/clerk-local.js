'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { freshness } = require('./freshness');
const { releaseEnvironment, releaseTarget } = require('./release-build');
const { root, run, say } = require('./run');
const { requireCargo, requireCompiler } = require('./toolchain');

const name = process.platform === 'win32' ? 'clerk-local.exe' : 'clerk-local';

/** The path of the program, relative to the project's root. */
const program = path.join('target', 'release', name);

/** Its absolute path. */
const clerkLocalProgram = path.join(root, program);

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
  const target = releaseTarget();
  run(
    'cargo',
    ['build', '--release', '--target', target, '--package', 'clerk-local', ...(fresh ? ['--quiet'] : [])],
    'Building clerk-local failed',
    { env: releaseEnvironment(process.env) },
  );
  provide(path.join(root, 'target', target, 'release', name), clerkLocalProgram);
  local.markFresh(start);
}

module.exports = { buildClerkLocal, clerkLocalProgram };

/**
 * Copies the program to where everything else expects it, whatever the target. Replaces an older one instead of
 * overwriting it, because it may be running.
 *
 * @param {string} built
 * @param {string} place
 */
function provide(built, place) {
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.copyFileSync(built, `${place}.new`);
  fs.renameSync(`${place}.new`, place);
}
