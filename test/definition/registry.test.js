'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { ConfigurationError } = require('clerk-express-native/errors');
const native = require('../../lib/native');
const { audienceOf } = require('../../lib/auth/reasons');
const { CONFIGURATION_ERROR_CODES } = require('../../lib/errors/codes');
const { readErrorCodes } = require('../../scripts/generate/error-codes');
const { readReasons } = require('../../scripts/generate/reasons');
const { invalidCodeOf } = require('../../lib/options/values');

const ROOT = path.join(__dirname, '..', '..');
const PAGES = path.join(ROOT, 'docs', 'reference');

const reasons = readReasons(path.join(ROOT, 'api', 'reasons.yaml')).flatMap((group) => group.reasons);
const groups = readErrorCodes(path.join(ROOT, 'api', 'errors.yaml'));
const codes = groups.flatMap((group) => group.codes.map(({ code }) => code));

describe('The registry of reasons', () => {
  it('is the one that the addon was built from', () => {
    assert.deepEqual(
      native.describeReasons(),
      reasons.map(({ code, prefix, audience, advice }) => ({
        reason: code,
        isPrefix: prefix !== undefined,
        audience,
        advice,
      })),
    );
  });

  it('has a page for each reason, and a row in the index', () => {
    const index = fs.readFileSync(path.join(PAGES, 'reasons', 'README.md'), 'utf8');
    for (const { slug } of reasons) {
      assert.ok(fs.existsSync(path.join(PAGES, 'reasons', `${slug}.md`)), slug);
      assert.ok(index.includes(`](${slug}.md)`), slug);
    }
  });

  it('contains every reason that JavaScript names', () => {
    const known = new Set(reasons.map(({ code }) => code));
    for (const name of ['upgrade/authenticate.js', 'guard/rule.js']) {
      const text = fs.readFileSync(path.join(ROOT, 'lib', name), 'utf8');
      const named = [...text.matchAll(/'((?:[a-z]+-)+[a-z]+)'/g)].map(([, code]) => code);
      const others = named.filter((code) => !known.has(code) && !code.startsWith('x-'));
      assert.deepEqual(others, [], name);
    }
  });

  it('says what clients learn about reasons with a code of Clerk, and about unknown ones', () => {
    assert.equal(audienceOf(undefined), 'no-token');
    assert.equal(audienceOf('session-token-expired-refresh-session_revoked'), 'expired');
    assert.equal(audienceOf('session-token-expired-refresh-fetch-error'), 'not-checked');
    assert.equal(audienceOf('something-else'), 'rejected');
  });
});

describe('The registry of error codes', () => {
  it('has a row in the reference for each code', () => {
    const page = fs.readFileSync(path.join(PAGES, 'errors.md'), 'utf8');
    assert.deepEqual(
      codes.filter((code) => !page.includes(`<a id="${code}"></a>`)),
      [],
    );
  });

  it('contains every code of an error that lib/ creates', () => {
    const pattern =
      /(?:new ConfigurationError\(\s*|\bcode: )'([a-z]+(?:-[a-z0-9]+)+)'|'((?:webhook|addon)-[a-z-]+[a-z])': \d|'(testing-[a-z-]+)'/g;
    const known = new Set([...codes, ...reasons.map(({ code }) => code)]);
    const created = sources().flatMap(({ name, text }) =>
      [...text.matchAll(pattern)].map((match) => `${name}: ${match[1] ?? match[2] ?? match[3]}`),
    );
    assert.ok(created.length > 50, `only ${created.length}`);
    assert.deepEqual(
      created.filter((entry) => !known.has(entry.split(': ')[1])),
      [],
    );
  });

  it('contains every code of the core', () => {
    const variants = ['src/error/configuration_code.rs', 'src/webhook/refusal.rs'].flatMap((name) =>
      [...fs.readFileSync(path.join(ROOT, name), 'utf8').matchAll(/Self::\w+ => "([^"]+)"/g)].map(([, code]) => code),
    );
    assert.ok(variants.length > 20);
    assert.deepEqual(
      variants.filter((code) => !codes.includes(code)),
      [],
    );
  });

  it('contains a code for each option whose value is checked', () => {
    const texts = ['options/values.js', 'options/configuration.js', 'guard/options.js', 'verify-token.js'].map((name) =>
      fs.readFileSync(path.join(ROOT, 'lib', name), 'utf8'),
    );
    const checked = texts.flatMap((text) =>
      [...text.matchAll(/\b(?:text|texts|textList|invalid|check)\(\s*'(\w+)'/g)].map(([, name]) => name),
    );
    assert.ok(checked.length > 10);
    assert.deepEqual(
      checked.map(invalidCodeOf).filter((code) => !CONFIGURATION_ERROR_CODES.has(code)),
      [],
    );
  });

  it('leaves no error of a configuration without a code', () => {
    const plain = sources().flatMap(({ name, text }) =>
      [...text.matchAll(/new (?:Type|Range)?Error\(\s*['"`](?:🔒 )?Clerk: /g)].map(() => name),
    );
    assert.deepEqual(plain, []);
    const error = new ConfigurationError('options-invalid', 'Clerk: why.', { action: 'Do this.', name: 'Error' });
    assert.ok(error instanceof TypeError);
    assert.deepEqual([error.name, error.code, error.action], ['Error', 'options-invalid', 'Do this.']);
    assert.ok(error.stack.startsWith('Error: Clerk: why. Do this.'));
    assert.equal(new ConfigurationError('options-invalid', 'Clerk: why.').name, 'TypeError');
  });
});

/** The files of the package, but for the commands, which are not loaded by apps. */
function sources() {
  const folder = path.join(ROOT, 'lib');
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js') && !name.startsWith('command') && !name.endsWith('tables.js'))
    .map((name) => ({ name, text: fs.readFileSync(path.join(folder, name), 'utf8') }));
}
