'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { OURS, isOfPeer } = require('./names');

/**
 * What @clerk/express 2.1.70 brings that an app may import without listing it, for projects where it is not installed.
 */
const DEFAULT_RANGES = { '@clerk/backend': '^3.19.0', '@clerk/shared': '^4.34.0' };

/**
 * Packages that come with the peer alone, and vanish with it although the app imports them.
 *
 * @param {string} folder
 * @param {Map<string, import('./manifest').Manifest>} manifests by path
 * @param {{ file: string, imported: string[] }[]} imports the modules that each source file names
 * @returns {{ additions: Map<string, Record<string, string>>, unlisted: string[] }} what each manifest is to list, with
 *   ranges; and the files that import the peer or this package below no manifest that lists one of them
 */
function unlistedPackages(folder, manifests, imports) {
  const additions = new Map();
  const unlisted = [];
  for (const { file, imported } of imports) {
    const chain = manifestsAbove(file, manifests);
    const owner = chain.findIndex(([, manifest]) => manifest.concerns);
    if (owner < 0) {
      if (imported.some((name) => isOfPeer(name) || name === OURS || name.startsWith(`${OURS}/`))) {
        unlisted.push(file);
      }
      continue;
    }
    const [manifest] = chain[owner];
    const ranges = rangesOfPeer(path.join(folder, path.dirname(manifest)));
    for (const name of new Set(imported.map(packageOf))) {
      if (!Object.hasOwn(ranges, name) || chain.slice(0, owner + 1).some(([, one]) => one.lists(name))) {
        continue;
      }
      additions.set(manifest, { ...additions.get(manifest), [name]: ranges[name] });
    }
  }
  return { additions: new Map([...additions].map(([file, ranges]) => [file, sorted(ranges)])), unlisted };
}

/** The manifests of the folders that a file is in, the nearest first. */
function manifestsAbove(file, manifests) {
  const parts = file.split('/').slice(0, -1);
  const found = [];
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const manifest = [...parts.slice(0, depth), 'package.json'].join('/');
    if (manifests.has(manifest)) {
      found.push([manifest, manifests.get(manifest)]);
    }
  }
  return found;
}

/** The packages of Clerk's that the installed peer depends on. */
function rangesOfPeer(from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    try {
      const manifest = fs.readFileSync(path.join(folder, 'node_modules', '@clerk', 'express', 'package.json'), 'utf8');
      const { name, dependencies } = JSON.parse(manifest);
      // Under the peer's name there may be this package, which depends on nothing.
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

function packageOf(name) {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

function sorted(ranges) {
  return Object.fromEntries(Object.entries(ranges).sort(([one], [other]) => (one < other ? -1 : 1)));
}

module.exports = { unlistedPackages };
