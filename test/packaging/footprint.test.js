'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { sizeOf } = require('../../scripts/footprint/installation');
const { report } = require('../../scripts/footprint/report');
const { scratchFolder } = require('../support/packed');

describe('The footprint', () => {
  it('counts every file of every package once, including packages within others', () => {
    const folder = scratchFolder('footprint');
    const write = (file, content) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), content);
    };
    write('node_modules/a/index.js', '12345');
    write('node_modules/a/lib/b.js', '123');
    write('node_modules/a/node_modules/c/index.js', '1');
    write(
      'node_modules/.package-lock.json',
      '{ "packages": { "node_modules/a": {}, "node_modules/a/node_modules/c": {} } }',
    );
    assert.deepEqual(sizeOf(folder), { packages: 2, files: 3, bytes: 9 });
  });

  it('is reported with units, ours first', () => {
    const figures = { ours: 1.25, peer: 2345.5 };
    const lines = report({
      sizes: { ours: { packages: 2, files: 3, bytes: 4_560_000 }, peer: { packages: 11, files: 1892, bytes: 9 } },
      requests: 2000,
      alone: figures,
      withExpress: figures,
      memory: { ours: 1e6, peer: 2e6 },
    });
    const cells = lines.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    assert.deepEqual(cells.slice(2, 5), [
      ['packages', '2', '11'],
      ['files', '3', '1,892'],
      ['on disk', '4.6 MB', '0.0 MB'],
    ]);
    assert.deepEqual(cells[5].slice(1), ['1.3 ms', '2345.5 ms']);
    assert.deepEqual(cells[7].slice(1), ['1.0 MB', '2.0 MB']);
  });
});
