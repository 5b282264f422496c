'use strict';

/**
 * Prepares a clone for the command that follows: `node scripts/prepare.js <need>…`
 *
 * Needs: `cargo` (only checks for the Rust toolchain), `dependencies` (development dependencies), `addon` (the native
 * addon, in the project's root), `clerk-local` (the local stand-in for Clerk's APIs). Skips what is up to date. Uses
 * only modules of Node, because it runs before anything is installed.
 */

const { installDependencies } = require('./prepare/dependencies');
const { buildAddon } = require('./prepare/addon');
const { buildClerkLocal } = require('./prepare/clerk-local');
const { requireCargo } = require('./prepare/toolchain');
const { Problem, reportProblem } = require('./prepare/run');

/** @type {Record<string, () => void>} */
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
      throw new Problem(`Unknown need "${name}"; expected one of ${Object.keys(needs).join(', ')}.`);
    }
    needs[name]();
  }
} catch (error) {
  reportProblem(error);
}
