'use strict';

const assert = require('node:assert/strict');
const { drawCase } = require('./harness/cases');
const { Comparison } = require('./harness/run');

/** A fixed seed, so that failures are reproducible; `npm run parity` draws others. */
const SEED = 'mocha';

describe('Parity with @clerk/express: random requests', function () {
  this.timeout(120_000);

  /** The cases in which an implementation and `@clerk/express` differ unexplained, as commands to show them. */
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

  it('@clerk/express does not differ from itself, so any difference is between the implementations', async () => {
    assert.deepEqual(await unexplained('reference', 100), []);
  });

  it('500 random requests have the same outcome, except for deliberate differences', async () => {
    assert.deepEqual(await unexplained('ours', 500), []);
  });
});
