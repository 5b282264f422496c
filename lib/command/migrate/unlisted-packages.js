'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { OURS, isOfClerk } = require('./names');

/** @import { Manifest } from './manifest' */

/**
 * The dependencies of @clerk/express 2.1.70 that an app may import without listing them, for projects where it is not
 * installed.
 *
 * @type {Record<string, string>}
 */
const DEFAULT_RANGES = { '@clerk/backend': '^3.19.0', '@clerk/shared': '^4.34.0' };

/**
 * Finds packages that the app imports and only `@clerk/express` installs, so that they would vanish with it.
 *
 * @param {string} folder
 * @param {Map<string, Manifest>} manifests by path
 * @param {{ file: string, imported: string[] }[]} imports the modules that each source file names
 * @returns {{ additions: Map<string, Record<string, string>>, unlisted: string[] }} what each manifest should list,
 *   with ranges; and the files that import either package, without a manifest above them that lists one
 */
function unlistedPackages(folder, manifests, imports) {
  /** @type {Map<string, Record<string, string>>} */
  const additions = new Map();
  /** @type {string[]} */
  const unlisted = [];
  for (const { file, imported } of imports) {
    const chain = manifestsAbove(file, manifests);
    const owner = chain.findIndex(([, manifest]) => manifest.concerns);
    if (owner < 0) {
      if (imported.some((name) => isOfClerk(name) || name === OURS || name.startsWith(`${OURS}/`))) {
        unlisted.push(file);
      }
      continue;
    }
    const [manifest] = chain[owner];
    const ranges = rangesOfClerk(path.join(folder, path.dirname(manifest)));
    for (const name of new Set(imported.map(packageOf))) {
      if (!Object.hasOwn(ranges, name) || chain.slice(0, owner + 1).some(([, one]) => one.lists(name))) {
        continue;
      }
      additions.set(manifest, { ...additions.get(manifest), [name]: ranges[name] });
    }
  }
  return { additions: new Map([...additions].map(([file, ranges]) => [file, sorted(ranges)])), unlisted };
}

/**
 * Returns the manifests above a file, nearest first.
 *
 * @param {string} file
 * @param {Map<string, Manifest>} manifests
 */
function manifestsAbove(file, manifests) {
  const parts = file.split('/').slice(0, -1);
  /** @type {[file: string, manifest: Manifest][]} */
  const found = [];
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const manifest = [...parts.slice(0, depth), 'package.json'].join('/');
    const parsed = manifests.get(manifest);
    if (parsed) {
      found.push([manifest, parsed]);
    }
  }
  return found;
}

/**
 * Returns Clerk's packages that the installed `@clerk/express` depends on.
 *
 * @param {string} from a folder
 * @returns {Record<string, string>}
 */
function rangesOfClerk(from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    try {
      const manifest = fs.readFileSync(path.join(folder, 'node_modules', '@clerk', 'express', 'package.json'), 'utf8');
      const { name, dependencies } = JSON.parse(manifest);
      // This package may be installed under that name; it has no dependencies.
      if (name === OURS) {
        return DEFAULT_RANGES;
      }
      return Object.fromEntries(
        Object.entries(dependencies).filter(([dependency]) => dependency.startsWith('@clerk/')),
      );
    } catch {
      if (folder === path.dirname(folder)) {
        return DEFAULT_RANGES;
      }
    }
  }
}

/** @param {string} name */
function packageOf(name) {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

/** @param {Record<string, string>} ranges */
function sorted(ranges) {
  return Object.fromEntries(Object.entries(ranges).sort(([one], [other]) => (one < other ? -1 : 1)));
}

module.exports = { unlistedPackages };
