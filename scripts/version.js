'use strict';

/**
 * Gives the crate, the loader and the platforms' packages the version of package.json. `npm version` runs it before it
 * commits.
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

const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const { version } = JSON.parse(read('package.json'));

/** Each file, with a pattern that ends before the quotation mark after its version. */
const PLACES = [
  ['Cargo.toml', /(\[workspace\.package\]\nversion = ")[^"]+/],
  ['Cargo.lock', /(name = "clerk-express-native"\nversion = ")[^"]+/],
  ['Cargo.lock', /(name = "clerk-express-native-node"\nversion = ")[^"]+/],
  ['Cargo.lock', /(name = "clerk-local"\nversion = ")[^"]+/],
  ['lib/native/index.js', /(const VERSION = ')[^']+/],
  ...platforms().map((platform) => [`npm/${platform}/package.json`, /("version": ")[^"]+/]),
  ...examples.map((file) => [file, /("clerk-express-native": "\^)[^"]+/]),
];

for (const [file, place] of PLACES) {
  const before = read(file);
  if (!place.test(before)) {
    throw new Error(`${file} has no version where one is expected: ${place}`);
  }
  fs.writeFileSync(
    path.join(root, file),
    before.replace(place, (_, start) => start + version),
  );
}

// npm commits package.json and its lock file by itself, and what else is staged.
if (process.env.npm_lifecycle_event === 'version') {
  const files = [...new Set(PLACES.map(([file]) => file))];
  process.exitCode = spawnSync('git', ['add', '--', ...files], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
