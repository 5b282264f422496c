'use strict';

const assert = require('node:assert/strict');
const { compareTypes } = require('./compare');
const { PARAMETERS } = require('./type-parameters');

/** The names of types that differ from `@clerk/express`, and why. `test/types/` compares them part by part. */
const OTHER_TYPES = {
  ClerkClient: 'call options, uploads of more than Blobs',
  ClerkMiddlewareOptions: 'additional options; some accept what @clerk/express accepts without declaring it',
  ClerkMiddlewareOptionsCallback: 'gives ClerkMiddlewareOptions',
  ClerkOptions: 'fetch, retry, timeoutMs',
  ExpressRequestWithAuth: 'the result of auth() is compared with that of getAuth(), see index.ts',
  VerifyTokenOptions: 'jwksTimeoutInMs',
};

describe('Types: the names that @clerk/express exports', function () {
  this.timeout(120_000);
  let names;

  before(() => {
    names = compareTypes({ theirs: '@clerk/express', ours: 'clerk-express-native', parameters: PARAMETERS });
  });

  it('are all exported', () => {
    assert.ok(names.length > 130, `only ${names.length} names`);
    assert.deepEqual(
      names.filter(({ isThere }) => !isThere).map(({ name }) => name),
      [],
    );
  });

  it('are the same types', () => {
    assert.deepEqual(
      names.filter(({ isThere, isSame }) => isThere && !isSame).map(({ name }) => name),
      Object.keys(OTHER_TYPES),
    );
  });
});

describe('Types: the names that @clerk/express exports for webhooks', function () {
  this.timeout(120_000);

  it('are all exported, and are the same types', () => {
    const names = compareTypes({ theirs: '@clerk/express/webhooks', ours: 'clerk-express-native/webhooks' });
    assert.ok(names.length > 15, `only ${names.length} names`);
    assert.deepEqual(
      names.filter(({ isThere, isSame }) => !isThere || !isSame),
      [],
    );
  });
});
