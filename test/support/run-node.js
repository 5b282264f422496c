'use strict';

const path = require('node:path');
const { execFile } = require('node:child_process');
const { promisify } = require('node:util');

const root = path.join(__dirname, '..', '..');

/** Longer than any test takes. A process that hangs is ended. */
const TIMEOUT_MS = 60_000;

/**
 * Runs JavaScript in a new process, for behaviour that depends on the environment or occurs once per process. Clerk's
 * variables are not inherited.
 *
 * @param {string} source CommonJS, or an ES module if `module` is set
 * @param {{ env?: Record<string, string>, flags?: string[], module?: boolean }} [options] `flags` are options of Node
 *   and V8, some of which NODE_OPTIONS does not accept
 * @returns {Promise<{ stdout: string, stderr: string }>}
 */
function runNode(source, { env = {}, flags = [], module: isModule = false } = {}) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CLERK_')));
  const type = isModule ? ['--input-type=module'] : [];
  return promisify(execFile)(process.execPath, [...flags, ...type, '-e', source], {
    cwd: root,
    env: { ...inherited, ...env },
    timeout: TIMEOUT_MS,
  });
}

module.exports = { runNode };
