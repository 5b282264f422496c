'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { scratchFolder } = require('../support/packed');

const root = path.join(__dirname, '..', '..');

describe('Building the addon', () => {
  it('links with the available compiler on Alpine on ARM, too, and with the requested one', function () {
    // A script replaces the compiler's programs.
    if (process.platform === 'win32') {
      this.skip();
    }
    const variable = 'CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER';
    assert.equal(linkerOf(variable, {}), 'cc');
    assert.equal(linkerOf(variable, { [variable]: 'clang' }), 'clang');
  }).timeout(20_000);
});

/** The value of a variable when Cargo builds for musl on ARM, in a copy of what the build reads. */
function linkerOf(variable, env) {
  const folder = scratchFolder('build');
  for (const file of ['package.json', 'Cargo.toml', 'scripts', 'src/node/Cargo.toml']) {
    fs.cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  const manifest = path.join(folder, 'src', 'node', 'Cargo.toml');
  const crate = {
    name: 'clerk-express-native-node',
    id: 'the addon',
    manifest_path: manifest,
    targets: [{ name: 'clerk_express_native_node', kind: ['cdylib'], crate_types: ['cdylib'] }],
    dependencies: [],
    features: {},
  };
  fs.writeFileSync(
    path.join(folder, 'metadata.json'),
    JSON.stringify({ packages: [crate], target_directory: path.join(folder, 'target') }),
  );
  const programs = path.join(folder, 'programs');
  fs.mkdirSync(programs);
  const cargo = `case $1 in metadata) cat "${folder}/metadata.json";; build) printf %s "$${variable}" > "${folder}/linker"; exit 1;; *) echo cargo 99.0.0;; esac`;
  for (const [name, script] of [
    ['cargo', cargo],
    ['cc', 'echo cc'],
  ]) {
    fs.writeFileSync(path.join(programs, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const { stderr } = spawnSync(process.execPath, ['-e', 'require("./scripts/prepare/addon").buildAddon()'], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${programs}${path.delimiter}/usr/bin${path.delimiter}/bin`,
      CARGO_BUILD_TARGET: 'aarch64-unknown-linux-musl',
      ...env,
    },
  });
  assert.ok(fs.existsSync(path.join(folder, 'linker')), stderr);
  return fs.readFileSync(path.join(folder, 'linker'), 'utf8');
}
