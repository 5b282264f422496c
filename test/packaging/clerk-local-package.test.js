'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFile } = require('node:child_process');
const { npm } = require('../../scripts/prepare/npm');
const { thisPlatform } = require('../../scripts/pack/platforms');
const { pathWithNodeAlone } = require('../support/installation');
const { scratchFolder } = require('../support/packed');
const { clerkLocalForAllPlatforms, clerkLocalForThisMachine } = require('../support/packed-clerk-local');
const { startRegistry } = require('../support/registry');

const { version } = require('../../package.json');
const ours = `clerk-local-${thisPlatform()}`;

describe('The package clerk-local, installed by npm in an empty folder', function () {
  this.timeout(120_000);
  let registry;
  let folder;

  before(async () => {
    const { main, programs } = clerkLocalForAllPlatforms();
    registry = await startRegistry([main, ...programs]);
  });

  beforeEach(() => {
    folder = scratchFolder('project');
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "name": "project", "private": true }');
  });

  it('comes with the program for this machine only, which npx runs with the options and the exit code', async () => {
    assert.equal((await runNpm('install', '--save-dev', 'clerk-local')).code, 0);
    assert.deepEqual(installed(), ['clerk-local', ours]);
    const { stdout, code } = await runNpx('clerk-local', '--version');
    assert.deepEqual([stdout, code], [`clerk-local ${version}\n`, 0]);
    const wrong = await runNpx('clerk-local', '--prot', '1');
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /unexpected argument '--prot'/);
  });

  it('runs an app with npx, without Rust, and ends with the exit code of the app', async () => {
    assert.equal((await runNpm('install', '--save-dev', ...tarballs())).code, 0);
    const app = `
      fetch(process.env.CLERK_API_URL + '/.well-known/jwks.json').then(async (response) => {
        const tools = ['cargo', 'rustc'].filter((name) => !require('node:child_process').spawnSync(name).error);
        console.log(response.status, (await response.json()).keys.length, tools.length);
        process.exitCode = 7;
      });`;
    fs.writeFileSync(path.join(folder, 'app.cjs'), app);
    const { code, stdout, stderr } = await runNpx('clerk-local', 'dev', '--port', '0', '--', 'node', 'app.cjs');
    assert.deepEqual([code, stdout], [7, '200 1 0\n'], stderr);
    assert.match(stderr, /^clerk-local is listening on http:\/\/127\.0\.0\.1:\d+$/m);
  });

  it('names the command that installs a missing program, and the command works', async () => {
    assert.equal((await runNpm('install', '--save-dev', '--omit=optional', 'clerk-local')).code, 0);
    assert.deepEqual(installed(), ['clerk-local']);
    const { code, stderr } = await runNpx('clerk-local');
    assert.equal(code, 1);
    assert.ok(stderr.startsWith(`clerk-local ${version}: the package ${ours}, which contains the program, is not`));
    const [, command] = /Run: npm (.+)$/m.exec(stderr);
    assert.equal((await runNpm(...command.split(' '))).code, 0);
    assert.equal((await runNpx('clerk-local', '--version')).stdout, `clerk-local ${version}\n`);
  });

  it('does not run a program of another version', async () => {
    assert.equal((await runNpm('install', '--save-dev', ...tarballs())).code, 0);
    const file = path.join(folder, 'node_modules', ours, 'package.json');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(`"${version}"`, '"0.0.1"'));
    const { code, stderr } = await runNpx('clerk-local', '--version');
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`the installed ${ours} has version 0\\.0\\.1\\. Run: npm install `));
  });

  function tarballs() {
    const { main, programs } = clerkLocalForThisMachine();
    return [main, ...programs];
  }

  function installed() {
    return fs.readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  }

  const runNpm = (...words) => start(npm(), words);
  const runNpx = (...words) => {
    const { program, first, shell } = npm();
    const npx = first.map((script) => script.replace('npm-cli', 'npx-cli'));
    return start({ program: program === 'npm' ? 'npx' : program, first: npx, shell }, ['--no-install', ...words]);
  };

  /** Runs npm or npx with its own registry and settings, and with only Node on the PATH. */
  function start({ program, first, shell }, words) {
    const env = {
      ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot, ComSpec: process.env.ComSpec }),
      PATH: ['npm', 'npx'].includes(program) ? process.env.PATH : pathWithNodeAndShell(),
      HOME: folder,
      npm_config_cache: path.join(folder, '.npm'),
      npm_config_userconfig: path.join(folder, '.npmrc'),
      npm_config_registry: registry.origin,
      npm_config_update_notifier: 'false',
      npm_config_audit: 'false',
    };
    return new Promise((resolve) => {
      execFile(program, [...first, ...words], { cwd: folder, env, shell }, (error, stdout, stderr) => {
        resolve({ code: error ? error.code : 0, stdout, stderr });
      });
    });
  }
});

let folderOfShell;

/** npx runs programs with a shell. */
function pathWithNodeAndShell() {
  if (process.platform !== 'win32' && !folderOfShell) {
    folderOfShell = scratchFolder('shell');
    fs.symlinkSync('/bin/sh', path.join(folderOfShell, 'sh'));
  }
  return [pathWithNodeAlone(), folderOfShell].filter(Boolean).join(path.delimiter);
}
