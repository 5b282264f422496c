'use strict';

/**
 * What was observed of the peer's Backend API: its methods, sample calls with the requests they made, and answers. The
 * files are no part of this project; tests that need them are skipped where they are not.
 */

const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');

/** Folders that may hold the files: one that is named, one beside the checkout, one beside the folder of a worktree. */
const CANDIDATES = [
  ...(process.env.BACKEND_API_SPECIFICATION ? [process.env.BACKEND_API_SPECIFICATION] : []),
  path.join(root, '..', 'shared', 'spec', 'backend-api'),
  path.join(root, '..', '..', 'shared', 'spec', 'backend-api'),
];

/** The folder with the files; `undefined` where there is none. */
const folder = CANDIDATES.find((candidate) => fs.existsSync(path.join(candidate, 'inventory.json')));

/** @param {string} name of a JSON file */
function read(name) {
  return JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
}

/** The file's path. */
function pathOf(name) {
  return path.join(folder, name);
}

module.exports = {
  isAvailable: folder !== undefined,
  pathOf,
  /** Every method of the peer with its sample calls: `{ namespace, method, calls }[]`. */
  inventory: () => read('inventory.json').methods,
  /** Answers by `namespace.method`, and by what they are examples of. */
  fixtures: () => read('fixtures.json'),
};
