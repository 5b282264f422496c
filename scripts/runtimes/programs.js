'use strict';

const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { Problem, root } = require('../prepare/run');
const { packedForThisMachine, scratchFolder } = require('../../test/support/packed');
const { faultOf, startClerk } = require('../../test/support/programs');
const { makeProject } = require('../../test/support/scratch-project');

/** How the package is used, and the program that does it. */
const WAYS = [
  ['`require`', 'commonjs.cjs'],
  ['`import`', 'module.mjs'],
  ['TypeScript', 'typescript.mts'],
  ['`worker_threads`', 'threads.cjs'],
  ['`cluster`', 'cluster.cjs'],
];

/**
 * Runs each program with each runtime, one after the other.
 *
 * @param {ReturnType<import('./runtimes').runtimes>} runtimes
 * @param {(result: { runtime: string, way: string, fault?: string }) => void} onResult called after each program
 * @returns {Promise<{ name: string, isNode: boolean, ways: { way: string, isCompiled: boolean, fault?: string }[] }[]>}
 */
async function tryOut(runtimes, onResult) {
  const folder = scratchFolder('runtimes');
  makeProject(folder, packedForThisMachine());
  compile(folder);
  const clerk = (await startClerk()).origin;
  const rows = [];
  for (const { name, isNode, runsTypeScript, program, first } of runtimes) {
    const ways = [];
    for (const [way, source] of WAYS) {
      const isCompiled = source.endsWith('.mts') && !runsTypeScript;
      const file = isCompiled ? source.replace('.mts', '.mjs') : source;
      const fault = await faultOf({ folder, program, programArguments: [...first, file], clerk });
      onResult({ runtime: name, way, fault });
      ways.push({ way, isCompiled, fault });
    }
    rows.push({ name, isNode, ways });
  }
  return rows;
}

module.exports = { tryOut };

/**
 * Compiles the TypeScript program for runtimes that cannot run it, and checks its types.
 *
 * @param {string} folder
 */
function compile(folder) {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Problem(`The TypeScript program does not compile:\n${stdout}`);
  }
}
