'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const { compile } = require('./compiler');

describe('Types: what the addon exports, as its build writes it down', () => {
  it('names no type that is not there', () => {
    const file = path.join('..', '..', 'binding.d.ts');
    assert.deepEqual(compile(file, { settings: { skipLibCheck: false } }).problems, []);
  }).timeout(60_000);
});
