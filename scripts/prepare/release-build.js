'use strict';

const os = require('node:os');
const path = require('node:path');
const { root } = require('./run');

/**
 * The environment of release builds. It remaps source paths, which panic messages contain, so that they don't reveal
 * the folders of the build machine. All release builds share these flags, because Cargo rebuilds every crate when flags
 * change.
 *
 * `RUSTFLAGS` cannot contain paths with white space; those are not remapped.
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
