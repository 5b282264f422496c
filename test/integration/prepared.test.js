'use strict';

const assert = require('node:assert/strict');
const { memoizeByJson } = require('../../lib/options/memoize');

describe('What is prepared from settings', () => {
  const ids = (from, to) => Array.from({ length: to - from }, (_, index) => ({ id: from + index }));

  it('is made once for equal settings', () => {
    const prepare = memoizeByJson((setting) => ({ ...setting }), 10);
    assert.equal(prepare({ id: 1, list: ['a'] }), prepare({ id: 1, list: ['a'] }));
    assert.notEqual(prepare({ id: 1, list: ['a'] }), prepare({ id: 1, list: ['b'] }));
  });

  it('is kept for as many settings as there is room for, those that were used last', () => {
    const made = [];
    const prepare = memoizeByJson(({ id }) => made.push(id), 4096);
    ids(0, 4096).forEach(prepare);
    prepare({ id: 0 });
    assert.equal(made.length, 4096, 'nothing is made twice while there is room');
    prepare({ id: 4096 });
    prepare({ id: 0 });
    assert.deepEqual(made.slice(4096), [4096], 'what was just used stays');
    prepare({ id: 1 });
    assert.deepEqual(made.slice(4096), [4096, 1], 'what was not used for the longest time is gone');
  });

  it('is not kept where it could not be made', () => {
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
