'use strict';

const assert = require('node:assert/strict');
const native = require('../../lib/native');
const { fromNode } = require('../../lib/request/view');

describe('The view of a Node request that the addon gets', () => {
  const NAMES = native.requestHeaderNames();

  it('has the values of the headers in the order of the names in the addon', () => {
    const headers = Object.fromEntries(NAMES.map((name) => [name, `value of ${name}`]));
    const view = fromNode({ method: 'GET', url: '/', headers });
    assert.deepEqual(view, ['GET', '/', false, ...NAMES.map((name) => headers[name]), headers]);
  });

  it('has nothing for a missing header, and strings for other values in a hand-made request', () => {
    const odd = ['a', 'b'];
    const view = fromNode({ method: 'GET', url: '/', headers: { [NAMES.at(-1)]: odd } });
    assert.deepEqual(view.slice(3, -1), [...NAMES.slice(1).map(() => undefined), 'a, b']);
  });

  it('has the target as the client sent it', () => {
    const { publicUrl } = native;
    const view = fromNode({
      method: 'GET',
      originalUrl: '/mounted/page?q',
      url: '/page?q',
      headers: { host: 'app.example.com' },
    });
    assert.equal(publicUrl(view), 'http://app.example.com/mounted/page?q');
  });

  it('may have any length and any characters', () => {
    const host = 'app.example.com';
    for (const path of [
      `/${'a'.repeat(100_000)}`,
      `/${'é'.repeat(20_000)}`,
      `/${'a'.repeat(32 * 1024 - 5)}€€`,
      '/\u{1f600}',
    ]) {
      assert.equal(
        native.publicUrl(fromNode({ method: 'GET', url: path, headers: { host } })),
        new URL(path, `http://${host}`).href,
      );
    }
  });

  it('is read completely, wherever its strings end in their shared memory', () => {
    const host = 'app.example.com';
    for (const end of ['', 'é', '€', '\u{1f600}']) {
      for (let length = 4060; length <= 4100; length += 1) {
        const path = `/${'a'.repeat(length)}${end}`;
        assert.equal(
          native.publicUrl(fromNode({ method: 'GET', url: path, headers: { host } })),
          new URL(path, `http://${host}`).href,
        );
      }
    }
  });

  it('has a replacement character for each lone surrogate', () => {
    const url = '/a\ud83d/\ude00';
    assert.equal(
      native.publicUrl(fromNode({ method: 'GET', url, headers: { host: 'a.com' } })),
      'http://a.com/a%EF%BF%BD/%EF%BF%BD',
    );
  });
});
