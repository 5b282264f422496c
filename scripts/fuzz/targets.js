'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Problem, root } = require('../prepare/run');

const folder = path.join(root, 'fuzz');

/** @returns {string[]} the names of all targets */
function allTargets() {
  const manifest = fs.readFileSync(path.join(folder, 'Cargo.toml'), 'utf8');
  return [...manifest.matchAll(/^\[\[bin\]\]\nname = "(\w+)"/gm)].map(([, name]) => name);
}

/**
 * @param {string[]} named on the command line
 * @returns {string[]} these targets, or all
 * @throws {Problem} for a name that no target has
 */
function chosenTargets(named) {
  const all = allTargets();
  const unknown = named.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new Problem(`There is no fuzz target "${unknown}"; expected one of ${all.join(', ')}.`);
  }
  return named.length > 0 ? named : all;
}

module.exports = { allTargets, chosenTargets, folder };
