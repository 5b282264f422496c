'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { platforms } = require('../../scripts/pack/platforms');
const { scratchFolder } = require('../support/packed');

const root = path.join(__dirname, '..', '..');

/** All files with a version of ours. */
const FILES = ['package.json', 'Cargo.toml', 'Cargo.lock', ...platforms().map((platform) => `npm/${platform}/package.json`)];

describe('The version', () => {
  it('is the same in all files that state it', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.deepEqual(versionsIn(root), Object.fromEntries(Object.keys(versionsIn(root)).map((place) => [place, version])));
  });

  it('goes from package.json to all others by a script', () => {
    const copy = scratchFolder('version');
    for (const file of FILES) {
      fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
      fs.copyFileSync(path.join(root, file), path.join(copy, file));
    }
    fs.cpSync(path.join(root, 'scripts'), path.join(copy, 'scripts'), { recursive: true });
    const manifest = path.join(copy, 'package.json');
    const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    fs.writeFileSync(manifest, fs.readFileSync(manifest, 'utf8').replace(`"version": "${version}"`, '"version": "12.3.4-rc.1"'));
    const { status, stderr } = spawnSync(process.execPath, ['scripts/version.js'], { cwd: copy, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    for (const [place, found] of Object.entries(versionsIn(copy))) assert.equal(found, '12.3.4-rc.1', place);
  });
});

function versionsIn(folder) {
  const read = (file) => fs.readFileSync(path.join(folder, file), 'utf8');
  const inLock = (name) => new RegExp(`name = "${name}"\nversion = "([^"]+)"`).exec(read('Cargo.lock'))?.[1];
  return {
    'package.json': JSON.parse(read('package.json')).version,
    'Cargo.toml': /^version = "([^"]+)"/m.exec(read('Cargo.toml'))?.[1],
    'Cargo.lock, the package': inLock('clerk-express-native'),
    'Cargo.lock, the stand-in': inLock('clerk-local'),
    ...Object.fromEntries(platforms().map((name) => [name, JSON.parse(read(`npm/${name}/package.json`)).version])),
  };
}
