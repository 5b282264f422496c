'use strict';

const assert = require('node:assert/strict');
const { startPair } = require('../support/pair');
const { expressVersions } = require('../support/implementations');
const examples = require('../support/cases/deviations');
const { deviations } = require('./harness/deviations');

describe('Deliberate differences from @clerk/express', () => {
  it('every example belongs to an entry of the table', () => {
    assert.deepEqual(examples.length, new Set(deviations.flatMap((row) => row.examples)).size);
  });

  for (const row of examples) {
    it(`${row.deviation}: a request with ${row.title}`, async () => {
      const pair = await startPair(expressVersions['Express 5'], row.options);
      const responses = await pair.send(row.request);
      assert.equal(outcomeOf(responses.reference), row.reference, '@clerk/express responds as the table says');
      assert.equal(outcomeOf(responses.ours), row.reason, 'this package responds as the table says');
    });
  }
});

function outcomeOf({ status, headers }) {
  return status === 200 ? (headers['x-clerk-auth-reason'] ?? null) : status;
}
