'use strict';

/** Reasons that no other group reaches (authentication.md §3.12), and the direct calls (§3.2 to §3.5). */

const { KEY_FAILURES } = require('../harness/answer-forms');
const { freshKey, row, signedIn } = require('./row');

const direct = (acceptsToken, parts) => ({ kind: 'authenticateRequest', accepts: { acceptsToken }, ...parts });
const ofClient = (acceptsToken, parts) => ({ kind: 'client', accepts: { acceptsToken }, ...parts });
const verified = (token, options) => ({ kind: 'verifyToken', token, options });
const MISMATCH = 'token-type-mismatch';

module.exports = [
  row('§3.12 secret-key-invalid', 'secret-key-invalid', {
    cookies: signedIn(),
    client: freshKey('invalid'),
    answers: { jwks: KEY_FAILURES.unauthorized },
  }),
  row('§3.12 jwk-remote-failed-to-load for an empty key set', 'jwk-remote-failed-to-load', {
    cookies: signedIn(),
    client: freshKey('empty'),
    answers: { jwks: KEY_FAILURES.empty },
  }),
  row('§3.12 jwk-kid-mismatch', 'jwk-kid-mismatch', { cookies: signedIn('unknownKey'), client: freshKey('mismatch') }),
  row('§3.12 unexpected-error', 'unexpected-error', { cookies: signedIn('undecodableFeatures') }),
  row('§3.12 token-invalid-algorithm', 'token-invalid-algorithm', { cookies: signedIn('sharedSecret') }),
  row('§3.12 token-verification-failed', 'token-verification-failed', { cookies: signedIn('numericSubject') }),
  row('§3.12 token-invalid-authorized-parties', 'token-invalid-authorized-parties', {
    cookies: signedIn('otherParty'),
    options: { authorizedParties: ['http://localhost:3000'] },
  }),
  row('§3.12 token-invalid-issuer', 'token-invalid-issuer', {
    cookies: signedIn(),
    options: { issuer: 'https://a.example' },
  }),
  row('§3.12 session-token-nbf', 'handshake: session-token-nbf', { cookies: signedIn('notYet') }),
  row('§3.12 session-token-iat-in-the-future', 'handshake: session-token-iat-in-the-future', {
    cookies: signedIn('fromTheFuture'),
  }),
  row(
    '§3.3 an expired token in the header redirects a browser',
    'handshake: session-token-expired-refresh-non-eligible-no-refresh-cookie',
    { authorization: 'expired' },
  ),
  row(
    '§3.3 an expired token in the header does not redirect a script',
    'session-token-expired-refresh-non-eligible-no-refresh-cookie',
    { authorization: 'expired', headers: { 'sec-fetch-dest': 'empty' } },
  ),
  row('§3.3 a valid token in the header is sufficient', '(signed in)', {
    authorization: 'good',
    headers: { referer: 'https://evil.example/' },
  }),
  row('§3.3 a category to ignore', '(signed in)', { authorization: 'ignoredCategory' }),
  row('§3.3 the category of templates', MISMATCH, { authorization: 'templateCategory' }),

  row(
    '§3.2.1 an array with the type of the token',
    '(signed in)',
    direct(['session_token', 'api_key'], { authorization: 'good' }),
  ),
  row('§3.2.1 an array without the type of the token', MISMATCH, direct(['api_key'], { authorization: 'good' })),
  row('§3.2.1 an empty array', MISMATCH, direct([], { cookies: signedIn() })),
  row('§3.2.1 no token counts as a session', 'session-token-and-uat-missing', direct(['session_token'])),
  row('§3.2.3 no token where a machine is required', 'No token in header', direct('api_key', { cookies: signedIn() })),
  row('§3.2.4 no token where a session is required', '(signed in)', direct('session_token', { cookies: signedIn() })),
  row('§3.2 a session is required by default', '(signed in)', direct(undefined, { cookies: signedIn() })),
  row(
    '§3.4 an OAuth token where a session is required',
    MISMATCH,
    direct('session_token', { authorization: 'oauthJwt' }),
  ),
  row(
    '§3.4 an API key where a session is required',
    'token-invalid',
    direct('session_token', { authorization: 'apiKey' }),
  ),
  row('§3.5 a session where a machine is required', MISMATCH, direct('m2m_token', { authorization: 'good' })),
  row('§3.5 a machine of another kind than required', MISMATCH, direct('m2m_token', { authorization: 'apiKey' })),
  row('§3.5 a machine of the required kind', '(signed in)', direct('api_key', { authorization: 'apiKey' })),
  row(
    '§3.1 a handshake is reported, not performed',
    'handshake: client-uat-but-no-session-token',
    direct('any', { cookies: { clientUat: 'before' } }),
  ),
  row('§3.1 a pending session', '(signed in)', direct('any', { cookies: signedIn('pending') })),
  row('§3.1 a resolved handshake', '(signed in)', direct('any', { path: '/?__clerk_handshake_nonce=nonce_1' })),

  row('§3.1 the client accepts Fetch requests', '(signed in)', ofClient('any', { cookies: signedIn() })),
  row(
    '§3.1 the client accepts tokens in the header',
    '(signed in)',
    ofClient('session_token', { authorization: 'organization' }),
  ),
  row(
    '§3.1 the client reports handshakes',
    'handshake: dev-browser-missing',
    ofClient('any', { instance: 'development', cookies: { devBrowser: null } }),
  ),
  row('§3.1 the client reports why a request is signed out', 'session-token-and-uat-missing', ofClient(undefined)),

  row('§5.11 verifyToken resolves with the claims', '(verified)', verified('good')),
  row('§5.11 verifyToken accepts tokens of templates', '(verified)', verified('templateCategory')),
  row('§5.11 verifyToken rejects machine tokens', 'token-invalid', verified('machineCategory')),
  row('§5.11 verifyToken reports an expired token', 'token-expired', verified('expired')),
  row('§5.11 verifyToken reports a token that is not active yet', 'token-not-active-yet', verified('notYet')),
  row('§5.11 verifyToken reports a token from the future', 'token-iat-in-the-future', verified('fromTheFuture')),
  row('§5.11 verifyToken reports a wrong signature', 'token-invalid-signature', verified('forged')),
  row('§5.11 verifyToken needs a key', 'jwk-failed-to-resolve', verified('good', { secretKey: undefined })),
];
