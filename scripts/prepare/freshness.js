'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { root } = require('./run');

/**
 * Records when a product was last built, and compares that with its sources.
 *
 * @param {string} name the name of the product
 * @param {string[]} sources the files and folders it is built from, relative to the project's root
 * @param {string[]} products the files that must exist, relative to the project's root
 */
function freshness(name, sources, products) {
  // In target/, so that cleaning the build folder removes the record too.
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
    /** @param {Date} start when the build began, so that edits made during the build count as newer */
    markFresh(start) {
      fs.mkdirSync(path.dirname(stamp), { recursive: true });
      fs.writeFileSync(stamp, '');
      fs.utimesSync(stamp, start, start);
    },
  };
}

module.exports = { freshness };

/**
 * The newest modification time in a folder. Includes the folders themselves: removing or renaming a file changes only
 * its folder's time.
 *
 * @param {string} file
 * @returns {number}
 */
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

/** @param {string} file */
function modified(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
