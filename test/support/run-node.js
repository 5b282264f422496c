'use strict';

const path = require('node:path');
const { execFile } = require('node:child_process');
const { promisify } = require('node:util');

const root = path.join(__dirname, '..', '..');

/**
 * Runs JavaScript in a fresh process: for what happens once per process, and for what depends on the environment.
 * Clerk's variables are not inherited.
 *
 * @param {string} source CommonJS, or an ES module when `module` is set
 * @param {{ env?: Record<string, string>, flags?: string[], module?: boolean }} [options] `flags` are of Node and V8;
 *   not every release accepts all of them in NODE_OPTIONS
 * @returns {Promise<{ stdout: string, stderr: string }>}
 */
function runNode(source, { env = {}, flags = [], module: isModule = false } = {}) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('CLERK_')));
  const type = isModule ? ['--input-type=module'] : [];
  return promisify(execFile)(process.execPath, [...flags, ...type, '-e', source], {
    cwd: root,
    env: { ...inherited, ...env },
  });
}

module.exports = { runNode };
