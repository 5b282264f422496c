'use strict';

const path = require('node:path');
const { spawn } = require('node:child_process');
const { text } = require('node:stream/consumers');
const { once } = require('node:events');

const program = path.join(__dirname, '..', '..', 'bin', 'clerk-express-native.js');

/**
 * Runs a command in a process of its own, with no environment but the given one.
 *
 * @param {string[]} programArguments
 * @param {{ input?: string, env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<{ status: number, stdout: string, stderr: string }>}
 */
async function runCommand(programArguments, { input = '', env = {}, cwd } = {}) {
  const system = Object.fromEntries(['PATH', 'SystemRoot', 'TEMP'].map((name) => [name, process.env[name] ?? '']));
  const child = spawn(process.execPath, [program, ...programArguments], { cwd, env: { ...system, ...env } });
  child.stdin.on('error', () => undefined).end(input);
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status, stdout, stderr };
}

module.exports = { runCommand };
