'use strict';

/** Expired sessions that Clerk renews (authentication.md §3.11). */

const { instances } = require('../../support/instances');
const { FAILURES, json } = require('../harness/answer-forms');
const { DIRECTIVES } = require('../harness/answers');
const { row, signedIn } = require('./row');

const SIGNED_IN = '(signed in)';
const failed = (reason) => `handshake: session-token-expired-refresh-${reason}`;
const expired = (kind = 'expired') => signedIn(kind, { __refresh_SFX: 'refresh_1' });
const answer = (name, kind = 'good') => ({
  answers: { refresh: json(200, { object: 'cookies', cookies: DIRECTIVES[name](instances.production, kind) }) },
});
const failure = (name) => ({ cookies: expired(), answers: { refresh: FAILURES[name] } });

module.exports = [
  row('§3.11 an expired session is renewed', SIGNED_IN, { cookies: expired() }),
  row('§3.11 an expired session is renewed for a script too', SIGNED_IN, {
    cookies: expired(),
    headers: { 'sec-fetch-dest': 'empty', accept: '*/*' },
  }),
  row('§3.11 an expired session is renewed in development', SIGNED_IN, {
    instance: 'development',
    cookies: expired(),
    answers: { refresh: json(200, { object: 'cookies', cookies: DIRECTIVES.both(instances.development, 'good') }) },
  }),
  row('§3.11 an expired token of the header is renewed', SIGNED_IN, {
    authorization: 'expired',
    cookies: { others: { __refresh_SFX: 'refresh_1' } },
  }),
  row('§3.11 the session of the cookie takes precedence over that of the header', SIGNED_IN, {
    authorization: 'expired',
    cookies: expired('expiredOtherUser'),
  }),
  row('§3.11 plain cookies do not request suffixed ones', SIGNED_IN, {
    authorization: 'expired',
    cookie: `__refresh_${instances.production.suffix}=refresh_1; __client_uat=1`,
  }),
  row('§3.11 the request is described', SIGNED_IN, {
    cookies: expired(),
    path: '/a?b',
    headers: {
      'x-forwarded-host': 'app.example.com',
      'x-forwarded-proto': 'https',
      'x-custom': 'a, b',
      'user-agent': 'test',
    },
  }),
  row('§3.11 the origin of a renewed session is not checked', SIGNED_IN, {
    cookies: expired(),
    headers: { referer: 'https://evil.example/' },
  }),
  row('§3.11 a renewed session may be of another organization', SIGNED_IN, {
    cookies: expired('expiredOrganization'),
    options: { organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'] } },
    path: '/orgs/other',
  }),
  row('§3.11 a renewed session in the plain cookie', SIGNED_IN, { cookies: expired(), ...answer('plain') }),
  row('§3.11 the last renewed session counts', SIGNED_IN, { cookies: expired(), ...answer('two') }),
  row('§3.8.3 only GET is renewed', 'session-token-expired-refresh-non-eligible-non-get', {
    cookies: expired(),
    method: 'POST',
  }),
  row('§3.8.3 no refresh cookie, no renewal', failed('non-eligible-no-refresh-cookie'), {
    cookies: signedIn('expired'),
  }),
  row('§3.8.3 an empty refresh cookie counts as missing', failed('non-eligible-no-refresh-cookie'), {
    cookies: signedIn('expired', { __refresh_SFX: '' }),
  }),
  row('§2.4 the plain refresh cookie is never read', failed('non-eligible-no-refresh-cookie'), {
    cookies: signedIn('expired', { __refresh: 'refresh_1' }),
  }),
  row('§3.8.2 only expired sessions are renewed', 'handshake: session-token-nbf', { cookies: expired('notYet') }),
  row('§3.11 a session without id', failed('expired-session-token-missing-sid-claim'), {
    cookies: expired('expiredWithoutSession'),
  }),
  row('§3.11 a broken connection', failed('fetch-error'), failure('reset')),
  row('§3.11 malformed JSON', failed('fetch-error'), failure('badJson')),
  row('§3.11 an error of Clerk names the reason', failed('resource_not_found'), failure('notFound')),
  row('§3.11 a rate limit', failed('too_many_requests'), failure('limited')),
  row('§3.11 an error without an array', failed('unexpected-bapi-error'), failure('noErrors')),
  row('§3.11 an HTML page as an error', failed('unexpected-bapi-error'), failure('html')),
  row('§3.11 no cookies', failed('unexpected-sdk-error'), {
    cookies: expired(),
    answers: { refresh: json(200, { object: 'cookies' }) },
  }),
  row('§3.11 an empty array of cookies', failed('unexpected-sdk-error'), {
    cookies: expired(),
    answers: { refresh: json(200, { object: 'cookies', cookies: [] }) },
  }),
  row('§3.11 an HTML page instead of cookies', failed('unexpected-sdk-error'), failure('htmlFound')),
  row('§3.11 cookies without a session', failed('invalid-session-token'), {
    cookies: expired(),
    ...answer('withoutSession'),
  }),
  row('§3.11 a renewed session that is forged', failed('invalid-session-token'), {
    cookies: expired(),
    ...answer('session', 'forged'),
  }),
  row('§3.11 a renewed session that has expired', failed('invalid-session-token'), {
    cookies: expired(),
    ...answer('session', 'expired'),
  }),
  row('S1: the secret key of the options renews sessions', SIGNED_IN, {
    cookies: expired(),
    client: null,
    reference: failed('unexpected-bapi-error'),
  }),
];
