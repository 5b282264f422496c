'use strict';

const { header } = require('./case');
const { cookieHeader } = require('../instances');
const { sessionToken } = require('../tokens');

const token = sessionToken();
const withCookies = {
  headers: { cookie: cookieHeader({ session: sessionToken({ sub: 'user_of_cookie' }), clientUat: 1 }) },
};

/** The forms of the `Authorization` header (authentication.md §2.2). @type {import('./case').Case[]} */
module.exports = [
  header('the scheme Bearer', `Bearer ${token}`, null),
  header('a bare token', token, null),
  header('words after the token', `Bearer ${token} and more`, null),
  header('blanks around the value', `  Bearer ${token}  `, null),
  header('a scheme without a token', 'Bearer', 'token-invalid'),
  header('a scheme without a token before good cookies', 'Bearer', 'token-invalid', withCookies),
  header('two blanks before the token', `Bearer  ${token}`, 'token-invalid'),
  header('a scheme in lower case', `bearer ${token}`, 'session-token-and-uat-missing'),
  header('a scheme in lower case before good cookies', `bearer ${token}`, null, withCookies),
  header('a scheme in capitals', `BEARER ${token}`, 'session-token-and-uat-missing'),
  header('the scheme Basic', 'Basic dXNlcjpwYXNz', 'session-token-and-uat-missing'),
  header('the scheme Basic before good cookies', 'Basic dXNlcjpwYXNz', null, withCookies),
  header('the scheme Token', `Token ${token}`, 'session-token-and-uat-missing'),
  header('a tab instead of the blank', `Bearer\t${token}`, 'token-invalid'),
  header('an empty value', '', 'session-token-and-uat-missing'),
  header('a quoted token', `Bearer "${token}"`, 'token-invalid'),
  header('a comma after the scheme', `Bearer, ${token}`, 'session-token-and-uat-missing'),
];
