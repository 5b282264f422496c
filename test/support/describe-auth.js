'use strict';

/** Arguments of `has()`, one for each way to answer it. */
const QUESTIONS = [
  {},
  { role: 'org:admin' },
  { role: 'admin' },
  { role: 'org:org:admin' },
  { role: 'org:member' },
  { role: null },
  { permission: 'org:articles:read' },
  { permission: 'articles:read' },
  { permission: 'org:articles:write' },
  { permission: 'org:billing:manage' },
  { permission: 5 },
  { role: 'org:admin', permission: 'org:articles:read' },
  { role: 'org:member', permission: 'org:articles:read' },
  { feature: 'articles' },
  { feature: 'org:articles' },
  { feature: 'user:articles' },
  { feature: 'u:profile' },
  { feature: 'x:articles' },
  { plan: 'pro' },
  { plan: 'organization:pro' },
  { plan: 'user:free' },
  { plan: 'org:' },
  { feature: 'articles', plan: 'pro' },
  { reverification: 'strict' },
  { reverification: 'strict_mfa' },
  { reverification: 'moderate' },
  { reverification: 'lax' },
  { reverification: 'unheard_of' },
  { reverification: { level: 'first_factor', afterMinutes: 5 } },
  { reverification: { level: 'second_factor', afterMinutes: 5 } },
  { reverification: { level: 'multi_factor', afterMinutes: 5 } },
  { reverification: { level: 'first_factor', afterMinutes: 0 } },
  { reverification: { level: 'third_factor', afterMinutes: 5 } },
  { reverification: { level: 'first_factor', afterMinutes: '5' } },
  { reverification: { level: 'first_factor', afterMinutes: Infinity } },
  { reverification: { level: {}, afterMinutes: 5 } },
  { reverification: null },
  { permission: 'org:articles:read', reverification: 'lax' },
];

/**
 * Everything that an auth object contains, as plain JSON with placeholders for `undefined` and functions.
 *
 * @param {any} auth of either package, and of any kind of token
 */
async function describeAuth(auth) {
  return {
    properties: Object.keys(auth).map((name) => [name, visible(auth[name])]),
    token: visible(await auth.getToken()),
    has: QUESTIONS.map((question) => [JSON.stringify(question), auth.has(question)]),
  };
}

/**
 * The value of a property in the result of {@link describeAuth}.
 *
 * @param {{ properties: [string, unknown][] }} described
 * @param {string} name
 */
function propertyOf(described, name) {
  return Object.fromEntries(described.properties)[name];
}

/** @param {unknown} value */
function visible(value) {
  if (value === undefined) {
    return '(undefined)';
  }
  if (typeof value === 'function') {
    return '(function)';
  }
  return value;
}

module.exports = { describeAuth, propertyOf };
