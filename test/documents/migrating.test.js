'use strict';

const assert = require('node:assert/strict');
const { read } = require('../support/documents');

/** The parity suites, each with the prefix of its anchors in the guide. */
const SUITES = {
  'harness/deviations': 'requests',
  'backend/deviations': 'api',
  'webhooks/deviations': 'webhooks',
  'proxy/deviations': 'proxy',
};

describe('docs/guides/migrating.md', function () {
  this.timeout(20_000);
  const ids = [...read('docs/guides/migrating.md').matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id]) => id);

  for (const [suite, prefix] of Object.entries(SUITES)) {
    it(`has a row for every deviation that the parity suite accepts, and for no other: ${suite}`, () => {
      const { deviations } = require(`../parity/${suite}`);
      const known = [...new Set(deviations.map(({ id }) => `${prefix}-${id}`))];
      assert.deepEqual(ids.filter((id) => id.startsWith(`${prefix}-`)).sort(), known.sort());
    });
  }

  it('has each anchor once, in a row that says something', () => {
    assert.equal(new Set(ids).size, ids.length);
    const rows = read('docs/guides/migrating.md')
      .split('\n')
      .filter((line) => line.includes('<a id="'));
    for (const row of rows) {
      assert.match(row, /^\| (<a id="[\w-]+"><\/a>)+ .+ \|.*\| .+ \|$/);
    }
  });
});
