'use strict';

const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { releaseEnvironment } = require('../../scripts/prepare/release-build');

/** @import { Core } from '../types' */

const ROOT = path.join(__dirname, '..', '..');

/** The benches of the core that are compared, by their names in bench/core/paths.rs. */
const BARE = 'bare RSA-2048 verification';
const NEW_TOKEN = 'new bearer token';

/**
 * The time of the native part for a new token, and that of the bare RSA verification in the same run of `cargo bench`.
 * `undefined`, with a message, if that cannot be run.
 *
 * @returns {Core | undefined}
 */
function measureCore() {
  console.log('The native part: building and running `cargo bench`, which takes minutes the first time');
  const { status, stdout } = spawnSync('cargo', ['bench', '--quiet', '--bench', 'core', '--', `${BARE}|${NEW_TOKEN}`], {
    cwd: ROOT,
    env: releaseEnvironment(process.env),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const microseconds = (/** @type {string} */ name) =>
    Number(new RegExp(`^${name} +([\\d.]+) µs`, 'm').exec(stdout ?? '')?.[1]);
  const [bareMicroseconds, newTokenMicroseconds] = [BARE, NEW_TOKEN].map(microseconds);
  if (status !== 0 || !(bareMicroseconds > 0) || !(newTokenMicroseconds > 0)) {
    console.log('`cargo bench --bench core` gave no figures, so that the native part is left out.');
    return undefined;
  }
  return { bareMicroseconds, newTokenMicroseconds };
}

module.exports = { measureCore };
