'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { compile } = require('./compiler');

describe('Types: the exports of the addon, as its build declares them', () => {
  it('use no type that does not exist', () => {
    const file = path.join('..', '..', 'binding.d.ts');
    assert.deepEqual(compile(file, { settings: { skipLibCheck: false } }).problems, []);
  }).timeout(60_000);
});
