'use strict';

/**
 * A request and the expected response. A case with a `route` is opened like a page in a browser, which follows
 * redirects.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} path
 * @property {Record<string, string>} [headers]
 * @property {number} status
 * @property {string} [reason] the header `x-clerk-auth-reason`, which accepted requests do not have
 * @property {(response: CaseResponse) => boolean} [detail] whether the rest of the response is right
 * @property {string} [route] the servers that respond
 * @property {string} [sentFor] the reason of the first redirect
 */

/**
 * @typedef {import('./http').Response} Response
 *
 * @typedef {Response & { url?: string, redirects?: Response[], route?: string }} CaseResponse
 */

/**
 * The table of `npm run demo -- --check`: requests to the example app, and the expected responses.
 *
 * @param {Awaited<ReturnType<import('./credentials').makeCredentials>>} credentials
 * @param {string} signInUrl where the app sends users to sign in
 * @returns {Case[]}
 */
function makeCases(credentials, signInUrl) {
  const bearer = (/** @type {string} */ token) => ({ authorization: `Bearer ${token}` });
  const isUser = (/** @type {CaseResponse} */ { body }) => JSON.parse(body).userId === credentials.userId;
  const signedIn = { path: '/api/me', status: 200, reason: undefined, detail: isUser };
  const refused = { path: '/api/me', status: 401 };
  // A development instance first sets up a development browser for a client that has none.
  const unknownClient = 'dev-browser-missing';
  // The app forwards the Frontend API, and with it the handshake.
  const byHandshake = 'app, app, app, app';
  const isClean = (/** @type {CaseResponse} */ { url }) => url !== undefined && !url.includes('__clerk');
  const staysHere = (/** @type {CaseResponse} */ { headers }) => headers.location === undefined;

  return [
    { name: 'public page', path: '/', status: 200, reason: unknownClient },
    { name: 'signed in by bearer token', ...signedIn, headers: bearer(credentials.good) },
    { name: 'signed in by cookies', ...signedIn, headers: { cookie: credentials.cookies } },
    { name: 'token without the word Bearer', ...signedIn, headers: { authorization: credentials.good } },
    { name: 'no token', ...refused, reason: unknownClient },
    {
      name: 'expired token',
      ...refused,
      headers: bearer(credentials.expired),
      reason: 'session-token-expired-refresh-non-eligible-no-refresh-cookie',
    },
    { name: 'token not yet valid', ...refused, headers: bearer(credentials.notYetValid), reason: 'session-token-nbf' },
    { name: 'forged signature', ...refused, headers: bearer(credentials.forged), reason: 'token-invalid-signature' },
    { name: 'algorithm none', ...refused, headers: bearer(credentials.unsigned), reason: 'token-invalid-algorithm' },
    {
      name: 'HS256 with the public key',
      ...refused,
      headers: bearer(credentials.publicKeyAsSecret),
      reason: 'token-invalid-algorithm',
    },
    { name: 'unknown signing key', ...refused, headers: bearer(credentials.unknownKey), reason: 'jwk-kid-mismatch' },
    {
      name: 'token of another app',
      ...refused,
      headers: bearer(credentials.otherApp),
      reason: 'token-invalid-authorized-parties',
    },
    {
      name: 'garbage in the session cookie',
      ...refused,
      headers: { cookie: '__session=garbage; __client_uat=1; __clerk_db_jwt=dvb_garbage' },
      reason: 'token-invalid',
    },
    { name: 'protected page, signed out', path: '/protected', status: 401, reason: unknownClient },
    { name: 'protected page, signed in', path: '/protected', headers: { cookie: credentials.cookies }, status: 200 },
    {
      name: 'requireAuth, signed out',
      path: '/account',
      status: 302,
      reason: unknownClient,
      detail: ({ headers }) => headers.location?.startsWith(signInUrl) === true,
    },
    { name: 'requireAuth, signed in', path: '/account', headers: bearer(credentials.good), status: 200 },
    {
      name: 'list of users',
      path: '/api/users',
      headers: bearer(credentials.good),
      status: 200,
      detail: ({ body }) =>
        JSON.parse(body).users.some((/** @type {{ id: string }} */ { id }) => id === credentials.userId),
    },
    { name: 'list of users, signed out', ...refused, path: '/api/users', reason: unknownClient },
    { name: 'request target that is not a URL', path: '//', status: 400 },

    {
      name: 'browser on its first visit',
      path: '/?a=b',
      route: byHandshake,
      sentFor: unknownClient,
      status: 200,
      reason: 'session-token-and-uat-missing',
      detail: ({ url, redirects: [, { headers }] = [] }) =>
        url === '/?a=b' && new URL(headers.location ?? '').searchParams.has('__clerk_handshake_nonce'),
    },
    {
      name: 'browser, signed in',
      path: '/protected',
      headers: { cookie: credentials.cookies },
      route: 'app',
      status: 200,
    },
    {
      name: 'browser, token expired',
      ...signedIn,
      headers: { cookie: credentials.expiredCookiesWithoutRefresh },
      route: byHandshake,
      sentFor: 'session-token-expired-refresh-non-eligible-no-refresh-cookie',
      detail: (response) => isUser(response) && isClean(response),
    },
    {
      name: 'browser, refresh cookie',
      ...signedIn,
      headers: { cookie: credentials.expiredCookies },
      route: 'app',
      detail: (response) => isUser(response) && setsCookie(response, '__session'),
    },
    {
      name: 'browser, session has ended',
      ...refused,
      headers: { cookie: credentials.endedCookies },
      route: byHandshake,
      sentFor: 'session-token-expired-refresh-resource_not_found',
      reason: 'session-token-and-uat-missing',
      detail: isClean,
    },
    {
      name: 'API client is not redirected',
      ...refused,
      headers: { accept: 'application/json' },
      reason: unknownClient,
      detail: staysHere,
    },
    {
      name: 'script in a page is not redirected',
      ...refused,
      headers: { accept: 'text/html', 'sec-fetch-dest': 'empty', cookie: credentials.expiredCookiesWithoutRefresh },
      reason: 'session-token-expired-refresh-non-eligible-no-refresh-cookie',
      detail: staysHere,
    },

    {
      name: 'API key',
      path: '/api/key',
      headers: bearer(credentials.apiKey),
      status: 200,
      detail: ({ body }) => JSON.parse(body).userId === credentials.userId,
    },
    {
      name: 'unknown API key',
      path: '/api/key',
      headers: bearer(credentials.unknownApiKey),
      status: 401,
      reason: 'token-invalid',
    },
    { name: 'API key instead of a session', ...refused, headers: bearer(credentials.apiKey) },
    { name: 'session instead of an API key', path: '/api/key', headers: bearer(credentials.good), status: 401 },
  ];
}

module.exports = { makeCases };

/**
 * @param {CaseResponse} response
 * @param {string} name
 */
function setsCookie({ headers }, name) {
  return (headers['set-cookie'] ?? []).some((cookie) => cookie.startsWith(`${name}=`));
}
