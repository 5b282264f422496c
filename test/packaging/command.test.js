'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { execFile, spawnSync } = require('node:child_process');
const { promisify } = require('node:util');
const { npm } = require('../../scripts/prepare/npm');
const { thisPlatform } = require('../../scripts/pack/platforms');
const { packedForThisMachine, packedForAllPlatforms, scratchFolder } = require('../support/packed');
const { faultOf, startClerk } = require('../support/programs');
const { startRegistry } = require('../support/registry');
const { makeProject } = require('../support/scratch-project');

const root = path.join(__dirname, '..', '..');
const PROGRAMS = ['cluster.cjs', 'commonjs.cjs', 'module.mjs', 'threads.cjs', 'typescript.mts'];

describe('The installed command migrate', function () {
  this.timeout(120_000);
  let folder;

  before(() => {
    folder = scratchFolder('project');
    makeProject(folder, packedForThisMachine());
    fs.writeFileSync(
      path.join(folder, 'package.json'),
      '{ "private": true, "dependencies": { "@clerk/express": "^2.1.70" } }\n',
    );
    for (const program of PROGRAMS) {
      write(program, original(program).replaceAll('clerk-express-native', '@clerk/express'));
    }
  });

  it('runs without the addon', () => {
    const [here, elsewhere] = ['node_modules', 'away'].map((name) =>
      path.join(folder, name, `clerk-express-native-${thisPlatform()}`),
    );
    fs.mkdirSync(path.dirname(elsewhere));
    fs.renameSync(here, elsewhere);
    try {
      const { status, stdout } = migrate('--dry-run');
      assert.equal(status, 0);
      assert.match(
        stdout,
        /^\+const \{ clerkClient, clerkMiddleware, getAuth \} = require\('clerk-express-native'\);$/m,
      );
      assert.match(stdout, /^\d+ files to change; nothing has been written:$/m);
    } finally {
      fs.renameSync(elsewhere, here);
      fs.rmdirSync(path.dirname(elsewhere));
    }
  });

  it('turns apps of @clerk/express into apps that run with this package, in CommonJS and as ES modules', async () => {
    const { status, stderr } = migrate();
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    for (const program of PROGRAMS) {
      assert.equal(fs.readFileSync(path.join(folder, program), 'utf8'), original(program), program);
    }
    const clerk = (await startClerk()).origin;
    for (const program of ['commonjs.cjs', 'module.mjs']) {
      assert.equal(
        await faultOf({ folder, program: process.execPath, programArguments: [program], clerk }),
        undefined,
        program,
      );
    }
  });

  function migrate(...programArguments) {
    // What npm makes of "bin" is a link, or on Windows a script.
    const program = path.join(
      folder,
      'node_modules',
      '.bin',
      process.platform === 'win32' ? 'clerk-express-native.cmd' : 'clerk-express-native',
    );
    const shell = process.platform === 'win32';
    const { status, stdout, stderr } = spawnSync(program, ['migrate', ...programArguments], {
      cwd: folder,
      encoding: 'utf8',
      shell,
    });
    return { status, stdout, stderr };
  }

  function write(name, content) {
    fs.writeFileSync(path.join(folder, name), content);
  }
});

describe('The package, installed under the name @clerk/express', function () {
  this.timeout(120_000);
  let registry;
  let folder;

  before(async () => {
    const { main, addons } = packedForAllPlatforms();
    const tools = await pack({
      name: '@clerk/mcp-tools',
      version: '0.6.0',
      main: 'index.js',
      peerDependencies: { '@clerk/express': '^2.1.5' },
    });
    registry = await startRegistry([main, ...addons, tools]);
  });

  beforeEach(() => {
    folder = scratchFolder('project');
  });

  it('conflicts with a package that requires another version of @clerk/express, and npm fails', async () => {
    const { dependencies } = documented();
    manifest({ dependencies });
    await assert.rejects(install(), /code ERESOLVE/);
  });

  it('is installed with the overrides of docs/guides/migrating.md, and is what that package imports', async () => {
    manifest(documented());
    await install();
    const program = `console.log(require('@clerk/mcp-tools').clerkMiddleware === require('@clerk/express').clerkMiddleware)`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual({ stdout, stderr }, { stdout: 'true\n', stderr: '' });
    assert.equal(
      JSON.parse(fs.readFileSync(path.join(folder, 'node_modules/@clerk/express/package.json'), 'utf8')).name,
      'clerk-express-native',
    );
  });

  function manifest(content) {
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, ...content }));
  }

  function install() {
    return run(folder, ['install'], registry.origin);
  }
});

/** The manifest in docs/guides/migrating.md. */
function documented() {
  const [, block] = /^ *```json\n(.*?"overrides".*?)^ *```$/ms.exec(
    fs.readFileSync(path.join(root, 'docs', 'guides', 'migrating.md'), 'utf8'),
  );
  return JSON.parse(block);
}

function original(program) {
  return fs.readFileSync(path.join(root, 'test', 'packaging', 'programs', program), 'utf8');
}

/** The tarball of a package that re-exports @clerk/express. */
async function pack(manifest) {
  const folder = scratchFolder('tools');
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, manifest.main), `module.exports = require('@clerk/express');\n`);
  await run(folder, ['pack', '--loglevel=error'], 'http://127.0.0.1:1');
  return path.join(
    folder,
    fs.readdirSync(folder).find((name) => name.endsWith('.tgz')),
  );
}

/** Runs npm with its own settings, and no other registry. */
async function run(folder, command, registry) {
  const { program, first, shell } = npm();
  const env = {
    ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot }),
    PATH: process.env.PATH,
    HOME: folder,
    npm_config_cache: path.join(folder, '.npm'),
    npm_config_userconfig: path.join(folder, '.npmrc'),
    npm_config_registry: registry,
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
  };
  await promisify(execFile)(program, [...first, ...command], { cwd: folder, env, shell });
}
