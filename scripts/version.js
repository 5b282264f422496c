'use strict';

/**
 * Sets the version of the crates, the loader, the other packages and the examples to that of package.json. `npm
 * version` runs it before it commits.
 */

const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { root } = require('./prepare/run');
const { platforms } = require('./pack/platforms');

const examples = fs
  .readdirSync(path.join(root, 'examples'))
  .map((name) => `examples/${name}/package.json`)
  .filter((file) => fs.existsSync(path.join(root, file)));

const read = (/** @type {string} */ file) => fs.readFileSync(path.join(root, file), 'utf8');
/** @type {{ version: string }} */
const { version } = JSON.parse(read('package.json'));

/**
 * Each file, with a pattern that matches its version; the group is what precedes the version.
 *
 * @type {[string, RegExp][]}
 */
const PLACES = [
  ['Cargo.toml', /(\[workspace\.package\]\nversion = ")[^"]+/],
  ['Cargo.lock', /(name = "clerk-express-native"\nversion = ")[^"]+/],
  ['Cargo.lock', /(name = "clerk-express-native-node"\nversion = ")[^"]+/],
  ['Cargo.lock', /(name = "clerk-local"\nversion = ")[^"]+/],
  ['lib/native/index.js', /(const VERSION = ')[^']+/],
  ...fileRows(
    ['local/npm/package.json', ...platforms().map((platform) => `npm/${platform}/package.json`)],
    /("version": ")[^"]+/,
  ),
  ...fileRows(examples, /("clerk-express-native": "\^)[^"]+/),
  ...fileRows(
    examples.filter((file) => read(file).includes('"clerk-local"')),
    /("clerk-local": "\^)[^"]+/,
  ),
];

/**
 * @param {string[]} files
 * @param {RegExp} pattern
 * @returns {[string, RegExp][]}
 */
function fileRows(files, pattern) {
  return files.map((file) => [file, pattern]);
}

for (const [file, place] of PLACES) {
  const before = read(file);
  if (!place.test(before)) {
    throw new Error(`${file} does not contain a version where one is expected: ${place}`);
  }
  fs.writeFileSync(
    path.join(root, file),
    before.replace(place, (_, start) => start + version),
  );
}

// npm commits package.json, its lock file, and whatever is staged.
if (process.env.npm_lifecycle_event === 'version') {
  const files = [...new Set(PLACES.map(([file]) => file))];
  process.exitCode = spawnSync('git', ['add', '--', ...files], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
