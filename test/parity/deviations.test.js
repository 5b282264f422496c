'use strict';

const assert = require('node:assert/strict');
const { startPair } = require('../support/pair');
const { expressVersions } = require('../support/implementations');
const deviations = require('../support/cases/deviations');

describe('Deliberate differences from the peer', () => {
  for (const row of deviations) {
    it(`${row.deviation}: a request with ${row.title}`, async () => {
      const pair = await startPair(expressVersions['Express 5'], row.options);
      const responses = await pair.send(row.request);
      assert.equal(outcomeOf(responses.peer), row.peer, 'the peer answers as the table says');
      assert.equal(outcomeOf(responses.ours), row.reason, 'we answer as the table says');
    });
  }
});

function outcomeOf({ status, headers }) {
  return status === 200 ? (headers['x-clerk-auth-reason'] ?? null) : status;
}
