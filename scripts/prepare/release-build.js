'use strict';

const os = require('node:os');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
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

/**
 * The target of release builds: this machine, unless cargo's own variable says otherwise. The napi CLI always names the
 * target, and cargo shares crates only between builds that do the same: without it, AWS-LC would be compiled twice.
 *
 * @returns {string} such as `x86_64-unknown-linux-gnu`
 */
function releaseTarget() {
  const described = () => execFileSync('rustc', ['--version', '--verbose'], { cwd: root, encoding: 'utf8' });
  return process.env.CARGO_BUILD_TARGET || (/^host: (.+)$/m.exec(described())?.[1] ?? '').trim();
}

module.exports = { releaseEnvironment, releaseTarget };
