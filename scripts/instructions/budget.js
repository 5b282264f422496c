'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { Problem, root, say } = require('../prepare/run');

const FILE = path.join('bench', 'instructions.json');

/**
 * The maximum number of instructions of each path, and the compiler with which they were counted.
 *
 * @returns {{ compiler: string, instructions: Record<string, number> }}
 */
function readBudget() {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, FILE), 'utf8'));
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Problem(`Cannot read ${FILE} (${message}). Write it with: npm run instructions -- --record`);
  }
}

/**
 * Writes counts as the new budget.
 *
 * @param {Record<string, number>} instructions
 */
function writeBudget(instructions) {
  fs.writeFileSync(path.join(root, FILE), `${JSON.stringify({ compiler: compiler(), instructions }, null, 2)}\n`);
  say(`Wrote ${FILE}. Explain the change in the commit message.`);
}

/** The compiler in use; other compilers optimise differently. */
function compiler() {
  return execFileSync('rustc', ['--version'], { encoding: 'utf8' }).trim();
}

module.exports = { FILE, compiler, readBudget, writeBudget };
