'use strict';

const { addressOf, userId } = require('./seed');

/** What a list of either of Clerk's APIs may take of the processor, in milliseconds. */
const LIST_MS = 10;

/** Lists with each of their filters, and the snapshot: what is requested, and what that may take in milliseconds. */
const REQUESTS = [
  ...[
    `/v1/users/${userId(5000)}`,
    '/v1/users',
    `/v1/users?email_address=${addressOf(5000)}`,
    '/v1/users?phone_number=%2B12010005000',
    '/v1/users?username=user5000',
    '/v1/users?external_id=ext-5000',
    '/v1/users?query=user999',
    '/v1/users?query=S%C3%B8ren',
    '/v1/users?email_address_query=example.com',
    '/v1/users?organization_id=org_0',
    '/v1/users?order_by=-last_name',
    '/v1/users/count?query=Garcia',
    `/v1/users/${userId(7)}/organization_memberships`,
    '/v1/organizations',
    '/v1/organizations?include_members_count=true',
    '/v1/organizations?include_members_count=true&order_by=-members_count',
    `/v1/organizations?user_id=${userId(5000)}`,
    '/v1/organizations?query=organization-999',
    '/v1/organizations/org_0?include_members_count=true',
    '/v1/organizations/org_0/memberships',
    '/v1/organizations/org_0/memberships?query=user1&order_by=email_address',
    '/v1/organization_memberships',
    '/v1/role_sets',
    '/v1/sessions?user_id=' + userId(5000),
  ].map((path) => ({ path, goalMs: LIST_MS })),
  { path: '/local/snapshot', goalMs: 200 },
];

module.exports = { LIST_MS, REQUESTS };
