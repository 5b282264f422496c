'use strict';

const assert = require('node:assert/strict');
const { exports: entries } = require('../../package.json');
const { compareAssignability } = require('./assignable');
const { PARAMETERS } = require('./type-parameters');

/** The modules of Clerk's packages that an app may import next to each of our entry points. */
const PACKAGES = {
  '.': ['@clerk/express', '@clerk/backend', '@clerk/backend/internal', '@clerk/backend/webhooks'],
  './errors': ['@clerk/backend/errors'],
  './types': ['@clerk/express/types'],
  './webhooks': ['@clerk/express/webhooks', '@clerk/backend/webhooks'],
};

/** Entry points without names. */
const NAMELESS = ['./env', './interop', './package.json', './redis', './testing'];

/**
 * What is not assignable although an app might try, and why: `->` passes ours for theirs, `<-` theirs for ours.
 * All of it is one-way by nature.
 */
const REFUSED = {
  'options are passed to functions of this package, which accept more values than Clerk declares': [
    'AuthenticateRequestOptions -> @clerk/backend/internal',
    'AuthenticateRequestParams -> @clerk/express/types',
    'ClerkMiddlewareOptions -> @clerk/express',
    'ClerkMiddlewareOptions -> @clerk/express/types',
    'ClerkMiddlewareOptionsCallback -> @clerk/express',
    'ClerkOptions -> @clerk/backend',
    'ClerkOptions -> @clerk/express',
    'OrganizationSyncOptions -> @clerk/backend/internal',
  ],
  'functions of Clerk accept fewer values, and its client has neither `request` nor `all`': [
    'typeof authenticateRequest <- @clerk/express',
    'typeof clerkClient <- @clerk/express',
    'typeof clerkMiddleware <- @clerk/express',
    'typeof createClerkClient <- @clerk/backend',
    'typeof createClerkClient <- @clerk/express',
    'typeof requireAuth <- @clerk/express',
    'typeof verifyWebhook <- @clerk/backend/webhooks',
    'typeof verifyWebhook <- @clerk/express/webhooks',
  ],
  "different things of the same name: Clerk's is a request to the app, ours a call of the Backend API": [
    'ClerkRequest -> @clerk/backend/internal',
    'ClerkRequest <- @clerk/backend/internal',
  ],
  'ours says that `status` may be missing; that of ./types in Clerk’s package leaves out `code` and `clerkError`': [
    'ClerkAPIResponseError -> @clerk/backend/errors',
    'ClerkAPIResponseError -> @clerk/express/types',
    'ClerkAPIResponseError <- @clerk/backend/errors',
    'ClerkAPIResponseError <- @clerk/express/types',
    'typeof ClerkAPIResponseError -> @clerk/backend/errors',
    'typeof ClerkAPIResponseError <- @clerk/backend/errors',
    'typeof isClerkAPIResponseError -> @clerk/backend/errors',
    'typeof isClerkAPIResponseError <- @clerk/backend/errors',
  ],
  'ours names the reasons, and Clerk’s is any string': [
    'TokenVerificationError <- @clerk/backend/errors',
    'TokenVerificationErrorCode <- @clerk/backend/errors',
    'TokenVerificationErrorReason <- @clerk/backend/errors',
    'typeof TokenVerificationError <- @clerk/backend/errors',
    'typeof TokenVerificationErrorCode <- @clerk/backend/errors',
    'typeof TokenVerificationErrorReason <- @clerk/backend/errors',
  ],
  'the class of Clerk has a static method, `formatMessage`': [
    'typeof MachineTokenVerificationError -> @clerk/backend/errors',
  ],
};

/**
 * The same with `exactOptionalPropertyTypes`: ours accepts the `undefined` that Clerk's `verifyToken()` accepts, too.
 */
const REFUSED_WHEN_EXACT = ['VerifyTokenOptions -> @clerk/backend', 'VerifyTokenOptions -> @clerk/express'];

/** What is assignable only with `clerk-express-native/interop`: Clerk's are classes with private members. */
const NOMINAL = [
  'ClerkClient -> @clerk/backend',
  'ClerkClient -> @clerk/express',
  'Invitation -> @clerk/backend',
  'Invitation -> @clerk/express',
  'Organization -> @clerk/backend',
  'Organization -> @clerk/express',
  'OrganizationInvitation -> @clerk/backend',
  'OrganizationInvitation -> @clerk/express',
  'OrganizationMembership -> @clerk/backend',
  'OrganizationMembership -> @clerk/express',
  'User -> @clerk/backend',
  'User -> @clerk/express',
  'WaitlistEntry -> @clerk/backend',
  'WaitlistEntry -> @clerk/express',
  'typeof clerkClient -> @clerk/express',
  'typeof createClerkClient -> @clerk/backend',
  'typeof createClerkClient -> @clerk/express',
];

describe('Types: a value of one package passed to code that is typed with the other', function () {
  this.timeout(240_000);
  const own = (entry) => entry.replace(/^\./, 'clerk-express-native');
  const pairs = Object.entries(PACKAGES).flatMap(([entry, theirs]) =>
    theirs.map((theirs) => ({ theirs, ours: own(entry) })),
  );

  it('is checked for every entry point', () => {
    assert.deepEqual([...Object.keys(PACKAGES), ...NAMELESS].sort(), Object.keys(entries).sort());
  });

  it('is accepted in both directions under every name that both export', () => {
    const result = compareAssignability(pairs, { parameters: PARAMETERS });
    assert.ok(result.shared > 590, `only ${result.shared} names`);
    assert.deepEqual(result.faults, [], 'our declarations, with skipLibCheck off');
    assert.deepEqual(Object.keys(result.refused).sort(), [...Object.values(REFUSED).flat(), ...NOMINAL].sort());
    for (const name of NOMINAL) {
      assert.match(result.refused[name], /_raw|#private|private|protected/, name);
    }
  });

  for (const [kind, settings] of Object.entries({
    '': {},
    ', with exactOptionalPropertyTypes': { exactOptionalPropertyTypes: true },
  })) {
    it(`is accepted for classes with private members if the program imports ./interop${kind}`, () => {
      const { refused, faults } = compareAssignability(pairs, {
        parameters: PARAMETERS,
        imports: ['clerk-express-native/interop'],
        settings,
      });
      assert.deepEqual(faults, []);
      const more = settings.exactOptionalPropertyTypes ? REFUSED_WHEN_EXACT : [];
      assert.deepEqual(Object.keys(refused).sort(), [...Object.values(REFUSED).flat(), ...more].sort());
    });
  }
});
