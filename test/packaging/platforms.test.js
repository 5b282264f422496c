'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { platformManifest, platforms, rustTarget, thisPlatform } = require('../../scripts/pack/platforms');

const root = path.join(__dirname, '..', '..');
const manifest = require('../../package.json');

/** The names of each Rust target in npm and Node. */
const TARGETS = {
  'aarch64-apple-darwin': { name: 'darwin-arm64', os: 'darwin', cpu: 'arm64' },
  'x86_64-apple-darwin': { name: 'darwin-x64', os: 'darwin', cpu: 'x64' },
  'aarch64-unknown-linux-gnu': { name: 'linux-arm64-gnu', os: 'linux', cpu: 'arm64', libc: 'glibc' },
  'aarch64-unknown-linux-musl': { name: 'linux-arm64-musl', os: 'linux', cpu: 'arm64', libc: 'musl' },
  'x86_64-unknown-linux-gnu': { name: 'linux-x64-gnu', os: 'linux', cpu: 'x64', libc: 'glibc' },
  'x86_64-unknown-linux-musl': { name: 'linux-x64-musl', os: 'linux', cpu: 'x64', libc: 'musl' },
  'aarch64-pc-windows-msvc': { name: 'win32-arm64-msvc', os: 'win32', cpu: 'arm64' },
  'x86_64-pc-windows-msvc': { name: 'win32-x64-msvc', os: 'win32', cpu: 'x64' },
};

/** Scripts that npm runs when a package is installed, or when a folder or a repository is. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare', 'prepublish'];

describe('The packages of the platforms', () => {
  it('exist for each target that is built, and for no other', () => {
    assert.deepEqual([...manifest.napi.targets].sort(), Object.keys(TARGETS).sort());
    assert.deepEqual(
      platforms(),
      Object.values(TARGETS)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('are those that the loader looks for', () => {
    const loader = fs.readFileSync(path.join(root, 'lib', 'native', 'index.js'), 'utf8');
    const rows = [...loader.matchAll(/^ {2}'(.+)': \(\) => require\.resolve\('clerk-express-native-(.+)'\),$/gm)];
    assert.deepEqual(
      rows.map(([, platform]) => platform),
      platforms(),
    );
    for (const [, platform, name] of rows) {
      assert.equal(name, platform);
    }
  });

  for (const { name, os, cpu, libc } of Object.values(TARGETS)) {
    it(`is installed only on its own platform (${name})`, () => {
      assert.deepEqual(platformManifest(name), {
        name: `clerk-express-native-${name}`,
        version: manifest.version,
        cpu: [cpu],
        main: `clerk-express-native.${name}.node`,
        files: [`clerk-express-native.${name}.node`],
        description: platformManifest(name).description,
        keywords: manifest.keywords,
        license: manifest.license,
        engines: manifest.engines,
        os: [os],
        ...(libc && { libc: [libc] }),
      });
    });
  }

  it('are passed to cargo by the names of its targets', () => {
    for (const [target, { name }] of Object.entries(TARGETS)) {
      assert.equal(rustTarget(name), target);
    }
  });

  it('include one for this machine', () => {
    assert.ok(thisPlatform().startsWith(`${process.platform}-${process.arch}`));
  });

  it('have no install scripts, and neither has the package or its source', () => {
    for (const { scripts = {} } of [manifest, ...platforms().map(platformManifest)]) {
      assert.deepEqual(
        Object.keys(scripts).filter((script) => INSTALL_SCRIPTS.includes(script)),
        [],
      );
    }
    assert.ok(!fs.existsSync(path.join(root, 'binding.gyp')), 'npm would build it');
  });
});
