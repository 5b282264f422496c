'use strict';

const assert = require('node:assert/strict');
const { growthOf } = require('../../bench/soak/growth');
const { Tally } = require('../../bench/soak/tally');

const MB = 1e6;

/** Thirty samples of a run of an hour. */
const run = (bytesAt, tokensAt = (minutes) => minutes * 16_680) =>
  Array.from({ length: 30 }, (_, index) => ({
    minutes: index * 2,
    bytes: bytesAt(index * 2),
    tokens: tokensAt(index * 2),
  }));

describe('The soak test', () => {
  it('accepts memory that settles, whatever was added in the first half', () => {
    const { bytes, limit } = growthOf(run((minutes) => Math.min(minutes, 25) * MB + (minutes % 4) * MB));
    assert.ok(bytes <= 2 * MB && bytes < limit, `${bytes}`);
  });

  it('rejects what grows by little, but for ever', () => {
    const { bytes, limit } = growthOf(run((minutes) => 80 * MB + minutes * 0.5 * MB));
    assert.ok(bytes > limit, `${bytes} of ${limit}`);
  });

  it('accepts 80 bytes for each token that the cache has room for, and no more', () => {
    const limitOf = (perMinute) =>
      growthOf(
        run(
          () => 80 * MB,
          (minutes) => minutes * perMinute,
        ),
      ).limit;
    assert.equal(limitOf(16_680), 8 * MB, 'full after 12 minutes');
    assert.equal(limitOf(100), 8 * MB + 20 * 100 * 80);
  });

  it('counts each kind of request, and shows some of the wrong answers', () => {
    const log = console.log;
    console.log = () => {};
    const tally = new Tally();
    for (let index = 0; index < 10; index += 1) {
      tally.note('one', index % 2 === 0, `answer ${index}`);
      tally.note('other', true, '');
    }
    console.log = log;
    assert.deepEqual([tally.sent, tally.wrong, tally.examples.length], [20, 5, 5]);
    assert.equal(tally.examples[0], 'one: answer 1');
    assert.deepEqual(tally.kinds.get('one'), { sent: 10, wrong: 5 });
  });
});
