'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { inspect } = require('node:util');
const { spawnSync } = require('node:child_process');
const { platforms } = require('../../scripts/pack/platforms');
const { versions } = require('../..');
const { names } = require('../support/examples');
const { install, runIn } = require('../support/installation');
const { scratchFolder } = require('../support/packed');

const root = path.join(__dirname, '..', '..');

const OWN = ['clerk-express-native', 'clerk-local'];

/** All files that contain our version. */
const FILES = [
  ...['package.json', 'Cargo.toml', 'Cargo.lock', 'lib/native/index.js'],
  ...['local/npm', ...platforms().map((platform) => `npm/${platform}`)].map((folder) => `${folder}/package.json`),
  ...names.map((name) => `examples/${name}/package.json`),
];

describe('The version', () => {
  it('is the same in all files that state it', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.deepEqual(
      versionsIn(root),
      Object.fromEntries(Object.keys(versionsIn(root)).map((place) => [place, version])),
    );
  });

  it('is copied from package.json to all others by a script', () => {
    const copy = scratchFolder('version');
    for (const file of FILES) {
      fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
      fs.copyFileSync(path.join(root, file), path.join(copy, file));
    }
    fs.cpSync(path.join(root, 'scripts'), path.join(copy, 'scripts'), { recursive: true });
    const manifest = path.join(copy, 'package.json');
    const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    fs.writeFileSync(
      manifest,
      fs.readFileSync(manifest, 'utf8').replace(`"version": "${version}"`, '"version": "12.3.4-rc.1"'),
    );
    const { status, stderr } = spawnSync(process.execPath, ['scripts/version.js'], { cwd: copy, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    for (const [place, found] of Object.entries(versionsIn(copy))) {
      assert.equal(found, '12.3.4-rc.1', place);
    }
  });
});

describe('`versions`', () => {
  const manifest = require('../../package.json');
  const locked = (name) =>
    new RegExp(`name = "${name}"\nversion = "([^"]+)"`).exec(fs.readFileSync(path.join(root, 'Cargo.lock'), 'utf8'))[1];

  it('names what is in use, in a read-only object', () => {
    const { package: own, addon, target, libc, node, nodeApi, napi, rustc, awsLc, rustls, ...others } = versions;
    assert.deepEqual({ own, addon }, { own: manifest.version, addon: manifest.version });
    assert.ok(manifest.napi.targets.includes(target), target);
    const { glibcVersionRuntime } = process.report.getReport().header;
    assert.equal(
      libc,
      process.platform === 'linux' ? (glibcVersionRuntime ? `glibc ${glibcVersionRuntime}` : 'musl') : undefined,
    );
    assert.deepEqual({ node, nodeApi }, { node: process.versions.node, nodeApi: process.versions.napi });
    assert.deepEqual(
      { napi, awsLc, rustls },
      { napi: locked('napi'), awsLc: locked('aws-lc-rs'), rustls: locked('rustls') },
    );
    assert.match(rustc, /^\d+\.\d+\.\d+/);
    assert.deepEqual(others, {});
    assert.ok(Object.isFrozen(versions));
  });

  it('are printed by one command in an installed package', () => {
    const { folder } = install();
    const { stdout, stderr } = runIn(folder, '', { node: ['-p', "require('clerk-express-native').versions"] });
    assert.ok(stdout.includes(`package: '${manifest.version}'`), stdout + stderr);
  });

  it('are the same as JSON, in a copy and for the console', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(versions)), JSON.parse(JSON.stringify({ ...versions })));
    assert.match(inspect(versions), /addon: '\d+\.\d+\.\d+/);
  });

  it('are determined on first access, for require and for import', () => {
    const { folder, file } = install();
    const asked = `Object.keys(require.cache).some((file) => /express-native.package\\.json$/.test(file))`;
    const isAsked = (source) => {
      fs.writeFileSync(file('app.cjs'), source);
      return runIn(folder, '', { node: ['app.cjs'] }).stdout;
    };
    assert.equal(isAsked(`require('clerk-express-native'); console.log(${asked})`), 'false\n');
    assert.equal(isAsked(`import('clerk-express-native').then(() => console.log(${asked}))`), 'false\n');
    assert.equal(
      isAsked(`import('clerk-express-native').then(({ versions }) => console.log(Boolean(versions.rustc), ${asked}))`),
      'true true\n',
    );
    assert.equal(
      isAsked(
        `require('clerk-express-native'); console.log(Object.keys(require.cache).some((file) => /versions/.test(file)))`,
      ),
      'false\n',
    );
  });
});

function versionsIn(folder) {
  const read = (file) => fs.readFileSync(path.join(folder, file), 'utf8');
  const inLock = (name) => new RegExp(`name = "${name}"\nversion = "([^"]+)"`).exec(read('Cargo.lock'))?.[1];
  return {
    'package.json': JSON.parse(read('package.json')).version,
    'Cargo.toml': /^version = "([^"]+)"/m.exec(read('Cargo.toml'))?.[1],
    'Cargo.lock, the package': inLock('clerk-express-native'),
    'Cargo.lock, the addon': inLock('clerk-express-native-node'),
    'Cargo.lock, the stand-in': inLock('clerk-local'),
    'lib/native/index.js': /const VERSION = '([^']+)'/.exec(read('lib/native/index.js'))?.[1],
    'local/npm/package.json': JSON.parse(read('local/npm/package.json')).version,
    ...Object.fromEntries(platforms().map((name) => [name, JSON.parse(read(`npm/${name}/package.json`)).version])),
    ...Object.fromEntries(names.flatMap((name) => rangesIn(name, read(`examples/${name}/package.json`)))),
  };
}

/** The versions of our packages that an example depends on, without their carets. */
function rangesIn(example, manifest) {
  const { dependencies, devDependencies } = JSON.parse(manifest);
  const ours = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => OWN.includes(name));
  assert.equal(ours[0][0], 'clerk-express-native', example);
  return ours.map(([name, range]) => [`${name} in the example ${example}`, /^\^(.*)$/.exec(range)?.[1]]);
}
