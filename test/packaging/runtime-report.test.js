'use strict';

const assert = require('node:assert/strict');
const { report } = require('../../scripts/runtimes/report');
const { sectionOf, withSection } = require('../../scripts/documents/section');

describe('The table of runtimes', () => {
  const works = { way: '`require`', isCompiled: false };
  const compiled = { way: 'TypeScript', isCompiled: true };
  const fails = {
    way: '`cluster`',
    isCompiled: false,
    fault: 'ended with 1: some code\nTypeError: no /home/me/app.js\n    at x',
  };

  it('lists what works, what works compiled, and why something fails, without paths', () => {
    const lines = report([{ name: 'Node 1.2.3', ways: [works, compiled, fails] }]);
    assert.deepEqual(lines.slice(0, 5), [
      '|            | `require` | TypeScript      | `cluster` |',
      '| ---------- | --------- | --------------- | --------- |',
      '| Node 1.2.3 | works     | works, compiled | fails     |',
      '',
      '- Node 1.2.3, `cluster`: the program ended with 1: TypeError: no …/app.js',
    ]);
  });

  it('lists no failures if there are none', () => {
    assert.equal(report([{ name: 'Node 1.2.3', ways: [works] }]).filter((line) => line.startsWith('-')).length, 0);
  });

  it('goes between its marks in the document, and nowhere else', () => {
    const text = 'a\n<!-- t:start -->\nold\n<!-- t:end -->\nb\n';
    assert.equal(withSection(text, 't', ['new']), 'a\n<!-- t:start -->\nnew\n<!-- t:end -->\nb\n');
    assert.deepEqual(sectionOf(text, 't'), ['old']);
    assert.throws(() => withSection('a', 't', ['new']), {
      message: /^docs\/performance\.md lacks the lines "<!-- t:start -->"/,
    });
  });
});
