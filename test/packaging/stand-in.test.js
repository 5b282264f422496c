'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');

const root = path.join(__dirname, '..', '..');
const PAGE = path.join(root, 'docs', 'internals', 'stand-in.md');

/** @typedef {{ file: string, title: string }} Named */

describe('The table of what clerk-local does', function () {
  this.timeout(120_000);

  const rows = fs
    .readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| feature'));
  /** @type {Named[][]} */
  const named = rows.map((row) =>
    [...row.matchAll(/`([^`]+\.(?:rs|js))`: `([^`]+)`/g)].map(([, file, title]) => ({ file, title })),
  );

  it('names a test in each row', () => {
    assert.ok(rows.length >= 24, `${rows.length} rows`);
    assert.deepEqual(
      rows.filter((row, index) => named[index].length === 0),
      [],
    );
  });

  it('names tests of mocha that exist', () => {
    const wanted = named.flat().filter(({ file }) => file.endsWith('.js'));
    const existing = titlesIn([...new Set(wanted.map(({ file }) => file))]);
    assert.deepEqual(
      wanted.filter(({ file, title }) => !existing.has(`${file}: ${title}`)),
      [],
    );
  });

  it('names tests of Rust that exist', () => {
    const wanted = named.flat().filter(({ file }) => file.endsWith('.rs'));
    const exists = ({ file, title }) => {
      const source = fs.readFileSync(path.join(root, file), 'utf8');
      return new RegExp(`#\\[(?:tokio::)?test\\]\\s+(?:async )?fn ${title}\\(`).test(source);
    };
    assert.deepEqual(
      wanted.filter((one) => !exists(one)),
      [],
    );
  });
});

/**
 * The full titles of the tests in some files, which are loaded and not run.
 *
 * @param {string[]} files
 * @returns {Set<string>} such as `test/a.test.js: title`
 */
function titlesIn(files) {
  const mocha = path.join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const programArguments = [mocha, '--no-config', '--dry-run', '--reporter', 'json', ...files];
  const { stdout, stderr } = spawnSync(process.execPath, programArguments, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  const start = stdout.indexOf('{');
  assert.ok(start >= 0, stderr);
  /** @type {{ tests: { file: string, fullTitle: string }[] }} */
  const { tests } = JSON.parse(stdout.slice(start));
  return new Set(
    tests.map(({ file, fullTitle }) => `${path.relative(root, file).split(path.sep).join('/')}: ${fullTitle}`),
  );
}
