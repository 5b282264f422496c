'use strict';

const assert = require('node:assert/strict');
const { errorClassOf } = require('../support/error-class');
const { implementations } = require('../support/implementations');
const { freshSecretKey, instances } = require('../support/instances');
const { signingKey } = require('../support/keys');
const { sessionToken } = require('../support/tokens');

const { publishableKey } = instances.production;

/** Minutes, valid and invalid, on both sides of each limit of a preset. */
const AGES = [-1, 0, 0.5, 9, 9.999, 10, 10.5, 59, 60, 61, 1439, 1440, 1e308, -2, -0.5, null, '5', true];
const PAIRS = AGES.flatMap((first) => AGES.map((second) => [first, second]));
const NO_PAIRS = [undefined, null, 'x', 5, {}, [], [1], [1, 2, 3], [[1], 2], { 0: 1, 1: 2, length: 2 }];

const LEVELS = ['first_factor', 'second_factor', 'multi_factor', 'third_factor', 'toString', '', null, undefined, 5];
const MINUTES = [1, 0.5, 9.999, 10, 60, 1440, 1e308, Infinity, 0, -0, -1, -Infinity, NaN, '10', null, undefined, true];
const PRESETS = ['strict_mfa', 'strict', 'moderate', 'lax', 'unheard_of', 'toString', '__proto__', ''];
const REVERIFICATIONS = [
  ...PRESETS,
  null,
  5,
  true,
  [],
  {},
  ...LEVELS.flatMap((level) => MINUTES.map((afterMinutes) => ({ level, afterMinutes }))),
];

/** For each dimension: unset, granted, denied, and invalid. */
const DIMENSIONS = {
  role: [undefined, 'org:admin', 'admin', 'org:org:admin', 'org:member', 'org:', '', null, 5],
  permission: [undefined, 'org:articles:read', 'articles:read', 'org:articles:write', '', null],
  feature: [undefined, 'articles', 'org:articles', 'u:articles', 'x:articles', 'org:', '', null],
  plan: [undefined, 'pro', 'organization:pro', 'user:pro', 'free', null],
  reverification: [undefined, 'strict', 'strict_mfa', { level: 'first_factor', afterMinutes: 1 }, null],
};
const QUESTIONS = Object.entries(DIMENSIONS).reduce(
  (questions, [name, values]) =>
    questions.flatMap((question) =>
      values.map((value) => (value === undefined ? question : { ...question, [name]: value })),
    ),
  [{}],
);

const MEMBER = {
  o: { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,write', fpm: '1' },
  fea: 'o:articles,u:profile',
  pla: 'o:pro,u:free',
  fva: [3, 3],
};

/** Sessions that grant everything, and some that lack something. */
const SESSIONS = {
  'of a member': MEMBER,
  'without an organization': { ...MEMBER, o: undefined },
  'of an organization without a role': { ...MEMBER, o: { id: 'org_1', per: 'read', fpm: '1' } },
  'of an organization without permissions': { ...MEMBER, o: { id: 'org_1', rol: 'admin' } },
  'of an organization without an id': { ...MEMBER, o: { rol: 'admin', per: 'read', fpm: '1' } },
  'without features': { ...MEMBER, fea: undefined },
  'without plans': { ...MEMBER, pla: undefined },
  'of odd scopes': { ...MEMBER, fea: 'ou:articles, x:y ,u:org,uo:profile', pla: 'u:pro,o:' },
  'without verification ages': { ...MEMBER, fva: undefined },
  'never verified': { ...MEMBER, fva: [-1, -1] },
  'verified long ago': { ...MEMBER, fva: [50_000, 50_000] },
  'without a second factor': { ...MEMBER, fva: [3, -1] },
  'of version 1': {
    v: 1,
    org_id: 'org_1',
    org_role: 'org:admin',
    org_permissions: ['org:articles:read'],
    fea: 'o:articles',
    pla: 'o:pro',
    fva: [3, 3],
  },
  'of version 1 without prefixes': {
    v: 1,
    org_id: 'org_1',
    org_role: 'admin',
    org_permissions: ['articles:read'],
    fva: [3, 3],
  },
  'of version 1 with odd claims': {
    v: 1,
    org_id: 'org_1',
    org_role: 5,
    org_permissions: 'org:articles:read',
    fea: 5,
    pla: ['o:pro'],
    fva: [3, 3],
  },
  'without a subject': { ...MEMBER, sub: '' },
};

/** The result of `has`, or the kind of error that it throws. */
function answer({ has }, question) {
  try {
    return has(question);
  } catch (error) {
    return errorClassOf(error);
  }
}

describe('has() returns the same as that of @clerk/express', () => {
  let clients;

  before(() => {
    clients = ['ours', 'reference'].map((implementation) =>
      implementations[implementation].createClerkClient({
        publishableKey,
        secretKey: freshSecretKey(),
        jwtKey: signingKey.pem,
      }),
    );
  });

  /** The auth objects of one session, ours and that of `@clerk/express`. */
  async function authOf(claims) {
    const headers = { authorization: `Bearer ${sessionToken(claims)}` };
    const states = await Promise.all(
      clients.map((client) => client.authenticateRequest(new Request('http://a.example/', { headers }))),
    );
    return states.map((state) => state.toAuth());
  }

  async function compare(claims, questions) {
    const [ours, reference] = await authOf(claims);
    const answers = new Set();
    for (const question of questions) {
      const expected = answer(reference, question);
      answers.add(expected);
      if (answer(ours, question) !== expected) {
        assert.fail(
          `@clerk/express returns ${expected} for ${JSON.stringify(question)} about ${JSON.stringify(claims)}`,
        );
      }
    }
    return answers;
  }

  it(`for every reverification (${REVERIFICATIONS.length}) of every pair of ages (${PAIRS.length})`, async () => {
    const seen = new Set();
    for (const fva of PAIRS) {
      const answers = await compare(
        { fva },
        REVERIFICATIONS.map((reverification) => ({ reverification })),
      );
      answers.forEach((answered) => seen.add(answered));
    }
    assert.deepEqual([...seen].sort(), [false, true]);
  }).timeout(60_000);

  for (const fva of NO_PAIRS) {
    it(`for every reverification if the ages are ${JSON.stringify(fva) ?? 'missing'}`, async () => {
      assert.deepEqual(
        [
          ...(await compare(
            { fva },
            REVERIFICATIONS.map((reverification) => ({ reverification })),
          )),
        ],
        [false],
      );
    });
  }

  for (const [title, claims] of Object.entries(SESSIONS)) {
    it(`for every combination (${QUESTIONS.length}) about a session ${title}`, async () => {
      await compare(claims, QUESTIONS);
    }).timeout(60_000);
  }

  it('for an invalid argument', async () => {
    for (const claims of [MEMBER, { sts: 'pending' }]) {
      await compare(claims, [undefined, null, {}, [], 'role', 5, { unknown: true }]);
    }
  });
});
