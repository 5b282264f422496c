'use strict';

const { bearer, cookie } = require('./case');
const { cookieHeader } = require('../instances');
const { sessionToken } = require('../tokens');

const organization = { id: 'org_1', slg: 'acme', rol: 'admin', per: 'read,write,manage', fpm: '3,4' };
const packed = (overrides = {}, claims = {}) =>
  sessionToken({ fea: 'o:articles,o:billing', pla: 'o:pro,u:free', o: { ...organization, ...overrides }, ...claims });
const spelledOut = { org_id: 'org_1', org_slug: 'acme', org_role: 'org:admin', org_permissions: ['org:articles:read'] };

/**
 * From claims to the auth object (authentication.md §4.5, §5.3, §5.9). All of these are sessions. @type
 * {import('./case').Case[]}
 */
module.exports = [
  bearer('an organization, version 2', packed(), null),
  bearer('an organization without role', packed({ rol: undefined }), null),
  bearer('an organization with an empty role', packed({ rol: '' }), null),
  bearer('an organization without permissions', packed({ per: undefined, fpm: undefined }), null),
  bearer('an organization without features', packed({}, { fea: undefined }), null),
  bearer(
    'user features between those of the organization',
    packed({ fpm: '1,2' }, { fea: 'o:articles,u:profile,ou:billing' }),
    null,
  ),
  bearer('features of both, named either way', packed({ fpm: '7,7' }, { fea: 'uo:articles,ou:billing' }), null),
  bearer('more features than maps', packed({ fpm: '1' }), null),
  bearer('more maps than features', packed({ fpm: '1,2,4,7' }), null),
  bearer('bits beyond the permissions', packed({ fpm: '255,256' }), null),
  bearer(
    'a map of many bits',
    packed({ per: Array.from({ length: 80 }, (_, index) => `p${index}`).join(','), fpm: `${(1n << 79n) | 1n},0` }),
    null,
  ),
  bearer('a map that is not a number', packed({ fpm: 'x,-1' }), null),
  bearer(
    'blanks in the lists',
    packed({ per: ' read , write ', fpm: ' 3 , 1 ' }, { fea: ' o:articles , o:billing ' }),
    null,
  ),
  bearer('an organization that is null', sessionToken({ o: null }), null),
  bearer('version 2 with claims of version 1', sessionToken(spelledOut), null),
  bearer('version 1', sessionToken({ v: 1, ...spelledOut }), null),
  bearer('no version', sessionToken({ v: undefined, ...spelledOut }), null),
  bearer('a version as a string', sessionToken({ v: '2', ...spelledOut, o: organization }), null),
  bearer('version 3', sessionToken({ v: 3, ...spelledOut }), null),
  bearer('version 1 with a role without prefix', sessionToken({ v: 1, ...spelledOut, org_role: 'admin' }), null),
  bearer(
    'version 1 with null claims',
    sessionToken({ v: 1, org_id: null, org_slug: null, org_role: null, org_permissions: null }),
    null,
  ),
  bearer('version 1 without permissions', sessionToken({ v: 1, ...spelledOut, org_permissions: undefined }), null),

  bearer('plans and features of a user', sessionToken({ fea: 'u:articles,u:profile', pla: 'u:free' }), null),
  bearer('features and plans of an unknown scope', sessionToken({ fea: 'x:articles', pla: 'x:pro' }), null),
  bearer('a plan without its colon', sessionToken({ pla: 'pro' }), null),
  bearer('a feature without its colon', sessionToken({ fea: 'articles' }), null),
  bearer('a plan called org', sessionToken({ pla: 'o:org' }), null),
  bearer('features that are an array', sessionToken({ fea: ['o:articles'], pla: 5 }), null),
  bearer('a colon within a feature', sessionToken({ fea: 'o:articles:more', pla: 'o:pro:more' }), null),

  ...[
    [0, -1],
    [1, 1],
    [-1, 3],
    [3, -1],
    [20, 3],
    [3, 20],
    [3, 61],
    [-1, -1],
    [1.5, -1],
    [-2, 1],
    [1],
    [1, 2, 3],
    'x',
    null,
  ].map((fva) =>
    bearer(`verification ages of ${JSON.stringify(fva)}`, sessionToken({ fva, v: 1, ...spelledOut }), null),
  ),
  bearer('no verification ages', sessionToken({ fva: undefined }), null),

  bearer('an impersonator', sessionToken({ act: { sub: 'user_support', iss: 'https://dashboard.example' } }), null),
  bearer('a pending session', sessionToken({ sts: 'pending' }), null),
  bearer('a pending session in an organization', packed({}, { sts: 'pending' }), null),
  cookie(
    'a pending session in cookies',
    cookieHeader({ session: sessionToken({ sts: 'pending' }), clientUat: 1 }),
    null,
  ),
  bearer('no status', sessionToken({ sts: undefined }), null),
  bearer('an unknown status', sessionToken({ sts: 'unheard_of' }), null),
  bearer(
    'custom claims',
    sessionToken({
      metadata: { role: 'x', nested: [1, { a: null }] },
      email: 'ada@example.com',
      'key with blank': true,
    }),
    null,
  ),
  bearer('non-ASCII claims', sessionToken({ name: 'Ada \u2013 \u{1f980} \u65e5\u672c' }), null),
  bearer('numbers at the edges', sessionToken({ big: 1e300, tiny: 5e-324, negativeZero: -0, fraction: 0.1 }), null),
  bearer('claims named like indices', sessionToken({ b: 1, 2: 'two', 1: 'one', a: 2 }), null),
  bearer('a long claim', sessionToken({ text: 'x'.repeat(3000) }), null),
  bearer('an empty sub', sessionToken({ sub: '' }), null),
];
