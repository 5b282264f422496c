'use strict';

const { execFileSync } = require('node:child_process');
const { buildCounted } = require('../../scripts/instructions/prerequisites');

/** @import { Core, Settings } from '../types' */

/** The paths through the core that are compared, by their names in bench/core/paths.rs. */
const BARE = 'bare RSA-2048 verification';
const NEW_TOKEN = 'new bearer token';

/** How often a process takes its path: for about a tenth of a second. */
const TIMES = 4000;

/**
 * The time of the native part for a new token, and that of the bare RSA verification, in pairs of processes.
 * `undefined`, with a message, if they cannot be built.
 *
 * @param {Settings} settings
 * @returns {Core | undefined}
 */
function measureCore({ pairs }) {
  let program;
  try {
    program = buildCounted();
  } catch (error) {
    console.log(`The native part is left out: ${/** @type {Error} */ (error).message}`);
    return undefined;
  }
  const microseconds = (/** @type {string} */ name) =>
    Number(execFileSync(program, [name, String(TIMES)], { encoding: 'utf8' })) / TIMES / 1000;
  /** @type {Core} */
  const results = { bareMicroseconds: [], newTokenMicroseconds: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    results.bareMicroseconds.push(microseconds(BARE));
    results.newTokenMicroseconds.push(microseconds(NEW_TOKEN));
  }
  return results;
}

module.exports = { measureCore };
