'use strict';

/**
 * `npm run lint`: runs every check, also after one has failed, so that one run shows all problems. Two checks run at a
 * time; what one has to say is shown in one piece.
 */

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const path = require('node:path');
const { root } = require('./prepare/run');

const eslint = path.join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');

const prettier = path.join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs');

const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** A link to an item that does not exist is an error, like any other warning of rustdoc. */
const env = {
  RUSTDOCFLAGS: '--deny warnings',
  ...(process.stdout.isTTY && { CARGO_TERM_COLOR: 'always', FORCE_COLOR: '1' }),
  ...process.env,
};

/** @typedef {[name: string, program: string, programArguments: string[]]} Check */

/**
 * One after another, because cargo locks its folder.
 *
 * @type {Check[]}
 */
const rustChecks = [
  ['Rust formatting', 'cargo', ['fmt', '--all', '--check']],
  ['Clippy', 'cargo', ['clippy', '--quiet', '--all-targets', '--workspace', '--', '--deny', 'warnings']],
  ['Rust documentation', 'cargo', ['doc', '--quiet', '--no-deps', '--workspace', '--document-private-items']],
];

/**
 * The longest first.
 *
 * @type {Check[]}
 */
const otherChecks = [
  ['ESLint', process.execPath, [eslint, '.', '--max-warnings', '0']],
  ['Prettier', process.execPath, [prettier, '--check', '--log-level', 'warn', '**/*.{js,cjs,mjs,ts,mts}']],
  ['Types of JavaScript', process.execPath, [tsc, '-p', 'tsconfig.lib.json']],
  ['Types of scripts, benchmarks and test support', process.execPath, [tsc, '-p', 'tsconfig.tools.json']],
  ['Entry points of the package', process.execPath, [path.join(__dirname, 'lint', 'package.js')]],
  ['Prose', process.execPath, [path.join(__dirname, 'lint', 'prose.js')]],
];

/** @type {string[]} */
const failed = [];

async function main() {
  const left = [...otherChecks];
  const runOthers = async () => {
    for (let check = left.shift(); check; check = left.shift()) {
      await run(check);
    }
  };
  const runAll = async () => {
    for (const check of rustChecks) {
      await run(check);
    }
    await runOthers();
  };
  await Promise.all([runAll(), runOthers()]);
  console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join('; ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

main();

/** @param {Check} check */
async function run([name, program, programArguments]) {
  const child = spawn(program, programArguments, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const code = await once(child, 'close').then(
    ([status]) => status,
    (error) => error,
  );
  console.log(`\n▸ ${name}`);
  process.stdout.write(code instanceof Error ? `${code.message}\n` : output);
  if (code !== 0) {
    failed.push(name);
  }
}
