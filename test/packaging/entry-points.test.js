'use strict';

const assert = require('node:assert/strict');
const { problemsOf } = require('../../scripts/lint/package');
const { packedForThisMachine } = require('../support/packed');

describe('The entry points of the packed package', () => {
  it('are found by require, import and bundlers, with the types that fit (publint, Are The Types Wrong)', async () => {
    assert.deepEqual(await problemsOf(packedForThisMachine().main), []);
  }).timeout(120_000);
});
