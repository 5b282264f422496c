'use strict';

const assert = require('node:assert/strict');
const { frontendApi, targetBelow } = require('../../lib/frontend-api-proxy/target');
const { isUnderPath, requestedUrl } = require('../../lib/frontend-api-proxy/url');
const { Random } = require('../parity/harness/random');

const CASES = 20_000;

/** What paths consist of that try to leave, and what they are hidden with. */
const PIECES = [
  ...['/', '//', '\\', '.', '..', '%2e', '%2E', '%252e', '%25252e', '%2f', '%5c', '%255c', '%25', '%', '%00', '%09'],
  ...[';', ';x', '%3b', '@', ':', ':80', 'evil.example', 'http:', '//evil.example', '?', '#', '%20', ' ', '\t', '\n'],
  ...['a', 'v1', 'client', 'é', '\u{1f600}', '\u{ff0e}', '\u{2024}', '\u{ff0f}', '[', ']', '%zz', '%u002e'],
];

const BASES = ['', '/base', '/a/b'].map((path) => frontendApi('', `https://frontend-api.example${path}`));

/**
 * @param {Random} random
 * @param {number} most
 */
function pieces(random, most) {
  return Array.from({ length: Math.floor(random.fraction() * most) }, () => random.pick(PIECES)).join('');
}

/**
 * Whether a server that decodes the path, any number of times, finds a dot segment.
 *
 * @param {string} path
 */
function leaves(path) {
  for (let decoded = path, before; decoded !== before;) {
    before = decoded;
    const isDots = (/** @type {string} */ segment) => /^\.\.?(?:;|$)/.test(segment);
    if (decoded.split(/[/\\]/).some(isDots)) {
      return true;
    }
    decoded = Buffer.from(
      decoded.replace(/%([\da-f]{2})/gi, (_, code) => String.fromCharCode(parseInt(code, 16))),
      'latin1',
    ).toString('latin1');
  }
  return false;
}

/**
 * @param {URL} target
 * @param {URL} base
 * @param {string} context
 */
function assertBelow(target, base, context) {
  const root = base.pathname === '/' ? '' : base.pathname;
  assert.equal(target.origin, 'https://frontend-api.example', context);
  assert.equal(target.username + target.password + target.hash, '', context);
  assert.ok(target.pathname.startsWith(`${root}/`), context);
  assert.equal(leaves(target.pathname), false, context);
  assert.equal(new URL(target.href).href, target.href, context);
}

describe('The URL at the Frontend API', () => {
  it('is below the base for whatever path is joined with it, or missing', () => {
    const random = new Random('paths');
    let joined = 0;
    for (let index = 0; index < CASES; index += 1) {
      const base = random.pick(BASES);
      // What is joined is from the path of a URL, which has neither a query nor a fragment.
      const path = random.chance(0.1) ? '' : `/${pieces(random, 8).replaceAll(/[?#]/g, '')}`;
      const search = random.chance(0.3) ? `?${pieces(random, 4)}` : '';
      const target = targetBelow(base, path, search);
      if (target !== undefined) {
        joined += 1;
        assertBelow(target, base, JSON.stringify({ base: base.href, path, search }));
      }
    }
    assert.ok(joined > CASES / 10 && joined < CASES, `${joined} of ${CASES}`);
  });

  it('is missing where a URL parser would remove a part of the path after it was checked', () => {
    for (const path of ['/%2\n52e%252e/admin', '/%25\t2e%252e/admin', '/.\r./admin']) {
      for (const base of BASES) {
        assert.equal(targetBelow(base, path, ''), undefined, JSON.stringify(path));
      }
    }
  });

  it('has the path and the query of the request, unchanged, for whatever is requested', () => {
    const random = new Random('requests');
    let forwarded = 0;
    for (let index = 0; index < CASES; index += 1) {
      const start = random.pick(['/__clerk', '/__clerk/', '/__clerk/v1', 'http://app.example/__clerk/', '//', '']);
      const originalUrl = start + pieces(random, 6);
      const req = /** @type {any} */ ({ originalUrl, headers: { host: 'app.example' }, socket: {} });
      const url = requestedUrl(req);
      if (url === undefined || !isUnderPath('/__clerk', url)) {
        continue;
      }
      const base = random.pick(BASES);
      const target = targetBelow(base, url.pathname.slice('/__clerk'.length), url.search);
      if (target !== undefined) {
        forwarded += 1;
        const context = JSON.stringify({ base: base.href, originalUrl });
        assertBelow(target, base, context);
        const root = base.pathname === '/' ? '' : base.pathname;
        assert.equal(target.pathname, root + (url.pathname.slice('/__clerk'.length) || '/'), context);
        assert.equal(target.search, url.search, context);
      }
    }
    assert.ok(forwarded > CASES / 10, `${forwarded} of ${CASES}`);
  });
});
