'use strict';

/** The cookie path, row by row (authentication.md §3.6). */

const { row, signedIn } = require('./row');

const development = { instance: 'development' };
const satellite = { isSatellite: true, domain: 'satellite.example', signInUrl: 'https://primary.example/sign-in' };
const crossOrigin = { referer: 'https://evil.example/x' };
const ORGANIZATIONS = {
  organizationSyncOptions: { organizationPatterns: ['/orgs/:slug'], personalAccountPatterns: ['/me'] },
};
const returnTo = encodeURIComponent('https://satellite.example/x?y');

module.exports = [
  row('§3.6 row 1: a handshake token in the query is resolved before anything else', 'token-invalid', {
    path: '/?__clerk_handshake=garbage',
    cookies: { session: 'word', clientUat: 'before' },
  }),
  row('§3.6 row 1: a nonce in a cookie is resolved on POST, too', '(signed in)', {
    method: 'POST',
    cookies: { others: { __clerk_handshake_nonce: 'nonce_1' } },
  }),
  row('§3.6 row 2: a signed-out satellite in production lets the request through', 'session-token-and-uat-missing', {
    options: satellite,
  }),
  row('§3.6 row 2: a satellite syncs on request', 'handshake: satellite-needs-syncing', {
    options: satellite,
    path: '/?__clerk_synced=false',
  }),
  row(
    '§3.6 row 3: a satellite in production with automatic sync goes to the Frontend API',
    'handshake: satellite-needs-syncing',
    { options: { ...satellite, satelliteAutoSync: true } },
  ),
  row('§3.6 row 3: a satellite that has synced continues', 'session-token-and-uat-missing', {
    options: { ...satellite, satelliteAutoSync: true },
    path: '/?__clerk_synced=true',
  }),
  row('§3.6 row 3: automatic sync requires the value true', 'session-token-and-uat-missing', {
    options: { ...satellite, satelliteAutoSync: 'true' },
  }),
  row('§3.6 row 3: a satellite syncs only documents', 'session-token-and-uat-missing', {
    options: { ...satellite, satelliteAutoSync: true },
    headers: { 'sec-fetch-dest': 'empty' },
  }),
  row('§3.6 row 3: a satellite with a session does not sync', '(signed in)', {
    options: { ...satellite, satelliteAutoSync: true },
    cookies: signedIn(),
  }),
  row('§3.6 row 3: a satellite with a session syncs on request', 'handshake: satellite-needs-syncing', {
    options: satellite,
    cookies: signedIn(),
    path: '/?__clerk_synced=false',
  }),
  row('§3.6 row 4: a signed-out satellite in development lets the request through', 'session-token-and-uat-missing', {
    ...development,
    options: satellite,
    cookies: { devBrowser: null },
  }),
  row('§3.6 row 5: a satellite in development syncs with the primary app', 'handshake: satellite-needs-syncing', {
    ...development,
    options: { ...satellite, satelliteAutoSync: true },
    path: '/a?b=c%20d',
  }),
  row('§3.6 row 5: the URL of the sign-in page keeps its query', 'handshake: satellite-needs-syncing', {
    ...development,
    options: { ...satellite, signInUrl: 'https://primary.example/in?a=b%20c&__clerk_redirect_url=x' },
    path: '/?__clerk_synced=false',
  }),
  row('§3.6 row 6: a primary app responds to a satellite', 'handshake: primary-responds-to-syncing', {
    ...development,
    path: `/?__clerk_redirect_url=${returnTo}`,
  }),
  row('§3.6 row 6: a primary app without a dev browser responds too', 'handshake: primary-responds-to-syncing', {
    ...development,
    cookies: { devBrowser: null },
    path: `/?__clerk_redirect_url=${returnTo}`,
  }),
  row('§3.6 row 6: an empty satellite URL counts as missing', 'session-token-and-uat-missing', {
    ...development,
    path: '/?__clerk_redirect_url=',
  }),
  row('§3.6 row 6: a satellite does not respond to satellites', 'session-token-and-uat-missing', {
    ...development,
    options: satellite,
    path: `/?__clerk_redirect_url=${returnTo}`,
  }),
  row('§3.6 row 6: production does not respond to satellites in this way', 'session-token-and-uat-missing', {
    path: `/?__clerk_redirect_url=${returnTo}`,
  }),
  row('§3.6 row 7: a dev browser in the query is synced', 'handshake: dev-browser-sync', {
    ...development,
    path: '/?__clerk_db_jwt=dvb_2',
  }),
  row('§3.6 row 7: an empty dev browser in the query counts', 'handshake: dev-browser-sync', {
    ...development,
    path: '/?__clerk_db_jwt',
  }),
  row('§3.6 row 8: development needs a dev browser', 'handshake: dev-browser-missing', {
    ...development,
    cookies: { ...signedIn(), devBrowser: null },
  }),
  row('§3.6 row 9: no session and no client', 'session-token-and-uat-missing'),
  row('§3.6 row 9: no session and a client that has signed out', 'session-token-and-uat-missing', {
    ...development,
    cookies: { clientUat: 'zero' },
  }),
  row('§3.6 row 10: a session without a client', 'handshake: session-token-but-no-client-uat', {
    cookies: { session: 'good', clientUat: 'zero' },
  }),
  row('§3.6 row 11: a client without a session', 'handshake: client-uat-but-no-session-token', {
    cookies: { clientUat: 'before' },
  }),
  row('§3.6 row 12: a session that cannot be decoded', 'token-invalid', { cookies: signedIn('word') }),
  row('§3.6 row 13: a session that is an OAuth token', 'token-type-mismatch', { cookies: signedIn('oauthJwt') }),
  row('§3.6 row 13: a session that is a machine token', 'token-type-mismatch', {
    cookies: signedIn('machineJwtNoCategory'),
  }),
  row('§3.6 row 13: a session of another category', 'token-type-mismatch', { cookies: signedIn('templateCategory') }),
  row('§3.6 row 14: a session from before the client changed', 'handshake: session-token-iat-before-client-uat', {
    cookies: { session: 'good', clientUat: 'after' },
  }),
  row('§3.6 row 14: a session as old as the client', '(signed in)', {
    cookies: { session: 'good', clientUat: 'equal' },
  }),
  row('§3.6 row 14: a session without its issue time', '(signed in)', {
    cookies: { session: 'noIssuedAt', clientUat: 'after' },
  }),
  row('§3.6 row 15: a forged session', 'token-invalid-signature', { cookies: signedIn('forged') }),
  row('§3.6 row 15: an expired session', 'handshake: session-token-expired-refresh-non-eligible-no-refresh-cookie', {
    cookies: signedIn('expired'),
  }),
  row('§3.6 row 16: a session without azp', '(signed in)', { cookies: signedIn('noParty') }),
  row('§3.6 row 17: a document that another origin links to', 'handshake: primary-domain-cross-origin-sync', {
    cookies: signedIn(),
    headers: crossOrigin,
  }),
  row('§3.6 row 17: only on the first time', '(signed in)', {
    cookies: signedIn('good', { __clerk_redirect_count: '1' }),
    headers: crossOrigin,
  }),
  row('§3.6 row 17: only documents', '(signed in)', {
    cookies: signedIn(),
    headers: { ...crossOrigin, 'sec-fetch-dest': undefined },
  }),
  row('§3.6 row 17: only GET', '(signed in)', { method: 'POST', cookies: signedIn(), headers: crossOrigin }),
  row('§3.6 row 17: not on satellites', '(signed in)', {
    options: satellite,
    cookies: signedIn(),
    headers: crossOrigin,
  }),
  row('§3.6 row 17: not within the origin', '(signed in)', {
    cookies: signedIn(),
    headers: { referer: 'http://localhost:3000/before' },
  }),
  row('§3.6 row 17: the origin is that of the forwarded headers', '(signed in)', {
    cookies: signedIn(),
    headers: {
      referer: 'https://app.example.com/before',
      'x-forwarded-host': 'app.example.com',
      'x-forwarded-proto': 'https',
    },
  }),
  row('§3.6 row 17: not from the Frontend API', '(signed in)', {
    cookies: signedIn(),
    headers: { referer: 'https://clerk.example.com/x' },
  }),
  row('§3.6 row 17: not from the account portal', '(signed in)', {
    cookies: signedIn(),
    headers: { referer: 'https://accounts.example.com/x' },
  }),
  row('§3.6 row 17: not from the account portal of development', '(signed in)', {
    ...development,
    cookies: signedIn(),
    headers: { referer: 'https://foo-bar-13.accounts.dev/x' },
  }),
  row(
    '§3.6 row 17: the account portal of development is foreign to production',
    'handshake: primary-domain-cross-origin-sync',
    { cookies: signedIn(), headers: { referer: 'https://foo-bar-13.accounts.dev/x' } },
  ),
  row(
    '§3.6 row 17: a Frontend API that only looks like an account portal',
    'handshake: primary-domain-cross-origin-sync',
    { ...development, cookies: signedIn(), headers: { referer: 'https://other.clerk.accounts.dev/x' } },
  ),
  row('§3.6 row 17: not from the host of the proxy', '(signed in)', {
    options: { proxyUrl: 'https://proxy.example/__clerk' },
    cookies: signedIn(),
    headers: { referer: 'https://proxy.example/x' },
  }),
  row('§3.6 row 17: a referrer that is not a URL', '(signed in)', {
    cookies: signedIn(),
    headers: { referer: 'nonsense' },
  }),
  row('§3.6 row 18: the path activates another organization', 'handshake: active-organization-mismatch', {
    options: ORGANIZATIONS,
    cookies: signedIn('organization'),
    path: '/orgs/other',
  }),
  row('§3.6 row 19: the path names the active organization', '(signed in)', {
    options: ORGANIZATIONS,
    cookies: signedIn('organization'),
    path: '/orgs/acme',
  }),
  row('§3.6 row 19: nothing invalidates the session', '(signed in)', { ...development, cookies: signedIn() }),
];
