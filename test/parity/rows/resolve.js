'use strict';

/** What a handshake comes back with (authentication.md §3.10). */

const { instances } = require('../../support/instances');
const { FAILURES, json } = require('../harness/answer-forms');
const { DIRECTIVES, HANDSHAKE_TOKENS } = require('../harness/answers');
const { row, signedIn } = require('./row');

const SIGNED_IN = '(signed in)';
const REDIRECTED = '(status 307)';
const MISSING = 'session-token-missing';

/** The directives of this name for both instances are alike but for the suffix; tokens are of this kind. */
const directives = (name, kind = 'good', instance = 'production') => DIRECTIVES[name](instances[instance], kind);
const token = (list, kind = 'good') => ({
  path: `/x?a=b&__clerk_handshake=${HANDSHAKE_TOKENS[kind](list)}&__clerk_help=1`,
});
const nonce = (payload, type) => ({
  path: '/x?__clerk_handshake_nonce=nonce%2F1',
  answers: { payload: json(200, payload, type) },
});
const failedNonce = (name) => ({ path: '/?__clerk_handshake_nonce=nonce_1', answers: { payload: FAILURES[name] } });
const development = { instance: 'development' };
const inDevelopment = (name, kind) => directives(name, kind, 'development');

module.exports = [
  row('§3.10.1 a nonce is exchanged for cookies', SIGNED_IN, nonce({ directives: directives('both') })),
  row('§3.10.1 a nonce in a cookie is exchanged', SIGNED_IN, {
    cookies: { others: { __clerk_handshake_nonce: 'nonce_1' } },
  }),
  row('§3.10.1 a nonce in the query takes precedence over the cookie', SIGNED_IN, {
    ...nonce({ directives: directives('both') }),
    cookies: { others: { __clerk_handshake_nonce: 'nonce_2' } },
  }),
  row('§3.10.1 a nonce takes precedence over a token', SIGNED_IN, {
    path: `/?__clerk_handshake=garbage&__clerk_handshake_nonce=nonce_1`,
  }),
  row('§3.10.1 an empty nonce counts as missing', 'session-token-and-uat-missing', {
    path: '/?__clerk_handshake_nonce=',
  }),
  row('§3.10.1 a response without directives', MISSING, nonce({})),
  ...['unauthorized', 'notFound', 'broken', 'html', 'htmlFound', 'badJson', 'noErrors'].map((name) =>
    row(`§3.10.1 a nonce whose exchange fails (${name})`, MISSING, failedNonce(name)),
  ),
  row('§3.10.1 a nonce whose exchange fails next to a valid session', MISSING, {
    ...failedNonce('notFound'),
    cookies: signedIn(),
  }),

  row('§3.10.1 a token in the query', SIGNED_IN, token(directives('both'))),
  row('§3.10.1 a token in a cookie', SIGNED_IN, {
    cookies: { others: { __clerk_handshake: HANDSHAKE_TOKENS.good(directives('both')) } },
  }),
  row('§3.10.1 a token on POST', SIGNED_IN, { ...token(directives('both')), method: 'POST' }),
  row('§3.10.1 an expired token', SIGNED_IN, token(directives('both'), 'expired')),
  row('§3.10.1 a token whose claim is not an array', MISSING, token([], 'noList')),
  row('§3.10.1 a token without the claim', MISSING, token([], 'noClaim')),
  ...['forged', 'unknownKey', 'otherType', 'otherCategory', 'otherAlgorithm', 'junk'].map((kind) =>
    row(`§3.10.1 a token that cannot be trusted (${kind}) leaves the cookies to decide`, SIGNED_IN, {
      ...token(directives('both', 'otherUser'), kind),
      cookies: signedIn(),
    }),
  ),
  ...Object.entries({
    forged: 'token-invalid-signature',
    unknownKey: 'jwk-kid-mismatch',
    otherType: 'token-invalid',
    otherCategory: 'token-invalid',
    otherAlgorithm: 'token-invalid-algorithm',
    junk: 'token-invalid',
  }).map(([kind, reason]) =>
    row(`S6: a handshake token that cannot be trusted (${kind}) is reported in development`, reason, {
      ...development,
      ...token(inDevelopment('both'), kind),
      reference: '(Error)',
    }),
  ),

  row('§3.10.2 the plain session counts', SIGNED_IN, token(directives('plain'))),
  row('§3.10.2 the suffixed session counts', SIGNED_IN, token(directives('session'))),
  row('§3.10.2 the last session counts', SIGNED_IN, token(directives('two'))),
  row('§3.10.2 any name that starts like a session counts', SIGNED_IN, token(directives('oddNames'))),
  row('§3.10.2 a blank before the name', MISSING, token(directives('blankBefore'))),
  row('§3.10.4 a session that is removed', MISSING, token(directives('signedOut'))),
  row('§3.10.4 cookies without a session', MISSING, token(directives('withoutSession'))),
  row('§3.10.4 no cookies', MISSING, token([])),
  row('§3.10.4 no session next to a valid one', MISSING, { ...token([]), cookies: signedIn() }),

  row('§3.10.3 development removes the parameters from the URL', REDIRECTED, {
    ...development,
    ...token(inDevelopment('both')),
  }),
  row('§3.10.3 development removes the nonce from the URL', REDIRECTED, {
    ...development,
    path: '/x?y&__clerk_handshake_nonce=nonce_1&__clerk_db_jwt=dvb_2',
  }),
  row('§3.10.3 development redirects even without a session', MISSING, { ...development, ...token([]) }),
  row('§3.10.3 development redirects for a cookie, too', REDIRECTED, {
    ...development,
    cookies: { others: { __clerk_handshake_nonce: 'nonce_1' } },
  }),
  row('§3.10.3 production does not redirect', SIGNED_IN, {
    ...token(directives('both')),
    headers: { 'sec-fetch-dest': 'document' },
  }),

  row(
    '§3.10.5 a forged session leaves the cookies to decide',
    'session-token-and-uat-missing',
    token(directives('session', 'forged')),
  ),
  row('§3.10.6 an expired session leaves the cookies to decide', SIGNED_IN, {
    ...token(directives('session', 'expired')),
    cookies: signedIn(),
  }),
  row('§3.10.6 development tolerates clocks that differ by hours', REDIRECTED, {
    ...development,
    ...token(inDevelopment('session', 'expired')),
  }),
  row('§3.10.6 development tolerates a session from the future', REDIRECTED, {
    ...development,
    ...token(inDevelopment('session', 'fromTheFuture')),
  }),
  row('§3.10.7 development does not tolerate a forged session', 'session-token-and-uat-missing', {
    ...development,
    ...token(inDevelopment('session', 'forged')),
  }),
  row('§3.10 the headers are added to those of the app', SIGNED_IN, {
    ...token(directives('both')),
    setup: {
      earlierHeaders: [
        ['access-control-allow-origin', 'https://a.example'],
        ['set-cookie', 'theme=dark'],
      ],
    },
  }),
  row('§3.10 a pending session', SIGNED_IN, token(directives('both', 'pending'))),
  row('§3.10 a token in the header takes precedence over a handshake', SIGNED_IN, {
    ...token(directives('both', 'otherUser')),
    authorization: 'good',
  }),
  row('S1: the secret key of the options exchanges the nonce', SIGNED_IN, {
    ...nonce({ directives: directives('both') }),
    client: null,
    reference: MISSING,
  }),
  row('S11: a response with a charset is JSON', SIGNED_IN, {
    ...nonce({ directives: directives('both') }, 'application/json; charset=utf-8'),
    reference: MISSING,
  }),
];
