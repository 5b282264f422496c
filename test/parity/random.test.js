'use strict';

const assert = require('node:assert/strict');
const { drawCase } = require('./harness/cases');
const { Comparison } = require('./harness/run');

/** A fixed seed, so that a test that fails fails again; `npm run parity` draws others. */
const SEED = 'mocha';

describe('Parity with the peer: random requests', function () {
  this.timeout(120_000);

  /** The cases in which an implementation and the peer differ without a reason, as commands that show them again. */
  async function unexplained(implementation, count) {
    const comparison = new Comparison(implementation);
    await comparison.start();
    try {
      const results = await comparison.run(Array.from({ length: count }, (_, number) => drawCase(SEED, number)));
      return results.flatMap(({ differences }, number) => {
        const parts = differences.filter(({ id }) => id === null).map(({ difference }) => difference.part);
        return parts.length === 0 ? [] : [`npm run parity -- --seed ${SEED} --case ${number} (${parts[0]})`];
      });
    } finally {
      comparison.stop();
    }
  }

  it('the peer agrees with itself, so that a difference is one of implementations', async () => {
    assert.deepEqual(await unexplained('reference', 100), []);
  });

  it('500 random requests have the same outcome, but for what differs on purpose', async () => {
    assert.deepEqual(await unexplained('ours', 500), []);
  });
});
