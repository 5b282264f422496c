'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');
const { MEASURING, PROGRAMS, testFiles } = require('../../scripts/test/parts');

const root = path.join(__dirname, '..', '..');
const tests = path.join(root, 'test');

describe('Running the tests', function () {
  this.timeout(60_000);

  it('runs every file once, without those of the browser', () => {
    const names = fs.readdirSync(tests, { recursive: true }).map((name) => name.replaceAll(path.sep, '/'));
    const expected = names.filter((name) => name.endsWith('.test.js') && !name.startsWith('browser/'));
    const parts = Object.values(testFiles()).flat();
    assert.deepEqual(parts.sort(), expected.map((name) => `test/${name}`).sort());
  });

  it('names no file and no folder that does not exist', () => {
    for (const name of [...MEASURING, ...PROGRAMS]) {
      assert.ok(fs.existsSync(path.join(tests, name)), name);
    }
  });

  it('shows what runs side by side in one piece each, and names all that failed', () => {
    const { stdout, status } = sideBySide(
      [step('one', `console.log('a'); setTimeout(() => console.log('b'), 200)`), step('two', 'process.exit(3)')],
      [step('three', `console.log('c')`), step('four', `process.kill(process.pid, 'SIGKILL')`), step('five', '')],
    );
    assert.equal(status, 0);
    const signal = process.platform === 'win32' ? 1 : 'SIGKILL';
    assert.equal(
      stdout,
      `\n▸ one\na\nb\n\n▸ two\n\n▸ three\nc\n\n▸ four\n\n▸ five\nfailed: two (3), four (${signal})\n`,
    );
  });

  it('names a program that cannot be started', () => {
    const { stdout } = sideBySide([{ name: 'none', program: 'no-such-program', programArguments: [] }], []);
    assert.match(stdout, /failed: none \(no-such-program could not be started: ENOENT\)/);
  });

  it('rejects arguments, and says how to run some files', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/test.js', 'test/a.test.js'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 1);
    assert.match(stderr, /^\nUnknown argument "test\/a\.test\.js".*\bnpx mocha --no-config /);
  });
});

/** A step that runs JavaScript. */
function step(name, source) {
  return { name, program: process.execPath, programArguments: ['-e', source] };
}

/** Runs steps in a process of their own, because their output is that of the process. */
function sideBySide(shown, kept) {
  const source = `
    require('./scripts/test/run').runSideBySide(${JSON.stringify(shown)}, ${JSON.stringify(kept)})
      .then((failed) => console.log('failed: ' + failed.join(', ')));`;
  return spawnSync(process.execPath, ['-e', source], { cwd: root, encoding: 'utf8' });
}
