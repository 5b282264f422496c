'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFile } = require('node:child_process');
const { promisify } = require('node:util');
const { npm } = require('../../scripts/prepare/npm');
const { platforms, thisPlatform } = require('../../scripts/pack/platforms');
const { optionsFor } = require('../support/instances');
const { packedForAllPlatforms, packedForThisMachine, scratchFolder } = require('../support/packed');
const { pathWithNodeAlone, runIn } = require('../support/installation');
const { startKeyEndpoint } = require('../support/key-endpoint');
const { startRegistry } = require('../support/registry');
const { sessionToken, unsignedToken } = require('../support/tokens');

const root = path.join(__dirname, '..', '..');
const { version } = require('../../package.json');
const ours = `clerk-express-native-${thisPlatform()}`;

describe('The package, installed by npm in an empty folder', function () {
  this.timeout(120_000);
  let registry;
  /** What npm has made of an empty folder; each test gets a copy. */
  let original;
  let folder;

  before(async () => {
    const { main, addons } = packedForAllPlatforms();
    registry = await startRegistry([main, ...addons]);
    original = folder = scratchFolder('project');
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "name": "project", "private": true }');
    await runNpm('install clerk-express-native');
  });

  beforeEach(() => {
    folder = scratchFolder('project');
    fs.cpSync(original, folder, { recursive: true, verbatimSymlinks: true });
  });

  it('comes with the addon for this machine only', () => {
    assert.deepEqual(installed(), ['clerk-express-native', ours]);
    const asked = new Set(registry.requests.map((url) => url.slice(1).split('/-/')[0]));
    // Optional peer dependencies are not installed: Express, clerk-local, clients of Redis, and what the types of
    // ./interop derive from.
    const known = [
      'express',
      '@clerk%2fbackend',
      'clerk-local',
      'ioredis',
      'redis',
      'clerk-express-native',
      ...platforms().map((platform) => `clerk-express-native-${platform}`),
    ];
    assert.deepEqual(
      [...asked].filter((name) => !known.includes(name)),
      [],
    );
  });

  for (const express of ['express', 'express4']) {
    it(`runs an app (${express}) without Rust, without a compiler and without npm`, async () => {
      const endpoint = await startKeyEndpoint();
      assert.deepEqual(await runApp(express, endpoint), {
        tools: [],
        anonymous: { status: 200, body: { userId: null } },
        user: { status: 200, body: { userId: 'user_1' } },
        forged: { status: 200, body: { userId: null } },
      });
      assert.equal(endpoint.requests.length, 1);
    });
  }

  it('is installed from the tarballs alone, too, while it is not published', async () => {
    const { main, addons } = packedForThisMachine();
    for (const name of ['node_modules', 'package-lock.json']) {
      fs.rmSync(path.join(folder, name), { recursive: true });
    }
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "name": "project", "private": true }');
    await runNpm(['install', main, ...addons]);
    assert.deepEqual(installed(), ['clerk-express-native', ours]);
    const { packages } = JSON.parse(fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8'));
    const sources = Object.values(packages).map(({ resolved }) => resolved);
    assert.deepEqual(
      sources.map((source) => source?.startsWith('file:')),
      [undefined, true, true],
    );
    assert.deepEqual(load(), { status: 0, stderr: '' });
  });

  it('brings the addon for another machine that npm is given', async () => {
    const other = thisPlatform() === 'linux-arm64-musl' ? 'linux-x64-musl' : 'linux-arm64-musl';
    fs.rmSync(path.join(folder, 'node_modules'), { recursive: true });
    await runNpm(`install --os=linux --cpu=${other.split('-')[1]} --libc=musl`);
    assert.deepEqual(installed(), ['clerk-express-native', `clerk-express-native-${other}`]);
  });

  it('names the command that installs a missing addon, and the command works', async () => {
    fs.rmSync(modulePath(ours), { recursive: true });
    await runNpm(commandFrom(load().stderr, 'addon-not-installed'));
    assert.deepEqual(load(), { status: 0, stderr: '' });
  });

  it('names a command that also works after an installation without optional dependencies', async () => {
    for (const name of ['node_modules', 'package-lock.json']) {
      fs.rmSync(path.join(folder, name), { recursive: true });
    }
    await runNpm('install --omit=optional');
    assert.deepEqual(installed(), ['clerk-express-native']);
    await runNpm(commandFrom(load().stderr, 'addon-not-installed'));
    assert.deepEqual(load(), { status: 0, stderr: '' });
  });

  it('names a command that also works if the lock file does not list the addon', async () => {
    fs.rmSync(modulePath(ours), { recursive: true });
    for (const file of ['package-lock.json', 'node_modules/.package-lock.json']) {
      const lock = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
      for (const name of Object.keys(lock.packages).filter((key) => key.includes('native-'))) {
        delete lock.packages[name];
      }
      fs.writeFileSync(path.join(folder, file), JSON.stringify(lock));
    }
    await runNpm(commandFrom(load().stderr, 'addon-not-installed'));
    assert.deepEqual(load(), { status: 0, stderr: '' });
  });

  it('names the command that repairs a damaged addon, and the command works', async () => {
    fs.truncateSync(modulePath(ours, `clerk-express-native.${thisPlatform()}.node`), 100_000);
    await runNpm(commandFrom(load().stderr, 'addon-damaged'));
    assert.deepEqual(load(), { status: 0, stderr: '' });
  });

  function modulePath(...names) {
    return path.join(folder, 'node_modules', ...names);
  }

  function installed() {
    return fs.readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  }

  function load() {
    const { status, stderr } = runIn(folder, `require('clerk-express-native')`);
    return { status, stderr };
  }

  /** Runs npm with its own registry and settings. */
  async function runNpm(command) {
    const { program, first, shell } = npm();
    const env = {
      ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot }),
      PATH: program === 'npm' ? process.env.PATH : pathWithNodeAlone(),
      HOME: folder,
      npm_config_cache: path.join(folder, '.npm'),
      npm_config_userconfig: path.join(folder, '.npmrc'),
      npm_config_registry: registry.origin,
      npm_config_update_notifier: 'false',
      npm_config_audit: 'false',
    };
    const words = Array.isArray(command) ? command : command.split(' ');
    await promisify(execFile)(program, [...first, ...words], { cwd: folder, env, shell });
  }

  /** Express is linked from the project's development dependencies, so no network is needed. */
  async function runApp(express, endpoint) {
    fs.symlinkSync(path.join(root, 'node_modules', express), modulePath('express'), 'junction');
    const headers = { user: sessionToken(), forged: unsignedToken() };
    const source = `(${app})(${JSON.stringify({ options: optionsFor(endpoint), headers })})`;
    const run = promisify(execFile)(process.execPath, ['-e', source], {
      cwd: folder,
      env: { ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot }), PATH: pathWithNodeAlone() },
    });
    const { stdout, stderr } = await run;
    assert.equal(stderr, '');
    return JSON.parse(stdout);
  }
});

/** The command in a message, without the leading `npm`. */
function commandFrom(stderr, code) {
  assert.ok(stderr.includes(`code: '${code}'`), stderr);
  const [, command] = /what to do: run: npm (.+)/.exec(stderr) ?? assert.fail(stderr);
  assert.ok(command.includes(version) || command.startsWith('ci'), command);
  return command;
}

/** Runs in the project: an app that responds with the user, and requests to it. */
function app({ options, headers }) {
  const express = require('express');
  const { clerkMiddleware, getAuth } = require('clerk-express-native');

  const server = express()
    .use(clerkMiddleware(options))
    .get('/', (req, res) => res.json({ userId: getAuth(req).userId }))
    .listen(0, '127.0.0.1', async () => {
      const ask = async (token) => {
        const response = await fetch(`http://127.0.0.1:${server.address().port}/`, {
          headers: token ? { authorization: `Bearer ${token}` } : {},
        });
        return { status: response.status, body: await response.json() };
      };
      const tools = ['cargo', 'rustc', 'cc', 'npm'].filter(
        (name) => !require('node:child_process').spawnSync(name, ['--version']).error,
      );
      const anonymous = await ask();
      const user = await ask(headers.user);
      const forged = await ask(headers.forged);
      console.log(JSON.stringify({ tools, anonymous, user, forged }));
      server.closeAllConnections();
      server.close();
    });
}
