'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { npm } = require('./npm');
const { root, run, say } = require('./run');

const stamp = path.join(root, 'node_modules', '.clerk-express-native-installed');

/** Installs the development dependencies unless exactly those of package-lock.json are there already. */
function installDependencies() {
  const wanted = fingerprint();
  if (readOrNothing(stamp) === wanted) {
    return;
  }
  say('Installing the development dependencies: a minute or less, only when package-lock.json has changed.');
  const { program, first, shell } = npm();
  // Development dependencies are wanted even where NODE_ENV=production would leave them out.
  run(program, [...first, 'ci', '--include=dev', '--loglevel=error'], 'Installing the dependencies failed', { shell });
  fs.writeFileSync(stamp, wanted);
}

module.exports = { installDependencies };

/** By content, not by age: a checkout or a restored cache changes the ages of files at will. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) {
    hash.update(fs.readFileSync(path.join(root, name)));
  }
  return hash.digest('hex');
}

function readOrNothing(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
