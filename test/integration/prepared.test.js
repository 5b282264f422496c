'use strict';

const assert = require('node:assert/strict');
const { memoizeByJson } = require('../../lib/options/memoize');

describe('A value that is memoized by settings', () => {
  const ids = (from, to) => Array.from({ length: to - from }, (_, index) => ({ id: from + index }));

  it('is created once for equal settings', () => {
    const prepare = memoizeByJson((setting) => ({ ...setting }), 10);
    assert.equal(prepare({ id: 1, list: ['a'] }), prepare({ id: 1, list: ['a'] }));
    assert.notEqual(prepare({ id: 1, list: ['a'] }), prepare({ id: 1, list: ['b'] }));
  });

  it('is cached for a limited number of settings, the most recently used ones', () => {
    const made = [];
    const prepare = memoizeByJson(({ id }) => made.push(id), 4096);
    ids(0, 4096).forEach(prepare);
    prepare({ id: 0 });
    assert.equal(made.length, 4096, 'nothing is created twice within the limit');
    prepare({ id: 4096 });
    prepare({ id: 0 });
    assert.deepEqual(made.slice(4096), [4096], 'the most recently used one is kept');
    prepare({ id: 1 });
    assert.deepEqual(made.slice(4096), [4096, 1], 'the least recently used one was evicted');
  });

  it('is not cached if creating it throws', () => {
    let attempts = 0;
    const prepare = memoizeByJson(() => {
      attempts += 1;
      throw new Error('no');
    }, 10);
    assert.throws(() => prepare({}), /no/);
    assert.throws(() => prepare({}), /no/);
    assert.equal(attempts, 2);
  });
});
