'use strict';

const assert = require('node:assert/strict');
const { sectionOf } = require('../../scripts/documents/section');
const { blocksOf, read } = require('../support/documents');

const MAX_BYTES = 9000;

describe('README.md', () => {
  it(`has at most ${MAX_BYTES} bytes: details belong in docs/`, () => {
    assert.ok(Buffer.byteLength(read('README.md')) <= MAX_BYTES);
  });

  it('has a quick start of at most 25 lines', () => {
    const [quickStart, ...others] = blocksOf('README.md').filter(({ language }) => language === 'ts');
    assert.deepEqual(others, []);
    assert.ok(quickStart.code.trimEnd().split('\n').length <= 25);
  });

  it('has the figures of the newest Node in docs/performance.md', () => {
    const [title, ...lines] = sectionOf(read('docs/performance.md'), 'figures');
    const node = title.replace('### ', '');
    const row = lines.find((line) => line.startsWith('| known bearer tokens '));
    const [, , added, addedByClerk] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const sentence = sectionOf(read('README.md'), 'figures', 'README.md').join(' ');
    assert.match(sentence, new RegExp(`^With ${node} .* adds ${added} of .* adds ${addedByClerk} \\(`));
    assert.match(read('README.md'), new RegExp(`!\\[Requests per second with ${node}, `));
  });
});
