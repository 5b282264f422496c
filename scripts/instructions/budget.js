'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { Problem, root, say } = require('../prepare/run');

const FILE = path.join('bench', 'instructions.json');

/**
 * What a request may take, and the compiler that it was counted with.
 *
 * @returns {{ compiler: string, instructions: Record<string, number> }}
 */
function readBudget() {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, FILE), 'utf8'));
  } catch (error) {
    throw new Problem(`${FILE} cannot be read (${error.message}). Write it with: npm run instructions -- --record`);
  }
}

/** Makes what was counted the budget. */
function writeBudget(instructions) {
  fs.writeFileSync(path.join(root, FILE), `${JSON.stringify({ compiler: compiler(), instructions }, null, 2)}\n`);
  say(`Written to ${FILE}. Say in the commit why it has changed.`);
}

/** The compiler in use; every one optimises in its own way. */
function compiler() {
  return execFileSync('rustc', ['--version'], { encoding: 'utf8' }).trim();
}

module.exports = { FILE, compiler, readBudget, writeBudget };
