'use strict';

/**
 * Unusual arguments, on methods that represent their kind: those whose parameters become a query, a body, a body that
 * is converted at every depth, an array, a path. `[name, namespace, method, args]`; `values.js` explains the tags.
 */

const QUERIES = {
  'all kinds of value': { a: 'x', b: 1, c: true, d: 1.5, e: -0, f: 1e21 },
  'empty values': { a: '', b: null, c: { $undef: 1 }, d: [], e: { $num: 'NaN' } },
  'zero and false': { limit: 0, offset: 0, banned: false },
  lists: { userId: ['a', '', null, 'b', ['c', ['d']], 0, false, { $undef: 1 }] },
  'an array in an array': { userId: [[['a']]] },
  'a date': { createdAtAfter: { $date: '2026-01-31T10:20:30.456Z' } },
  'dates in an array': { createdAtAfter: [{ $date: '2026-01-31T10:20:30.456Z' }] },
  'an invalid date': { createdAtAfter: { $date: 'never' } },
  'an object': { filter: { deepKey: 1 } },
  'a large integer': { limit: { $bigint: '10' } },
  'names of all kinds': {
    ...{
      HTMLParser: 1,
      x2Y: 1,
      iOS17Beta: 1,
      primaryEmailAddressID: 1,
      a1b2c3: 1,
      _lead: 1,
      'foo-bar': 1,
      $dollar: 1,
      émigréName: 1,
    },
    ...{ ABC: 1, aBC: 1, 'with space': 1, trailing_: 1, 'a.b': 1, İx: 1, '1a': 1, a__b: 1, camelCASEName: 1 },
  },
  'a name of only symbols': { $: 1, '--': 2 },
  'two spellings of one name': { userId: 'a', query: 'q', user_id: 'b' },
  'integer-like names': { b: 1, 2: 'x', 1: 'y' },
  'characters that are encoded': { query: "a b&c=d+e%20~'*()!/?#[]@:;,é✓\u0000\n" },
  'a lone surrogate': { query: 'a\ud800b' },
  'a plain object without a prototype': { $nullproto: { query: 'q' } },
  'an instance of a class': { $class: { query: 'q' } },
};

const BODIES = {
  'all kinds of value': { a: 'x', b: 1, c: true, d: null, e: [], f: {}, g: 1.5, h: { $num: 'NaN' } },
  nothing: {},
  'only undefined': { a: { $undef: 1 } },
  'undefined among others': { a: { $undef: 1 }, b: [{ $undef: 1 }] },
  'nested names': { publicMetadata: { someKey: { deepKey: [{ otherKey: 1 }] } } },
  'names of all kinds': { ...QUERIES['names of all kinds'] },
  'two spellings of one name': { firstName: 'a', x: 1, first_name: 'b' },
  'integer-like names': { b: 1, 2: 'x', 1: 'y', '01': 'z' },
  'a date': { createdAt: { $date: '2026-01-31T10:20:30.456Z' } },
  'a date in metadata': { publicMetadata: { at: { $date: '2026-01-31T10:20:30.456Z' } } },
  'an invalid date': { createdAt: { $date: 'never' } },
  'an object with toJSON': { firstName: { $tojson: { camelCase: 1 } } },
  'a lone surrogate': { firstName: 'a\ud800b' },
  'characters that JSON escapes': { firstName: '"\\\u0000\u2028é✓😀</script>' },
  'a map': { publicMetadata: { $map: [['a', 1]] } },
  'a large integer': { a: { $bigint: '10' } },
  'a circle': { publicMetadata: { $circular: 1 } },
  'a plain object without a prototype': { $nullproto: { firstName: 'a' } },
  'an instance of a class': { $class: { firstName: 'a' } },
  'an instance of a class inside': { publicMetadata: { $class: { someKey: 1 } } },
};

/** What is passed instead of an object. */
const NO_OBJECTS = {
  text: 'x',
  'a number': 5,
  null: null,
  true: true,
  'an array': [],
  'an array with an object': [{ a: 1 }],
  'a map': { $map: [['a', 1]] },
};

const over = (values, namespace, method, ...before) =>
  Object.entries(values).map(([name, value]) => [
    `${name}, for ${namespace}.${method}`,
    namespace,
    method,
    [...before, value],
  ]);

module.exports = [
  ...over(QUERIES, 'users', 'getCount'),
  ...over(QUERIES, 'users', 'getUserList'),
  ...over(QUERIES, 'organizations', 'getOrganizationList'),
  ...over(QUERIES, 'invitations', 'getInvitationList'),
  ...over(QUERIES, 'sessions', 'getSessionList'),
  ...over(BODIES, 'users', 'createUser'),
  ...over(BODIES, 'users', 'updateUser', 'user_1'),
  ...over(BODIES, 'users', 'updateUserMetadata', 'user_1'),
  ...over(BODIES, 'organizations', 'createOrganization'),
  ...over(BODIES, 'organizations', 'updateOrganization', 'org_1'),
  ...over(BODIES, 'jwtTemplates', 'create'),
  ...over(BODIES, 'samlConnections', 'createSamlConnection'),
  ...over(BODIES, 'enterpriseConnections', 'updateEnterpriseConnection', 'entc_1'),
  ...over(BODIES, 'agentTasks', 'create'),
  ...over(NO_OBJECTS, 'users', 'createUser'),
  ...over(NO_OBJECTS, 'users', 'getCount'),
  ...over(NO_OBJECTS, 'users', 'getUserList'),
  ...over(NO_OBJECTS, 'users', 'updateUser', 'user_1'),
  ...over(NO_OBJECTS, 'organizations', 'getOrganization'),
  ...over(NO_OBJECTS, 'invitations', 'createInvitationBulk'),
  ...over(NO_OBJECTS, 'emails', 'createBatch'),
  ...over(NO_OBJECTS, 'm2m', 'createToken'),
];
