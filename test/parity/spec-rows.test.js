'use strict';

const assert = require('node:assert/strict');
const { deviations, explain } = require('./harness/deviations');
const { outcomeOf } = require('./harness/outcome');
const { Comparison } = require('./harness/run');
const rows = require('./rows');

describe('Parity with @clerk/express: the rows of the specification', function () {
  this.timeout(120_000);
  let comparison;
  let results;

  before(async () => {
    comparison = new Comparison();
    await comparison.start();
    results = await comparison.run(rows);
  });

  after(() => comparison.stop());

  for (const [index, { title, expected }] of rows.entries()) {
    it(`${title}: ${expected.ours}`, function () {
      const { ours, reference, differences } = results[index];
      if (ours === undefined) {
        this.skip();
      }
      assert.equal(outcomeOf(reference), expected.reference, '@clerk/express responds as the specification says');
      assert.equal(outcomeOf(ours), expected.ours, 'this package responds as the row says');
      assert.deepEqual(
        differences.filter(({ id }) => id === null),
        [],
      );
    });
  }

  it('every deliberate difference is shown by a row', () => {
    const shown = new Set(results.flatMap(({ differences }) => differences.map(({ id }) => id)));
    assert.deepEqual(
      deviations.map(({ id }) => id).filter((id) => !shown.has(id)),
      [],
    );
  });

  it('a caret in a path may be encoded where Node encodes it, and nowhere else', () => {
    const explained = (path, ours, reference, part = 'header location') =>
      explain({
        parityCase: {
          setup: { options: {}, environment: {} },
          request: { path, headers: { host: 'localhost:3000' } },
          answers: {},
          tokens: {},
        },
        difference: { part, ours, reference },
        ours: { headers: [], calls: [] },
        reference: { headers: [], calls: [] },
      });
    assert.equal(explained('/^', '/?url=%5E', '/?url=%255E'), new URL('http://a/^').pathname === '/^' ? null : 'Node');
    assert.equal(explained('/a', '/?url=%5E', '/?url=%255E'), null);
    assert.equal(explained('/a?^', '/?url=%5E', '/?url=%255E'), null);
    assert.equal(explained('/^', '/?url=%5E', '/?url=%255Ea'), null);
    assert.equal(explained('/^', '/?url=%5E', '/?url=%255E', 'body'), null);
  });

  it('no deliberate difference excuses accepting a credential that @clerk/express rejects', () => {
    const answer = (headers) => ({ status: 200, headers, calls: [] });
    const signedOut = answer([
      ['x-clerk-auth-status', 'signed-out'],
      ['x-clerk-auth-reason', 'token-invalid'],
    ]);
    const parityCase = {
      kind: 'middleware',
      setup: { options: {}, environment: {} },
      request: { path: '//x', headers: { host: 'localhost:3000' } },
      answers: {},
      tokens: { authorization: 'critical' },
    };
    const difference = { part: 'body', ours: 'a', reference: 'b' };
    assert.equal(explain({ parityCase, difference, ours: answer([]), reference: signedOut }), null);
    assert.notEqual(explain({ parityCase, difference, ours: signedOut, reference: answer([]) }), null);
  });
});
