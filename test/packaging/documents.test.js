'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');
const DOCUMENTS = [
  'README.md',
  'MIGRATING.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'examples/README.md',
  'docs/guides/bundlers.md',
  ...pagesIn('docs/internals'),
];

/** The parity suites whose differences MIGRATING.md tells, by the words with which it tells them. */
const TOLD = {
  'harness/deviations': {
    S1: "asked for with the request's own key",
    S5: 'one fetch in 10 s at most',
    S6: 'crafted tokens',
    S7: 'change the host',
    S8: '`__clerk_redirect_url` that is no address',
    S9: 'stop at 3 or more',
    S11: '`application/json; charset=utf-8`',
    S13: 'any RSA size from 2048 bits',
    S20: '`requireAuth(callback)`',
    S22: 'such as `constructor`',
    S25: 'unknown options',
    'no-address': 'requests whose headers make no URL',
    'request-is-no-fault': 'never a fault of the configuration',
    'backend-ids': 'percent-encoded',
    'backend-errors': '`status` is there',
    'upstream-errors': '`verifyToken()` rejects with a telling message',
    'configuration-errors': 'an `Error` with a stable `code`',
    advice: '`action` has the advice',
    enableHandshake: '`enableHandshake: false`',
    'key-forms': 'RSA keys below 2048 bits',
    'machine-answers': 'only in the form that Clerk documents',
    'machine-tokens': '`verifyToken()` of a token about a machine',
    'token-forms': 'tokens that Clerk never issues',
  },
  'backend/deviations': {
    'user-agent': 'the `User-Agent` of calls',
    raw: '`JSON.stringify(user)`',
    'configuration-errors': 'an `Error` with a stable `code`',
    'argument-errors': 'has the `code` `argument-invalid`',
    'network-errors': 'tells the fault',
    'error-answers': '`status` is there',
    'media-types': '`application/json; charset=utf-8`',
    'html-answers': 'a web page',
    redirects: 'circles of redirects',
    'missing-ids': 'a missing or unusable one is an error',
    'backend-ids': 'percent-encoded',
    'falsy-parameters': '`0` and `false`',
    dates: 'Unix time in milliseconds',
    'undefined-in-lists': '`undefined` in a list is `null`',
    'plain-parameters': 'must be an object or left out',
    'own-json': '`toJSON()`',
    types: 'are what the types say',
    uploads: 'uploads without a file, or for no user',
    'absent-parameters': 'must be an object or left out',
    defaults: 'where there is a default',
    'message-names': 'a batch of messages',
    'number-ids': 'A provider may be a number',
    'optional-parts': 'lacks an optional part',
    'machine-tokens': '`m2m.verify()` of what is no token',
    S5: 'none after 4xx',
  },
  'webhooks/deviations': {
    'standard-names': '`webhook-id`',
    'any-method': 'any method or none',
    'any-address': 'odd addresses',
    'any-header': 'HTTP/2',
    'plain-bytes': 'plain bytes',
    'raw-body': '`req.rawBody` goes first',
    'header-lists': 'a signature header that is a list',
    'null-options': undefined,
    'options-form': 'options that are a text',
    'secret-form': 'a letter too many',
    'secret-blanks': 'blanks and line breaks around it',
    'timestamp-form': 'a time with a sign',
    'contradictory-headers': 'with different values',
    'payload-form': 'a signed body that is no JSON object',
    'body-bytes': 'a byte-order mark',
  },
  'proxy/deviations': {
    S2: 'all arrive',
    S7: '`x-forwarded-proto`',
    S9: 'the cookie has `Path=/`',
    wording: 'Messages are our own',
    'fetch-headers': 'none is made up',
    'client-address': 'else that of the connection',
    framing: 'lengths and content codings',
    'content-coding': 'lengths and content codings',
    bodies: 'bodies of `DELETE`',
    redirects: 'relative redirects',
    'stale-connections': 'sent once more',
    'consumed-bodies': 'a body that was read before',
    'proxy-connection': '`Proxy-Connection` is not passed on',
    expect: '`Expect: 100-continue`',
    'transfer-codings': 'transfer codings',
    'dot-segments': 'a path that a server could leave by decoding it',
    'host-policies': '`Strict-Transport-Security`',
    hosts: 'a `Host` that is more than a host',
  },
};

describe('The documents', function () {
  this.timeout(20_000);

  for (const document of DOCUMENTS) {
    it(`${document} links to files and headings that are there`, () => {
      assert.deepEqual(
        linksOf(document).filter((link) => !leadsSomewhere(document, link)),
        [],
      );
    });
  }

  it('come with the package, where others of it link to them', () => {
    const { files } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.deepEqual(
      ['README.md', 'MIGRATING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/guides'].filter(
        (name) => !files.includes(name),
      ),
      [],
    );
  });

  for (const [suite, told] of Object.entries(TOLD)) {
    it(`MIGRATING.md tells of each difference that the parity suite knows: ${suite}`, () => {
      const { deviations } = require(`../parity/${suite}`);
      const text = read('MIGRATING.md').replace(/\s+/g, ' ');
      const ids = [...new Set(deviations.map(({ id }) => id))];
      assert.deepEqual(Object.keys(told).sort(), ids.sort());
      assert.deepEqual(
        ids.filter((id) => told[id] !== undefined && !text.includes(told[id])),
        [],
      );
    });
  }
});

function pagesIn(folder) {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')));
}

/** The targets of all links but those to other places. */
function linksOf(document) {
  return [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(document, link) {
  const [file, heading] = link.split('#');
  const target = file === '' ? document : path.join(path.dirname(document), file);
  if (!fs.existsSync(path.join(root, target))) {
    return false;
  }
  return heading === undefined || headingsOf(target).includes(heading);
}

/** The names under which web pages of a document have its headings. */
function headingsOf(document) {
  const text = read(document).replace(/^```.*?^```/gms, '');
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function read(file) {
  return fs.readFileSync(path.join(root, file), 'utf8');
}
