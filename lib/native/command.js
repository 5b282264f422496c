'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * The commands that install an addon, by package manager. A plain `install` does nothing where the package is there and
 * only its file is damaged; most also ignore a missing package that is in the lock file.
 *
 * `install` is for a package that is missing or of another version, `reinstall` for a damaged one.
 *
 * @type {Record<string, Record<'install' | 'reinstall', (version: string) => string>>}
 */
const COMMANDS = {
  npm: {
    install: (version) => `npm install --include=optional clerk-express-native@${version}`,
    reinstall: () => 'npm ci --include=optional',
  },
  pnpm: { install: () => 'pnpm install --force', reinstall: () => 'pnpm install --force' },
  yarn: { install: () => 'yarn install --force', reinstall: () => 'yarn install --force' },
  // Yarn since version 2, which has no --force.
  'modern yarn': { install: () => 'yarn install --check-cache', reinstall: () => 'yarn install --check-cache' },
  bun: { install: () => 'bun install --force', reinstall: () => 'bun install --force' },
};

const LOCK_FILES = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

const PACKAGE = path.join(__dirname, '..', '..');

/** Whether this is a checkout of the sources, where the addon is built, not installed. */
function isCheckout() {
  return fs.existsSync(path.join(PACKAGE, 'Cargo.toml'));
}

/**
 * Returns the command to run, for the package manager whose lock file the app has, or for the one that started it.
 *
 * @param {'build' | 'install' | 'reinstall'} what
 * @param {string} version of this package
 */
function commandFor(what, version) {
  if (what === 'build') {
    return `run, in ${PACKAGE}: npm run build`;
  }
  const manager = managerByLockFile() ?? managerByEnvironment() ?? 'npm';
  return `run: ${COMMANDS[manager][what](version)}`;
}

/** Searches the folder of the app and those above it, which may hold the lock file of a workspace. */
function managerByLockFile() {
  const [app] = PACKAGE.split(`${path.sep}node_modules${path.sep}`, 1);
  for (let folder = app; ; folder = path.dirname(folder)) {
    const found = LOCK_FILES.find(([name]) => fs.existsSync(path.join(folder, name)));
    if (found) {
      const [lockFile, manager] = found;
      return manager === 'yarn' && isModernYarn(path.join(folder, lockFile)) ? 'modern yarn' : manager;
    }
    if (folder === path.dirname(folder)) {
      return undefined;
    }
  }
}

/** @param {string} lockFile */
function isModernYarn(lockFile) {
  return fs.readFileSync(lockFile, 'utf8').includes('\n__metadata:');
}

/** Package managers pass their name to what they run: `pnpm/10.1.0 npm/? node/v20.20.2 linux x64`. */
function managerByEnvironment() {
  if (process.versions.bun) {
    return 'bun';
  }
  const [, name, major] = /^(\w+)\/(\d+)/.exec(process.env.npm_config_user_agent ?? '') ?? [];
  if (name === 'yarn' && Number(major) > 1) {
    return 'modern yarn';
  }
  return Object.hasOwn(COMMANDS, name ?? '') ? name : undefined;
}

module.exports = { commandFor, isCheckout };
