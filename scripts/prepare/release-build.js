'use strict';

const os = require('node:os');
const path = require('node:path');
const { root } = require('./run');

/**
 * The environment for release builds: panic messages name source files, and without this they would contain the
 * builder's folders. All release builds share these flags, because Cargo builds every crate again for others.
 *
 * A path with white space cannot be passed in `RUSTFLAGS`, and is kept as it is.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function releaseEnvironment(env) {
  const registry = path.join(env.CARGO_HOME || path.join(os.homedir(), '.cargo'), 'registry', 'src');
  const flags = [
    [registry, 'crates'],
    [root, 'clerk-express-native'],
  ]
    .filter(([folder]) => !/\s/.test(folder))
    .map(([folder, name]) => `--remap-path-prefix=${folder}=${name}`);
  return { ...env, RUSTFLAGS: [env.RUSTFLAGS, ...flags].filter(Boolean).join(' ') };
}

module.exports = { releaseEnvironment };
