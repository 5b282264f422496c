'use strict';

/**
 * Makes a fresh clone ready for the command that follows: `node scripts/prepare.js <need>…`
 *
 * Needs: `cargo` (only look for the Rust toolchain), `dependencies` (development dependencies), `addon` (the native
 * addon, in the project's root), `clerk-local` (the local stand-in for Clerk's APIs). Uses only what Node ships,
 * because it runs before anything is installed, and does nothing for what is fresh already.
 */

const { installDependencies } = require('./prepare/dependencies');
const { buildAddon } = require('./prepare/addon');
const { buildClerkLocal } = require('./prepare/clerk-local');
const { requireCargo } = require('./prepare/toolchain');
const { Problem } = require('./prepare/run');

const needs = {
  cargo: requireCargo,
  dependencies: installDependencies,
  addon() {
    installDependencies();
    buildAddon();
  },
  'clerk-local': buildClerkLocal,
};

try {
  for (const name of process.argv.slice(2)) {
    if (!Object.hasOwn(needs, name)) {
      throw new Problem(`"${name}" is nothing that can be prepared. Known: ${Object.keys(needs).join(', ')}.`);
    }
    needs[name]();
  }
} catch (error) {
  if (!(error instanceof Problem)) {
    throw error;
  }
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
