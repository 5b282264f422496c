'use strict';

// Generated from api/reasons.yaml by `npm run generate`. Do not edit.

/** What reasons mean. */
module.exports = {
  'session-token-and-uat-missing':
    'The request carries neither a session token nor a sign that the visitor has signed in.',
  'session-token-missing': 'The browser returned from Clerk without a session.',
  'session-token-but-no-client-uat':
    'There is a session cookie, but the cookie `__client_uat`, which holds the time of the last sign-in or sign-out, is missing or 0.',
  'client-uat-but-no-session-token': 'The visitor counts as signed in, but the request has no session cookie.',
  'session-token-iat-before-client-uat': "The session token is older than the visitor's last sign-in or sign-out.",
  'active-organization-mismatch':
    'The path requires another organization than the active one (`organizationSyncOptions`).',
  'configuration-unusable-for-request':
    'The configuration does not work for the host or the origin that this request names.',
  'dev-browser-missing': 'A development instance does not know this browser yet.',
  'dev-browser-sync':
    'The browser returned from a development instance of Clerk, with cookies that this app does not have yet.',
  'satellite-needs-syncing': 'A satellite app has to get the session from the primary app.',
  'primary-responds-to-syncing': 'The primary app redirects a browser back to the satellite that it came from.',
  'primary-domain-cross-origin-sync':
    'The browser came to the primary app from another origin, where the session may have changed.',
  'session-token-nbf': 'The session token is not valid yet (`nbf`).',
  'session-token-iat-in-the-future':
    "The session token was issued in the future (`iat`), according to this machine's clock.",
  'session-token-expired-refresh-non-eligible-non-get':
    'The session token has expired, and only GET requests are refreshed.',
  'session-token-expired-refresh-non-eligible-no-refresh-cookie':
    'The session token has expired, and there is no refresh cookie to exchange it with.',
  'session-token-expired-refresh-non-eligible-no-origin':
    'The session token has expired, and the request names no host, which refreshing requires.',
  'session-token-expired-refresh-missing-session-token':
    'The session token has expired, and there is no session token in the cookies to exchange.',
  'session-token-expired-refresh-expired-session-token-decode-failed':
    'The session token has expired, and the one in the cookies cannot be decoded.',
  'session-token-expired-refresh-expired-session-token-missing-sid-claim':
    'The session token has expired, and does not name a session.',
  'session-token-expired-refresh-too-many-lookups':
    'The session token has expired, and was not refreshed because too many calls to Clerk are in progress.',
  'session-token-expired-refresh-fetch-error':
    'The session token has expired, and the Backend API could not be reached to refresh it, or did not respond with JSON.',
  'session-token-expired-refresh-unexpected-bapi-error':
    'The session token has expired, and the Backend API rejected the refresh without an error code.',
  'session-token-expired-refresh-unexpected-sdk-error':
    "The session token has expired, and the Backend API's response to the refresh has no cookies.",
  'session-token-expired-refresh-invalid-session-token':
    'The session token has expired, and the refreshed one is not valid.',
  'session-token-expired-refresh-':
    'The session token has expired, and the Backend API rejected the refresh with the code that follows, such as `session_revoked`.',
  'token-type-mismatch': 'The token is of a type that is not accepted.',
  'No token in header': 'A machine token is required, and the `Authorization` header contains none.',
  'token-invalid': 'The token is not a JWT of Clerk, or not a machine token that Clerk has issued.',
  'token-invalid-algorithm': 'The token is signed with another algorithm than RS256, RS384 or RS512.',
  'token-invalid-signature': 'The signature does not match the token.',
  'token-verification-failed':
    'A claim of the token is missing or malformed, or the key is unfit. For machine tokens, also that the keys could not be loaded.',
  'token-invalid-authorized-parties':
    'The token was issued to another origin (`azp`) than those in `authorizedParties`.',
  'token-invalid-issuer': 'The token was issued by another instance (`iss`) than `issuer` allows.',
  'token-expired': 'The token has expired (`exp`).',
  'token-not-active-yet': 'The token is not valid yet (`nbf`).',
  'token-iat-in-the-future': "The token was issued in the future (`iat`), according to this machine's clock.",
  'session-revoked': 'The session, or the access of its user, was revoked after the token was issued (`revocations`).',
  'jwk-kid-mismatch': "The instance has no key with the token's `kid`.",
  'secret-key-invalid': 'Clerk rejected the secret key.',
  'jwk-remote-failed-to-load': 'The signing keys could not be loaded from Clerk.',
  'jwk-failed-to-resolve': 'There is neither a key to verify with, nor a secret key to load keys with.',
  'too-many-lookups': 'Clerk was not queried, because too many calls about opaque tokens are in progress.',
  'unexpected-error': 'Clerk could not be reached, or its response could not be used.',
  'session-pending': 'The session is pending, because the user has to complete a task.',
  'origin-not-allowed': 'A WebSocket was opened by a page of another origin, whose cookies do not count.',
  'request-unreadable': 'The target of the request is not a valid URL.',
};
