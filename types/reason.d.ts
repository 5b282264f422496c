// Generated from api/reasons.yaml by `npm run generate`. Do not edit.

/** Why a request is not signed in: the value of `x-clerk-auth-reason`. */
export type AuthReason =
  /** The request carries neither a session token nor a sign that the visitor has signed in. */
  | 'session-token-and-uat-missing'
  /** The browser returned from Clerk without a session. */
  | 'session-token-missing'
  /**
   * There is a session cookie, but the cookie `__client_uat`, which holds the time of the last sign-in or sign-out,
   * is missing or 0.
   */
  | 'session-token-but-no-client-uat'
  /** The visitor counts as signed in, but the request has no session cookie. */
  | 'client-uat-but-no-session-token'
  /** The session token is older than the visitor's last sign-in or sign-out. */
  | 'session-token-iat-before-client-uat'
  /** The path requires another organization than the active one (`organizationSyncOptions`). */
  | 'active-organization-mismatch'
  /** The configuration does not work for the host or the origin that this request names. */
  | 'configuration-unusable-for-request'
  /** A development instance does not know this browser yet. */
  | 'dev-browser-missing'
  /** The browser returned from a development instance of Clerk, with cookies that this app does not have yet. */
  | 'dev-browser-sync'
  /** A satellite app has to get the session from the primary app. */
  | 'satellite-needs-syncing'
  /** The primary app redirects a browser back to the satellite that it came from. */
  | 'primary-responds-to-syncing'
  /** The browser came to the primary app from another origin, where the session may have changed. */
  | 'primary-domain-cross-origin-sync'
  /** The session token is not valid yet (`nbf`). */
  | 'session-token-nbf'
  /** The session token was issued in the future (`iat`), according to this machine's clock. */
  | 'session-token-iat-in-the-future'
  /** The session token has expired, and only GET requests are refreshed. */
  | 'session-token-expired-refresh-non-eligible-non-get'
  /** The session token has expired, and there is no refresh cookie to exchange it with. */
  | 'session-token-expired-refresh-non-eligible-no-refresh-cookie'
  /** The session token has expired, and the request names no host, which refreshing requires. */
  | 'session-token-expired-refresh-non-eligible-no-origin'
  /** The session token has expired, and there is no session token in the cookies to exchange. */
  | 'session-token-expired-refresh-missing-session-token'
  /** The session token has expired, and the one in the cookies cannot be decoded. */
  | 'session-token-expired-refresh-expired-session-token-decode-failed'
  /** The session token has expired, and does not name a session. */
  | 'session-token-expired-refresh-expired-session-token-missing-sid-claim'
  /** The session token has expired, and was not refreshed because too many calls to Clerk are in progress. */
  | 'session-token-expired-refresh-too-many-lookups'
  /**
   * The session token has expired, and the Backend API could not be reached to refresh it, or did not respond with
   * JSON.
   */
  | 'session-token-expired-refresh-fetch-error'
  /** The session token has expired, and the Backend API rejected the refresh without an error code. */
  | 'session-token-expired-refresh-unexpected-bapi-error'
  /** The session token has expired, and the Backend API's response to the refresh has no cookies. */
  | 'session-token-expired-refresh-unexpected-sdk-error'
  /** The session token has expired, and the refreshed one is not valid. */
  | 'session-token-expired-refresh-invalid-session-token'
  /**
   * The session token has expired, and the Backend API rejected the refresh with the code that follows, such as
   * `session_revoked`.
   */
  | `session-token-expired-refresh-${string}`
  /** The token is of a type that is not accepted. */
  | 'token-type-mismatch'
  /** A machine token is required, and the `Authorization` header contains none. */
  | 'No token in header'
  /** The token is not a JWT of Clerk, or not a machine token that Clerk has issued. */
  | 'token-invalid'
  /** The token is signed with another algorithm than RS256, RS384 or RS512. */
  | 'token-invalid-algorithm'
  /** The signature does not match the token. */
  | 'token-invalid-signature'
  /**
   * A claim of the token is missing or malformed, or the key is unfit. For machine tokens, also that the keys could
   * not be loaded.
   */
  | 'token-verification-failed'
  /** The token was issued to another origin (`azp`) than those in `authorizedParties`. */
  | 'token-invalid-authorized-parties'
  /** The token was issued by another instance (`iss`) than `issuer` allows. */
  | 'token-invalid-issuer'
  /** The token has expired (`exp`). */
  | 'token-expired'
  /** The token is not valid yet (`nbf`). */
  | 'token-not-active-yet'
  /** The token was issued in the future (`iat`), according to this machine's clock. */
  | 'token-iat-in-the-future'
  /** The session, or the access of its user, was revoked after the token was issued (`revocations`). */
  | 'session-revoked'
  /** The instance has no key with the token's `kid`. */
  | 'jwk-kid-mismatch'
  /** Clerk rejected the secret key. */
  | 'secret-key-invalid'
  /** The signing keys could not be loaded from Clerk. */
  | 'jwk-remote-failed-to-load'
  /** There is neither a key to verify with, nor a secret key to load keys with. */
  | 'jwk-failed-to-resolve'
  /** Clerk was not queried, because too many calls about opaque tokens are in progress. */
  | 'too-many-lookups'
  /** Clerk could not be reached, or its response could not be used. */
  | 'unexpected-error';

/** Why a token was rejected. `verifyToken` does not use those of Clerk's SDK, which come last. */
export type TokenVerificationErrorReason =
  /** The token is not a JWT of Clerk, or not a machine token that Clerk has issued. */
  | 'token-invalid'
  /** The token is signed with another algorithm than RS256, RS384 or RS512. */
  | 'token-invalid-algorithm'
  /** The signature does not match the token. */
  | 'token-invalid-signature'
  /**
   * A claim of the token is missing or malformed, or the key is unfit. For machine tokens, also that the keys could
   * not be loaded.
   */
  | 'token-verification-failed'
  /** The token was issued to another origin (`azp`) than those in `authorizedParties`. */
  | 'token-invalid-authorized-parties'
  /** The token was issued by another instance (`iss`) than `issuer` allows. */
  | 'token-invalid-issuer'
  /** The token has expired (`exp`). */
  | 'token-expired'
  /** The token is not valid yet (`nbf`). */
  | 'token-not-active-yet'
  /** The token was issued in the future (`iat`), according to this machine's clock. */
  | 'token-iat-in-the-future'
  /** The session, or the access of its user, was revoked after the token was issued (`revocations`). */
  | 'session-revoked'
  /** The instance has no key with the token's `kid`. */
  | 'jwk-kid-mismatch'
  /** Clerk rejected the secret key. */
  | 'secret-key-invalid'
  /** The signing keys could not be loaded from Clerk. */
  | 'jwk-remote-failed-to-load'
  /** There is neither a key to verify with, nor a secret key to load keys with. */
  | 'jwk-failed-to-resolve'
  /** The local key is missing. */
  | 'jwk-local-missing'
  /** Clerk's response does not contain keys. */
  | 'jwk-remote-invalid'
  /** Clerk's response contains no key. */
  | 'jwk-remote-missing';

/** Why a machine token was rejected. */
export type MachineTokenVerificationErrorCode =
  /** The token is not a JWT of Clerk, or not a machine token that Clerk has issued. */
  | 'token-invalid'
  /**
   * A claim of the token is missing or malformed, or the key is unfit. For machine tokens, also that the keys could
   * not be loaded.
   */
  | 'token-verification-failed'
  /** Clerk rejected the secret key. */
  | 'secret-key-invalid'
  /** Clerk could not be reached, or its response could not be used. */
  | 'unexpected-error';
