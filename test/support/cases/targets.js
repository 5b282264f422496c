'use strict';

const { bearer } = require('./case');
const { sessionToken } = require('../tokens');

const token = sessionToken();

/** Request targets and forwarded headers that do not affect a token. @type {import('./case').Case[]} */
module.exports = [
  bearer('a query', token, null, { path: '/a/b?c=d&e' }),
  bearer('escapes in the path', token, null, { path: '/%7Eada/%2F/%zz' }),
  bearer('two slashes and a host', token, null, { path: '//evil.example/x' }),
  bearer('a dot segment and a host', token, null, { path: '/.//evil.example/x' }),
  bearer('characters that URLs escape', token, null, { path: '/a"b<c>`{}|\\^' }),
  bearer('a backslash', token, null, { path: '/\\evil.example' }),
  bearer('forwarded headers', token, null, {
    headers: { 'x-forwarded-host': 'app.example.com', 'x-forwarded-proto': 'https' },
  }),
  bearer('lists of forwarded hosts', token, null, {
    headers: { 'x-forwarded-host': 'a.example, b.example', 'x-forwarded-proto': 'https,http' },
  }),
  bearer('an empty forwarded host', token, null, { headers: { 'x-forwarded-host': '' } }),
  bearer('an invalid forwarded host', token, null, { headers: { 'x-forwarded-host': '][' } }),
  bearer('an invalid forwarded scheme', token, null, { headers: { 'x-forwarded-proto': 'javascript' } }),
  bearer('an invalid host', token, null, { headers: { host: '[::' } }),
  bearer('an unknown method', token, null, { method: 'PROPFIND' }),
  bearer('OPTIONS', token, null, { method: 'OPTIONS' }),
  bearer('DELETE', token, null, { method: 'DELETE' }),
];
