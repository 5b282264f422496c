'use strict';

const fs = require('node:fs');
const path = require('node:path');
const manifest = require('../../../package.json');

/** How deep folders are searched for installed packages: a workspace has `packages/a/node_modules`. */
const MAX_DEPTH = 6;

/** @returns {import('./index').Finding} whether this Node is supported */
function nodeFinding() {
  const [, major, minor] = /^>=(\d+)\.(\d+)/.exec(manifest.engines.node) ?? [];
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  const isSupported = ownMajor > Number(major) || (ownMajor === Number(major) && ownMinor >= Number(minor));
  return {
    check: 'node',
    result: isSupported ? 'ok' : 'failed',
    message: `Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    ...(!isSupported && { advice: `install Node ${major}.${minor} or newer` }),
  };
}

/** @returns {import('./index').Finding} whether the addon loads */
function addonFinding() {
  try {
    const { target, awsLc } = require('../../native').buildInformation();
    return {
      check: 'addon',
      result: 'ok',
      message: `clerk-express-native ${manifest.version} for ${target}, AWS-LC ${awsLc}`,
    };
  } catch (error) {
    // The loader's message has a line each for the machine, what was looked for, what was found, and what to do.
    const [first, ...others] = String(error instanceof Error ? error.message : error).split('\n');
    const advice = others.find((line) => line.includes('what to do: '))?.split('what to do: ')[1];
    return {
      check: 'addon',
      result: 'failed',
      message: [first, ...others.filter((line) => !line.includes('what to do: '))]
        .map((line) => line.trim())
        .join('; '),
      ...(advice !== undefined && { advice }),
    };
  }
}

/**
 * Whether the package is installed once, and whether the app still has `@clerk/express`: each copy has clients, errors
 * and cached keys of its own, and `getAuth()` of one does not know the requests of another.
 *
 * @param {string} cwd
 * @returns {import('./index').Finding[]}
 */
function copiesFindings(cwd) {
  const copies = installed(cwd, manifest.name);
  const replaced = installed(cwd, '@clerk/express');
  return [oneCopy(copies), ...(replaced.length > 0 && copies.length > 0 ? [besides(replaced)] : [])];
}

/**
 * @param {Copy[]} copies
 * @returns {import('./index').Finding}
 */
function oneCopy(copies) {
  const check = 'copies';
  if (copies.length === 0) {
    return { check, result: 'skipped', message: 'no node_modules below this folder has the package' };
  }
  const list = copies.map(({ version, place }) => `${version} in ${place}`).join(', ');
  if (copies.length === 1) {
    return { check, result: 'ok', message: `installed once: ${list}` };
  }
  return {
    check,
    result: 'warning',
    message: `installed ${copies.length} times: ${list}`,
    advice: 'install one version for all packages of this project, for example with `npm dedupe`',
  };
}

/**
 * @param {Copy[]} copies of `@clerk/express`
 * @returns {import('./index').Finding}
 */
function besides(copies) {
  return {
    check: 'clerk-express',
    result: 'warning',
    message: `@clerk/express is installed, too: ${copies.map(({ version, place }) => `${version} in ${place}`).join(', ')}`,
    advice:
      'import from clerk-express-native everywhere (npx clerk-express-native migrate), then uninstall @clerk/express ' +
      'if nothing else needs it',
  };
}

/** @typedef {{ version: string, place: string }} Copy */

/**
 * The copies of a package in the folders named `node_modules` below a folder. Links are not followed, so that a
 * workspace's copy counts once.
 *
 * @param {string} root
 * @param {string} name
 * @returns {Copy[]}
 */
function installed(root, name) {
  /** @type {Copy[]} */
  const copies = [];
  /** @type {{ folder: string, depth: number }[]} */
  const queue = [{ folder: root, depth: 0 }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { folder, depth } = next;
    const modules = path.join(folder, 'node_modules');
    const version = versionIn(path.join(modules, name));
    if (version !== undefined) {
      copies.push({ version, place: path.relative(root, path.join(modules, name)) });
    }
    if (depth < MAX_DEPTH) {
      queue.push(...foldersIn(folder).map((child) => ({ folder: child, depth: depth + 1 })));
      queue.push(...packagesIn(modules).map((child) => ({ folder: child, depth: depth + 1 })));
    }
  }
  return copies.sort((one, other) => (one.place < other.place ? -1 : 1));
}

/** @param {string} folder */
function versionIn(folder) {
  try {
    return String(JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version);
  } catch {
    return undefined;
  }
}

/** @param {string} folder */
function foldersIn(folder) {
  return subfolders(folder).filter((child) => !/^(\.|node_modules$)/.test(path.basename(child)));
}

/** Packages that have `node_modules` of their own, those of scopes included. @param {string} modules */
function packagesIn(modules) {
  const names = subfolders(modules).filter((child) => !path.basename(child).startsWith('.'));
  const all = names.flatMap((child) => (path.basename(child).startsWith('@') ? subfolders(child) : [child]));
  return all.filter((child) => fs.existsSync(path.join(child, 'node_modules')));
}

/** @param {string} folder */
function subfolders(folder) {
  try {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
  } catch {
    return [];
  }
}

module.exports = { addonFinding, copiesFindings, nodeFinding };
