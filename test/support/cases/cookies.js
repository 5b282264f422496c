'use strict';

const { cookie } = require('./case');
const { cookieHeader, instances } = require('../instances');
const { encode, forgedToken, secondsFromNow, sessionToken, signedTexts } = require('../tokens');

const suffix = instances.production.suffix;
const token = sessionToken();
const EXPIRED = { iat: secondsFromNow(-120), nbf: secondsFromNow(-130), exp: secondsFromNow(-60) };

/**
 * @param {string} session
 * @param {string | number} [clientUat]
 */
const of = (session, clientUat = 1) => cookieHeader({ session, clientUat });

const { suffix: developmentSuffix } = instances.development;
const development = { options: { publishableKey: instances.development.publishableKey } };
const developmentToken = sessionToken({ iss: instances.development.issuer });
const inDevelopment = (/** @type {Parameters<typeof cookieHeader>[0]} */ values) =>
  cookieHeader(values, instances.development);

/** The rows of the cookie path (authentication.md §3.6). @type {import('./case').Case[]} */
const rows = [
  cookie('good cookies', of(token), null),
  cookie('good cookies on POST', of(token), null, { method: 'POST' }),
  cookie('good cookies in a request of fetch', of(token), null, {
    headers: { 'sec-fetch-dest': 'empty', accept: '*/*' },
  }),
  cookie('no Clerk cookie', 'theme=dark', 'session-token-and-uat-missing'),
  cookie('a client that has signed out', '__client_uat=0', 'session-token-and-uat-missing'),
  cookie('a session without a client', of(token, 0), 'session-token-but-no-client-uat'),
  cookie('a session without client_uat', `__session=${token}`, 'session-token-but-no-client-uat'),
  cookie('client_uat alone', '__client_uat=1', 'client-uat-but-no-session-token'),
  cookie('a session older than the client', of(token, secondsFromNow(30)), 'session-token-iat-before-client-uat'),
  cookie('a session as old as the client', of(sessionToken({ iat: secondsFromNow(-5) }), secondsFromNow(-5)), null),
  cookie('a session without iat', of(sessionToken({ iat: undefined })), null),
  cookie('a session with iat as a string', of(sessionToken({ iat: 'x' })), 'token-verification-failed'),
  cookie('a session that is not a token', of('garbage'), 'token-invalid'),
  cookie('a session of another category', of(sessionToken({}, { cat: 'cl_B7d4PD222AAA' })), 'token-type-mismatch'),
  cookie('a session that is an OAuth token', of(sessionToken({}, { typ: 'at+jwt' })), 'token-type-mismatch'),
  cookie('a session that is a machine token', of(sessionToken({ sub: 'mch_1' })), 'token-type-mismatch'),
  cookie('a forged session', of(forgedToken()), 'token-invalid-signature'),
  cookie('a session without sub', of(sessionToken({ sub: undefined })), 'token-verification-failed'),
  cookie(
    'an expired session',
    of(sessionToken(EXPIRED)),
    'session-token-expired-refresh-non-eligible-no-refresh-cookie',
  ),
  cookie(
    'an expired session on POST',
    of(sessionToken(EXPIRED)),
    'session-token-expired-refresh-non-eligible-non-get',
    { method: 'POST' },
  ),
  cookie('a session that is not active yet', of(sessionToken({ nbf: secondsFromNow(3600) })), 'session-token-nbf'),
  cookie(
    'a session from the future',
    of(sessionToken({ iat: secondsFromNow(3600) })),
    'session-token-iat-in-the-future',
  ),
  cookie('a session of another app', of(token), 'token-invalid-authorized-parties', {
    options: { authorizedParties: ['https://other.example'] },
  }),
  cookie('a session without azp', of(sessionToken({ azp: undefined })), null),
  cookie('a session from another site', of(token), null, {
    headers: { referer: 'https://evil.example/', 'sec-fetch-dest': 'image' },
  }),
  cookie('the redirect count of an unknown handshake', '__clerk_redirect_count=3', 'session-token-and-uat-missing'),
];

/** Development instances identify a browser by an additional cookie. @type {import('./case').Case[]} */
const developmentRows = [
  cookie(
    'good development cookies',
    inDevelopment({ session: developmentToken, clientUat: 1, devBrowser: 'dvb_1' }),
    null,
    development,
  ),
  cookie(
    'no dev browser',
    inDevelopment({ session: developmentToken, clientUat: 1 }),
    'dev-browser-missing',
    development,
  ),
  cookie(
    'an empty dev browser',
    inDevelopment({ session: developmentToken, clientUat: 1, devBrowser: '' }),
    'dev-browser-missing',
    development,
  ),
  cookie('a dev browser in the query', inDevelopment({ devBrowser: 'dvb_1' }), 'dev-browser-sync', {
    ...development,
    path: '/?__clerk_db_jwt=dvb_2',
  }),
  cookie('an empty dev browser in the query', inDevelopment({ devBrowser: 'dvb_1' }), 'dev-browser-sync', {
    ...development,
    path: '/?a=b&__clerk_db_jwt',
  }),
  cookie('an escaped name in the query', inDevelopment({ devBrowser: 'dvb_1' }), 'dev-browser-sync', {
    ...development,
    path: '/?%5F_clerk_db_jwt=1',
  }),
  cookie(
    'a satellite that syncs',
    inDevelopment({ session: developmentToken, clientUat: 1, devBrowser: 'dvb_1' }),
    'primary-responds-to-syncing',
    { ...development, path: '/?__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2F' },
  ),
  cookie(
    'an empty satellite URL',
    inDevelopment({ session: developmentToken, clientUat: 1, devBrowser: 'dvb_1' }),
    null,
    { ...development, path: '/?__clerk_redirect_url=' },
  ),
  cookie('the URL of a satellite in production', of(token), null, {
    path: '/?__clerk_redirect_url=https%3A%2F%2Fsatellite.example%2F',
  }),
  cookie('a dev browser in the query of production', of(token), null, { path: '/?__clerk_db_jwt=dvb_2' }),
  cookie(
    'a dev browser without a session',
    inDevelopment({ devBrowser: 'dvb_1' }),
    'session-token-and-uat-missing',
    development,
  ),
  cookie(
    'a dev browser under the plain name next to a suffixed session',
    `__clerk_db_jwt=dvb_1; __session_${developmentSuffix}=${developmentToken}; __client_uat_${developmentSuffix}=1`,
    'dev-browser-missing',
    development,
  ),
];

/** Reading the header (authentication.md §2.3). @type {import('./case').Case[]} */
const parsing = [
  cookie('a percent-encoded session', `__session=${token.replaceAll('.', '%2E')}; __client_uat=1`, null),
  cookie('a percent sign that encodes nothing', `__session=%zz; __client_uat=1`, 'token-invalid'),
  cookie('a quoted session', `__session="${token}"; __client_uat=1`, 'token-invalid'),
  cookie(
    'an empty session before a good one',
    `__session=; __session=${token}; __client_uat=1`,
    'client-uat-but-no-session-token',
  ),
  cookie('a good session before an empty one', `__session=${token}; __session=; __client_uat=1`, null),
  cookie('tabs and blanks around everything', `\t __session \t=\t ${token} \t;\t__client_uat = 1 `, null),
  cookie('no blank after the semicolon', `a=b;__session=${token};__client_uat=1`, null),
  cookie('semicolons and nothing between', `;;; ;__session=${token};;__client_uat=1;`, null),
  cookie('pieces without an equals sign', `__session; __session=${token}; junk; __client_uat=1`, null),
  cookie('an equals sign in the value', `__client_uat=1=2; __session=${token}`, null),
  cookie('names in another case', `__Session=${token}; __Client_Uat=1`, 'session-token-and-uat-missing'),
  cookie('an encoded name', `%5F_session=${token}; __client_uat=1`, 'client-uat-but-no-session-token'),
  cookie('names that objects inherit', `__proto__=x; constructor=y; __session=${token}; __client_uat=1`, null),
  cookie('client_uat with text after the number', `__session=${token}; __client_uat=1x`, null),
  cookie('client_uat in words', `__session=${token}; __client_uat=yes`, 'session-token-but-no-client-uat'),
  cookie('a negative client_uat', `__session=${token}; __client_uat=-5`, null),
  cookie('client_uat with an exponent', `__session=${token}; __client_uat=1e20`, null),
  cookie('client_uat in hexadecimal digits', `__session=${token}; __client_uat=0x10`, null),
  cookie(
    'client_uat out of range',
    `__session=${token}; __client_uat=${'9'.repeat(400)}`,
    'session-token-iat-before-client-uat',
  ),
  cookie('one character', 'a', 'session-token-and-uat-missing'),
  cookie('Latin-1 text next to the session', `name=J\u00fcrgen; __session=${token}; __client_uat=1`, null),
];

const older = sessionToken({ iat: secondsFromNow(-50), sub: 'user_older' });
const newer = sessionToken({ iat: secondsFromNow(-5), sub: 'user_newer' });
const foreign = sessionToken({ iss: 'https://clerk.other.example', sub: 'user_foreign' });
const nameless = sessionToken({ iss: undefined, sub: 'user_nameless' });

/**
 * @param {string | undefined} plain
 * @param {string | number | undefined} plainUat
 * @param {string} [suffixed]
 * @param {string | number} [suffixedUat]
 */
const pair = (plain, plainUat, suffixed, suffixedUat) =>
  [
    ['__session', plain],
    ['__client_uat', plainUat],
    [`__session_${suffix}`, suffixed],
    [`__client_uat_${suffix}`, suffixedUat],
  ]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');

/**
 * Which variant of the cookies is used (authentication.md §2.6); all combinations are tested elsewhere. @type
 * {import('./case').Case[]}
 */
const variants = [
  cookie('only suffixed cookies', pair(undefined, undefined, newer, 1), null),
  cookie('only plain cookies', pair(newer, 1), null),
  cookie('a newer suffixed session', pair(older, 1, newer, 1), null),
  cookie('a newer plain session', pair(newer, 1, older, 1), null),
  cookie('a foreign plain session', pair(foreign, 1, older, 1), null),
  cookie('a foreign plain session alone', pair(foreign, 1), 'session-token-and-uat-missing'),
  cookie('a plain session without iss', pair(nameless, 1, newer, 1), null),
  cookie('an undecodable plain session', pair('garbage', 1, newer, 1), 'token-invalid'),
  cookie('a suffixed client that has signed out', pair(older, 1, newer, 0), null),
  cookie('both clients signed out', pair(undefined, 0, undefined, 0), 'session-token-and-uat-missing'),
  cookie(
    'a suffixed session without its client_uat',
    pair(undefined, 1, newer, undefined),
    'client-uat-but-no-session-token',
  ),
  cookie(
    'the suffix of another instance',
    `__session_${developmentSuffix}=${newer}; __client_uat_${developmentSuffix}=1`,
    'session-token-and-uat-missing',
  ),
  cookie(
    'a null payload in the plain session next to a foreign issuer',
    pair(`${encode('{}')}.${encode('{"iss":5}')}.`, 1, newer, 1),
    null,
  ),
  cookie(
    'a plain session whose iss carries the scheme twice',
    pair(signedTexts('{}', '{"iss":"https://https://clerk.example.com"}'), 1, newer, 1),
    null,
  ),
];

module.exports = { developmentRows, parsing, rows, variants };
