'use strict';

const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { Problem, root, run, say } = require('../prepare/run');
const { folder } = require('./targets');

/**
 * What cargo-fuzz passes to the compiler without a sanitizer. All of it works with stable Rust.
 */
const COVERAGE_FLAGS = [
  '--cfg fuzzing',
  '-Cpasses=sancov-module',
  '-Cllvm-args=-sanitizer-coverage-level=4',
  '-Cllvm-args=-sanitizer-coverage-inline-8bit-counters',
  '-Cllvm-args=-sanitizer-coverage-pc-table',
  '-Cllvm-args=-sanitizer-coverage-trace-compares',
  '-Cdebug-assertions',
  '-Ccodegen-units=1',
];

/**
 * Builds the targets: with AddressSanitizer by cargo-fuzz and nightly Rust, which it installs if they are missing; or
 * else with stable Rust and without AddressSanitizer.
 *
 * @param {string[]} targets
 * @returns {{ programs: string, how: string }} the folder of the programs, and how they were built
 */
function buildTargets(targets) {
  const triple = hostTriple();
  const programs = path.join(targetDirectory(), triple, 'release');
  if (hasNightly() && hasCargoFuzz()) {
    for (const target of targets) {
      say(`Building ${target} with AddressSanitizer.`);
      const build = ['+nightly', 'fuzz', 'build', '--fuzz-dir', folder, target];
      run('cargo', build, `Building the fuzz target ${target} failed`);
    }
    return { programs, how: 'cargo-fuzz, nightly Rust, AddressSanitizer' };
  }
  say('Building the targets with stable Rust, without AddressSanitizer: there is no cargo-fuzz with nightly Rust.');
  const selected = targets.flatMap((target) => ['--bin', target]);
  const build = ['build', '--release', '--target', triple, '--manifest-path', path.join(folder, 'Cargo.toml')];
  run('cargo', [...build, ...selected], 'Building the fuzz targets failed', {
    env: { ...process.env, RUSTFLAGS: COVERAGE_FLAGS.join(' ') },
  });
  return { programs, how: 'stable Rust, no sanitizer' };
}

module.exports = { buildTargets };

function hasNightly() {
  if (succeeds('cargo', ['+nightly', '--version'])) {
    return true;
  }
  return (
    succeeds('rustup', ['--version']) && installs('rustup', ['toolchain', 'install', 'nightly', '--profile', 'minimal'])
  );
}

function hasCargoFuzz() {
  return succeeds('cargo', ['fuzz', '--version']) || installs('cargo', ['install', 'cargo-fuzz', '--locked']);
}

/**
 * @param {string} program
 * @param {string[]} programArguments
 * @returns {boolean} whether the installation succeeded
 */
function installs(program, programArguments) {
  say(`Installing what is missing: ${program} ${programArguments.join(' ')}`);
  return spawnSync(program, programArguments, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

/**
 * @param {string} program
 * @param {string[]} programArguments
 */
function succeeds(program, programArguments) {
  return spawnSync(program, programArguments, { cwd: root, stdio: 'ignore' }).status === 0;
}

function hostTriple() {
  const { stdout = '' } = spawnSync('rustc', ['-vV'], { cwd: root, encoding: 'utf8' });
  const [, triple] = /^host: (.+)$/m.exec(stdout) ?? [];
  if (triple === undefined) {
    throw new Problem(
      '"rustc" does not name its platform. Install Rust from https://rustup.rs and run the command again.',
    );
  }
  return triple;
}

/** Cargo's folder for the fuzz crate. */
function targetDirectory() {
  return process.env.CARGO_TARGET_DIR ?? path.join(folder, 'target');
}
