'use strict';

/** `npm run lint`: runs every check, also after one has failed, so that one run shows all problems. */

const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { root } = require('./prepare/run');

const eslint = path.join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');

const prettier = path.join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs');

const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');

/** A link to an item that does not exist is an error, like any other warning of rustdoc. */
const env = { RUSTDOCFLAGS: '--deny warnings', ...process.env };

/** @type {[name: string, program: string, programArguments: string[]][]} */
const checks = [
  ['Rust formatting', 'cargo', ['fmt', '--all', '--check']],
  ['Clippy', 'cargo', ['clippy', '--quiet', '--all-targets', '--workspace', '--', '--deny', 'warnings']],
  ['Rust documentation', 'cargo', ['doc', '--quiet', '--no-deps', '--workspace', '--document-private-items']],
  ['Prettier', process.execPath, [prettier, '--check', '--log-level', 'warn', '**/*.{js,cjs,mjs,ts,mts}']],
  ['Prose', process.execPath, [path.join(__dirname, 'lint', 'prose.js')]],
  ['ESLint', process.execPath, [eslint, '.', '--max-warnings', '0']],
  ['Types of JavaScript', process.execPath, [tsc, '-p', 'tsconfig.lib.json']],
  ['Types of scripts, benchmarks and test support', process.execPath, [tsc, '-p', 'tsconfig.tools.json']],
  ['Entry points of the package', process.execPath, [path.join(__dirname, 'lint', 'package.js')]],
];

const failed = checks.filter(([name, program, programArguments]) => {
  console.log(`\n▸ ${name}`);
  return spawnSync(program, programArguments, { cwd: root, env, stdio: 'inherit' }).status !== 0;
});

console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.map(([name]) => name).join('; ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
