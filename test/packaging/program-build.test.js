'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { scratchFolder } = require('../support/packed');

const root = path.join(__dirname, '..', '..');

describe('Building clerk-local', function () {
  this.timeout(20_000);

  before(function () {
    // Scripts replace the programs of Rust.
    if (process.platform === 'win32') {
      this.skip();
    }
  });

  it('names the target of this machine, as builds of the addon do, and provides the program where it is expected', () => {
    const { commands, provided } = build({});
    assert.deepEqual(commands, ['build --release --target here-test-os --package clerk-local']);
    assert.deepEqual(provided, ['built for here-test-os', 0o755]);
  });

  it('is for the target that is asked for', () => {
    assert.deepEqual(build({ CARGO_BUILD_TARGET: 'there-test-os' }).provided, ['built for there-test-os', 0o755]);
  });

  it('replaces a program that runs, instead of changing it', () => {
    const { folder, provided } = build({}, 'an older program');
    assert.deepEqual(provided, ['built for here-test-os', 0o755]);
    assert.equal(fs.readFileSync(path.join(folder, 'running'), 'utf8'), 'an older program');
  });
});

/** What a build does with programs in place of Rust's, in a copy of what it reads. */
function build(env, older) {
  const folder = scratchFolder('build');
  const file = (...names) => path.join(folder, ...names);
  for (const name of ['package.json', 'Cargo.toml', 'Cargo.lock', 'scripts']) {
    fs.cpSync(path.join(root, name), file(name), { recursive: true });
  }
  ['local', 'src', 'programs', 'target/release'].forEach((name) => fs.mkdirSync(file(name), { recursive: true }));
  const program = file('target', 'release', 'clerk-local');
  if (older) {
    fs.writeFileSync(program, older);
    fs.linkSync(program, file('running'));
  }
  for (const [name, script] of Object.entries({
    cc: 'echo cc',
    rustc: 'echo "rustc 99.0.0"; echo "host: here-test-os"',
    cargo: `case $1 in --version) echo cargo 99.0.0; exit;; esac
      echo "$*" >> "${folder}/commands"
      mkdir -p "${folder}/target/$4/release"
      printf "built for $4" > "${folder}/target/$4/release/clerk-local"
      chmod 755 "${folder}/target/$4/release/clerk-local"`,
  })) {
    fs.writeFileSync(file('programs', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const { stderr } = spawnSync(process.execPath, ['-e', 'require("./scripts/prepare/clerk-local").buildClerkLocal()'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: [file('programs'), '/usr/bin', '/bin'].join(path.delimiter), ...env },
  });
  assert.ok(fs.existsSync(program), stderr);
  return {
    folder,
    commands: fs.readFileSync(file('commands'), 'utf8').trim().split('\n'),
    provided: [fs.readFileSync(program, 'utf8'), fs.statSync(program).mode & 0o777],
  };
}
