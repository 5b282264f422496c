'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFile } = require('node:child_process');
const { npm } = require('../../scripts/prepare/npm');
const { platforms } = require('../../scripts/pack/platforms');
const { packedForAllPlatforms, scratchFolder } = require('../support/packed');
const { clerkLocalForAllPlatforms } = require('../support/packed-clerk-local');
const { startRegistry } = require('../support/registry');

const root = path.join(__dirname, '..', '..');
const { version } = require('../../package.json');
const addons = platforms().map((platform) => `clerk-express-native-${platform}`);
const tag = version.includes('-') ? 'next' : 'latest';
const programs = platforms().map((platform) => `clerk-local-${platform}`);
const all = [...addons, ...programs, 'clerk-local', 'clerk-express-native'].map((name) => `${name}@${version} ${tag}`);

describe('Publishing', function () {
  // Some forty processes of npm.
  this.timeout(240_000);
  let folder;
  let registry;

  before(() => {
    folder = scratchFolder('release');
    const { main, addons: packedAddons } = packedForAllPlatforms();
    const local = clerkLocalForAllPlatforms();
    for (const file of [main, ...packedAddons, local.main, ...local.programs]) {
      fs.copyFileSync(file, path.join(folder, path.basename(file)));
    }
  });

  beforeEach(async () => {
    registry = await startRegistry([]);
  });

  it('sends the packages of the platforms before those that need them, stops at one that is rejected, and continues from there when it is run again', async () => {
    registry.refused.add(addons[3]);
    const { code, stderr } = await publish(folder);
    assert.equal(code, 1);
    assert.ok(stderr.includes(`Publishing ${addons[3]} failed`), stderr);
    assert.deepEqual(registry.published, all.slice(0, 3));

    registry.refused.clear();
    assert.equal((await publish(folder)).code, 0);
    assert.deepEqual(registry.published, all);
  });

  it('publishes nothing if a tarball is missing, the tag is another version, or the registry is unreachable', async () => {
    const empty = await publish(scratchFolder('nothing-packed'));
    assert.equal(empty.code, 1);
    assert.match(empty.stderr, /\.tgz is missing; nothing was published\./);

    const mistagged = await publish(folder, { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v99.0.0' });
    assert.equal(mistagged.code, 1);
    assert.ok(
      mistagged.stderr.includes(`The tag v99.0.0 does not match the version in package.json, ${version}.`),
      mistagged.stderr,
    );

    const unreachable = await publish(folder, {
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_fetch_retries: '0',
    });
    assert.equal(unreachable.code, 1);
    assert.match(unreachable.stderr, /Could not determine whether .* is published/);

    assert.deepEqual(registry.published, []);
  });

  /** Runs the script with its own registry and settings. */
  function publish(tarballs, env = {}) {
    const home = scratchFolder('publisher');
    const { port } = new URL(registry.origin);
    fs.writeFileSync(path.join(home, '.npmrc'), `//127.0.0.1:${port}/:_authToken=a-token-of-this-test\n`);
    const settings = {
      ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot }),
      PATH: process.env.PATH,
      HOME: home,
      npm_execpath: npm().first[0] ?? '',
      npm_config_cache: path.join(home, '.npm'),
      npm_config_userconfig: path.join(home, '.npmrc'),
      npm_config_registry: registry.origin,
      npm_config_update_notifier: 'false',
      ...env,
    };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        ['scripts/publish.js', tarballs],
        { cwd: root, env: settings },
        (error, stdout, stderr) => {
          resolve({ code: error ? error.code : 0, stderr });
        },
      );
    });
  }
});
