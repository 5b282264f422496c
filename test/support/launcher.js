'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { once } = require('node:events');
const { spawn } = require('node:child_process');
const { eventually } = require('./eventually');
const { scratchFolder } = require('./packed');
const { programOfThisMachine } = require('./packed-clerk-local');

const launcher = path.join(__dirname, '..', '..', 'local', 'npm', 'bin', 'clerk-local.js');

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/**
 * The environment of processes that start `clerk-local`: with the program of this machine, and without Clerk's
 * variables.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function launcherEnvironment() {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('CLERK_'));
  return { ...Object.fromEntries(inherited), CLERK_LOCAL_PROGRAM: programOfThisMachine() };
}

/**
 * Starts Node.
 *
 * @param {string[]} programArguments
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options] `env` is added to {@link launcherEnvironment}
 */
function startNode(programArguments, { env = {}, cwd } = {}) {
  const child = spawn(process.execPath, programArguments, {
    cwd,
    env: { ...launcherEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (output.stderr += text));
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null, stdout: string, stderr: string }>} */
  const ended = new Promise((resolve) =>
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, ...output });
    }),
  );
  return {
    ended,
    kill: (/** @type {NodeJS.Signals} */ signal) => child.kill(signal),
    /** Kills the process without giving it a chance to end others, and lets go of the output that those still have. */
    async crash() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      child.stdout.destroy();
      child.stderr.destroy();
    },
    /**
     * Resolves with the match when the output has it.
     *
     * @param {RegExp} pattern
     */
    printed: (pattern) =>
      eventually(() => {
        const match = pattern.exec(output.stdout) ?? pattern.exec(output.stderr);
        if (!match) {
          throw new Error(`${pattern} was not printed: ${output.stdout}${output.stderr}`);
        }
        return match;
      }),
  };
}

/**
 * Runs the launcher of `clerk-local`.
 *
 * @param {string[]} programArguments
 * @param {Parameters<typeof startNode>[1]} [options]
 */
const launch = (programArguments, options) => startNode([launcher, ...programArguments], options);

/**
 * Waits until nothing listens at an origin.
 *
 * @param {string} origin
 */
async function goneFrom(origin) {
  await eventually(async () => {
    const response = await fetch(origin, { redirect: 'manual' }).catch(() => undefined);
    if (response) {
      throw new Error(`${origin} still responds with ${response.status}`);
    }
  });
}

/**
 * A program that becomes `clerk-local`, and writes down its process id, so that tests can end it. Not for Windows.
 *
 * @returns {{ program: string, pid: () => number }}
 */
function programWithPid() {
  const folder = scratchFolder('program');
  const program = path.join(folder, 'clerk-local');
  const file = path.join(folder, 'pid');
  fs.writeFileSync(program, `#!/bin/sh\necho $$ > ${file}\nexec ${programOfThisMachine()} "$@"\n`, { mode: 0o755 });
  return { program, pid: () => Number(fs.readFileSync(file, 'utf8')) };
}

/**
 * Creates a program that is `clerk-local`, and whose output another process keeps open until shortly after its end.
 *
 * @returns {string} the file
 */
function programOutlivedByItsOutput() {
  const program = path.join(scratchFolder('program'), 'clerk-local');
  const waiting = '(while kill -0 $$ 2>/dev/null; do sleep 0.05; done; sleep 0.2) </dev/null &';
  fs.writeFileSync(program, `#!/bin/sh\n${waiting}\nexec ${programOfThisMachine()} "$@"\n`, { mode: 0o755 });
  return program;
}

module.exports = {
  goneFrom,
  launch,
  launcherEnvironment,
  programOutlivedByItsOutput,
  programWithPid,
  startNode,
};
