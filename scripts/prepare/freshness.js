'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { root } = require('./run');

/**
 * Remembers when something was last built from which files.
 *
 * @param {string} name of the product
 * @param {string[]} sources files and folders it is built from, relative to the project's root
 * @param {string[]} products files that must exist, relative to the project's root
 */
function freshness(name, sources, products) {
  // Inside target/, so that a cleaned build folder is never taken for a fresh one.
  const stamp = path.join(root, 'target', `built-${name}`);
  return {
    isFresh() {
      const built = modified(stamp);
      return (
        built !== undefined &&
        products.every((product) => modified(path.join(root, product)) !== undefined) &&
        sources.every((source) => newestBelow(path.join(root, source)) <= built)
      );
    },
    /** @param {Date} start when the build began: an edit made while it ran is newer than that */
    markFresh(start) {
      fs.mkdirSync(path.dirname(stamp), { recursive: true });
      fs.writeFileSync(stamp, '');
      fs.utimesSync(stamp, start, start);
    },
  };
}

module.exports = { freshness };

/** Folders count too: a file that was removed or renamed leaves its trace only there. */
function newestBelow(file) {
  const own = modified(file) ?? Infinity;
  let entries;
  try {
    entries = fs.readdirSync(file);
  } catch {
    return own;
  }
  return entries.reduce((newest, entry) => Math.max(newest, newestBelow(path.join(file, entry))), own);
}

function modified(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
