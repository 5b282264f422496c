'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * The commands that put an addon in place, for each package manager. A plain `install` of any of them finds nothing to
 * do where the package is there and only its file is damaged, and most do where a package that is in the lock file is
 * missing.
 *
 * `install` is for a package that is missing or of another version, `reinstall` for one that is damaged.
 */
const COMMANDS = {
  npm: {
    install: (version) => `npm install --include=optional clerk-express-native@${version}`,
    reinstall: () => 'npm ci --include=optional',
  },
  pnpm: { install: () => 'pnpm install --force', reinstall: () => 'pnpm install --force' },
  yarn: { install: () => 'yarn install --force', reinstall: () => 'yarn install --force' },
  // Yarn since version 2, which knows no --force.
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

/** Whether this is a checkout of the sources, where the addon is built and not installed. */
function isCheckout() {
  return fs.existsSync(path.join(PACKAGE, 'Cargo.toml'));
}

/**
 * The one command to run, in the words of the package manager whose lock file the app has, else of the one that runs
 * it.
 *
 * @param {'build' | 'install' | 'reinstall'} what
 * @param {string} [version] of this package
 */
function commandFor(what, version) {
  if (what === 'build') {
    return `run, in ${PACKAGE}: npm run build`;
  }
  const manager = managerByLockFile() ?? managerByEnvironment() ?? 'npm';
  return `run: ${COMMANDS[manager][what](version)}`;
}

/** Looks in the folder of the app and above it, where the lock file of a workspace is. */
function managerByLockFile() {
  const [app] = PACKAGE.split(`${path.sep}node_modules${path.sep}`, 1);
  for (let folder = app; ; folder = path.dirname(folder)) {
    const [lockFile, manager] = LOCK_FILES.find(([name]) => fs.existsSync(path.join(folder, name))) ?? [];
    if (manager) {
      return manager === 'yarn' && isModernYarn(path.join(folder, lockFile)) ? 'modern yarn' : manager;
    }
    if (folder === path.dirname(folder)) {
      return undefined;
    }
  }
}

function isModernYarn(lockFile) {
  return fs.readFileSync(lockFile, 'utf8').includes('\n__metadata:');
}

/** Package managers tell their names to what they run: `pnpm/10.1.0 npm/? node/v20.20.2 linux x64`. */
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
