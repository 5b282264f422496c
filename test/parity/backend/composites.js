'use strict';

/** Methods that send more than one request, one of which is rejected. */

const { errorBody, json } = require('./answers');

const REFUSED = json(errorBody, { status: 422 });
const user = json({ object: 'user', id: 'user_1' });
const organization = json({ object: 'organization', id: 'org_1' });
const count = json({ object: 'total_count', total_count: 3 });

const METADATA = /\/metadata$/;
const COUNT = /\/users\/count$/;
const ANY = /^/;

const both = { firstName: 'Ada', name: 'Acme', publicMetadata: { someKey: 1 }, privateMetadata: null };

const CASES = {
  'both succeed': ['users', 'updateUser', ['user_1', both], [[ANY, user]]],
  'the metadata are rejected': [
    'users',
    'updateUser',
    ['user_1', both],
    [
      [METADATA, REFUSED],
      [ANY, user],
    ],
  ],
  'the rest is rejected': [
    'users',
    'updateUser',
    ['user_1', both],
    [
      [METADATA, user],
      [ANY, REFUSED],
    ],
  ],
  'there is only metadata': [
    'users',
    'updateUser',
    ['user_1', { unsafeMetadata: {} }],
    [
      [METADATA, user],
      [ANY, REFUSED],
    ],
  ],
  'metadata are undefined': [
    'users',
    'updateUser',
    ['user_1', { firstName: 'Ada', publicMetadata: { $undef: 1 } }],
    [[ANY, user]],
  ],
  'both of an organization succeed': ['organizations', 'updateOrganization', ['org_1', both], [[ANY, organization]]],
  'the metadata of an organization are rejected': [
    'organizations',
    'updateOrganization',
    ['org_1', both],
    [
      [METADATA, REFUSED],
      [ANY, organization],
    ],
  ],
  'the rest of an organization is rejected': [
    'organizations',
    'updateOrganization',
    ['org_1', both],
    [
      [METADATA, organization],
      [ANY, REFUSED],
    ],
  ],
  'the total is rejected': [
    'users',
    'getUserList',
    [{ query: 'a' }],
    [
      [COUNT, REFUSED],
      [ANY, json('[]')],
    ],
  ],
  'the list is rejected': [
    'users',
    'getUserList',
    [{ query: 'a' }],
    [
      [COUNT, count],
      [ANY, REFUSED],
    ],
  ],
  'list and total succeed': [
    'users',
    'getUserList',
    [{ query: 'a', limit: 1 }],
    [
      [COUNT, count],
      [ANY, json('[{"object":"user","id":"u"}]')],
    ],
  ],
};

/** @returns {import('./cases').BackendCase[]} */
function compositeCases() {
  return Object.entries(CASES).map(([name, [namespace, method, args, answers]]) => ({
    group: 'composites',
    name: `composite: ${name}`,
    namespace,
    method,
    args,
    answers,
  }));
}

module.exports = { compositeCases };
