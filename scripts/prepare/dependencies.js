'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { npm } = require('./npm');
const { root, run, say } = require('./run');

const stamp = path.join(root, 'node_modules', '.clerk-express-native-installed');

/** Installs the development dependencies unless those of package-lock.json are installed already. */
function installDependencies() {
  const wanted = fingerprint();
  if (readIfPresent(stamp) === wanted) {
    return;
  }
  say('Installing the development dependencies: up to a minute, and only when package-lock.json has changed.');
  const { program, first, shell } = npm();
  // Without --include=dev, npm would omit them when NODE_ENV is "production".
  run(program, [...first, 'ci', '--include=dev', '--loglevel=error'], 'Installing the dependencies failed', { shell });
  fs.writeFileSync(stamp, wanted);
}

module.exports = { installDependencies };

/** Hashes contents; checkouts and restored caches change modification times. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) {
    hash.update(fs.readFileSync(path.join(root, name)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function readIfPresent(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
