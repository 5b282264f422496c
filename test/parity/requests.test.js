'use strict';

const assert = require('node:assert/strict');
const { compareResponses, startPair } = require('../support/pair');
const { expressVersions } = require('../support/implementations');
const cookies = require('../support/cases/cookies');

const groups = {
  'tokens in the Authorization header': require('../support/cases/header-tokens'),
  'forms of the Authorization header': require('../support/cases/authorization-forms'),
  'cookies in production': cookies.rows,
  'cookies in development': cookies.developmentRows,
  'parsing of cookies': cookies.parsing,
  'plain and suffixed cookies': cookies.variants,
  options: require('../support/cases/options'),
  claims: require('../support/cases/claims'),
  'request targets': require('../support/cases/targets'),
};

describe('Parity with @clerk/express', () => {
  let pairs;

  before(async () => {
    pairs = await startPairs(Object.values(groups).flat());
  });

  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const row of cases) {
        it(`a request with ${row.title} has the same outcome`, async () => {
          const responses = await pairs.get(JSON.stringify(row.options)).send(row.request);
          compareResponses(responses);
          assert.equal(responses.ours.headers['x-clerk-auth-reason'] ?? null, row.reason);
        });
      }
    });
  }
});

/** One pair of apps for each configuration of the cases. */
async function startPairs(cases) {
  const configurations = new Map(cases.map(({ options }) => [JSON.stringify(options), options]));
  const pairs = await Promise.all(
    Array.from(configurations, async ([key, options]) => [key, await startPair(expressVersions['Express 5'], options)]),
  );
  return new Map(pairs);
}
