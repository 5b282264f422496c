'use strict';

const assert = require('node:assert/strict');
const { isFault, readErrors } = require('../../scripts/memcheck/errors');

const ROUNDS = 10;

const frame = (fn, object) => `<frame><ip>0x1</ip><obj>${object}</obj><fn>${fn}</fn></frame>`;
const addon = frame('clerk::text&lt;T&gt;', '/x/clerk-express-native.linux-x64-gnu.node');
const node = frame('v8::internal', '/usr/bin/node');

const error = (kind, frames, blocks = '') =>
  `<error>\n  <unique>0x0</unique><kind>${kind}</kind><what>Something</what>${blocks}
  <stack>${frames.join('\n')}</stack></error>`;
const leak = (blocks) =>
  `<xwhat><text>${blocks} blocks</text><leakedbytes>9</leakedbytes><leakedblocks>${blocks}</leakedblocks></xwhat>`;

const faults = (xml) => readErrors(`<valgrindoutput>${xml}</valgrindoutput>`).filter((one) => isFault(one, ROUNDS));

describe('The report of memcheck', () => {
  it('has a fault for each access with the addon in its stack, and none for those of Node', () => {
    const [fault, ...others] = faults(error('InvalidRead', [node, addon]) + error('UninitCondition', [node]));
    assert.deepEqual(others, []);
    assert.deepEqual(fault, {
      kind: 'InvalidRead',
      what: 'Something',
      blocks: 0,
      stacks: [['v8::internal (/usr/bin/node)', 'clerk::text<T> (/x/clerk-express-native.linux-x64-gnu.node)']],
      isOfAddon: true,
    });
  });

  it('has a fault for what each call loses, not for what is lost once', () => {
    const lost = (kind, frames, blocks) => faults(error(kind, frames, leak(blocks))).length;
    assert.equal(lost('Leak_DefinitelyLost', [addon], ROUNDS), 1);
    assert.equal(lost('Leak_DefinitelyLost', [addon], ROUNDS - 1), 0);
    assert.equal(lost('Leak_PossiblyLost', [addon], 100), 0);
    assert.equal(lost('Leak_DefinitelyLost', [node], 100), 0);
  });

  it('has none for what is lost by each thread that loads the addon, but for an access there', () => {
    const registration = addon.replace(/<fn>.*<\/fn>/, '<fn>napi_register_module_v1</fn>');
    assert.equal(faults(error('Leak_DefinitelyLost', [node, registration], leak(100))).length, 0);
    assert.equal(faults(error('InvalidRead', [node, registration])).length, 1);
  });

  it('has the fault also if the addon is in the second stack: where a block was freed', () => {
    const twice = error('InvalidWrite', [node]).replace('</error>', `<stack>${addon}</stack></error>`);
    assert.equal(faults(twice).length, 1);
  });
});
