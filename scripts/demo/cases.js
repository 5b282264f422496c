'use strict';

/**
 * The table of `npm run demo -- --check`: what is sent to the example app and what has to come back.
 *
 * A case has a `name`, a request (`path` and `headers`), the expected `status` and `reason` (the header
 * `x-clerk-auth-reason`; none for accepted requests), and maybe `detail(response)`: true when the rest is right too.
 *
 * @param {Awaited<ReturnType<import('./credentials').makeCredentials>>} credentials
 * @param {Record<string, string>} clerk what clerk-local printed
 */
function makeCases(credentials, clerk) {
  const bearer = (token) => ({ authorization: `Bearer ${token}` });
  const isUser = ({ body }) => JSON.parse(body).userId === credentials.userId;
  const signedIn = { path: '/api/me', status: 200, reason: undefined, detail: isUser };
  const refused = { path: '/api/me', status: 401 };
  // A development instance that knows nothing of the client asks for its development browser first.
  const unknownClient = 'dev-browser-missing';

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
      detail: ({ headers }) => headers.location.startsWith(clerk.CLERK_SIGN_IN_URL),
    },
    { name: 'requireAuth, signed in', path: '/account', headers: bearer(credentials.good), status: 200 },
    {
      name: 'list of users',
      path: '/api/users',
      headers: bearer(credentials.good),
      status: 200,
      detail: ({ body }) => JSON.parse(body).users.some(({ id }) => id === credentials.userId),
    },
    { name: 'list of users, signed out', ...refused, path: '/api/users', reason: unknownClient },
    { name: 'request target that is no URL', path: '//', status: 400 },
  ];
}

module.exports = { makeCases };
