'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { compile } = require('./compiler');

const root = path.join(__dirname, '..', '..');
const settings = { allowJs: true, checkJs: true };

/** What the compiler finds in an entry point, after a change of its source. */
function problemsOf(name, change = (source) => source) {
  const text = change(fs.readFileSync(path.join(root, name), 'utf8'));
  return compile(path.join('..', '..', name), { text, settings }).problems;
}

describe('Types: the JavaScript of the entry points', function () {
  this.timeout(120_000);

  for (const name of ['index.js', 'webhooks.js', 'errors.js']) {
    it(`${name} exports what its declarations do`, () => {
      assert.deepEqual(problemsOf(name), []);
    });
  }

  it('finds a missing export, and one that is not declared', () => {
    const [missing] = problemsOf('index.js', (source) => source.replace('  getAuth,\n', ''));
    assert.match(missing, /'getAuth' is missing/);
    const [excess] = problemsOf('index.js', (source) => source.replace('  getAuth,\n', '  getAuth,\n  other: 1,\n'));
    assert.match(excess, /'other' does not exist/);
  });

  it('finds a function that does not take the declared parameters', () => {
    const [problem] = problemsOf('webhooks.js', (source) =>
      source.replace('= { verifyWebhook };', '= { verifyWebhook: (/** @type {number} */ req) => req };'),
    );
    assert.match(problem, /not assignable/);
  });
});
