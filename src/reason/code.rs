// Generated from api/reasons.yaml by `npm run generate`. Do not edit.

//! Every reason.

use super::Audience;

/// A reason as it is in `x-clerk-auth-reason`, and in the `reason` or `code` of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonCode {
    /// The request carries neither a session token nor a sign that the visitor has signed in.
    SessionTokenAndUatMissing,
    /// The browser returned from Clerk without a session.
    SessionTokenMissing,
    /// There is a session cookie, but the cookie `__client_uat`, which holds the time of the last sign-in or sign-out, is missing or 0.
    SessionTokenButNoClientUat,
    /// The visitor counts as signed in, but the request has no session cookie.
    ClientUatButNoSessionToken,
    /// The session token is older than the visitor's last sign-in or sign-out.
    SessionTokenIatBeforeClientUat,
    /// The path requires another organization than the active one (`organizationSyncOptions`).
    ActiveOrganizationMismatch,
    /// The configuration does not work for the host or the origin that this request names.
    ConfigurationUnusableForRequest,
    /// A development instance does not know this browser yet.
    DevBrowserMissing,
    /// The browser returned from a development instance of Clerk, with cookies that this app does not have yet.
    DevBrowserSync,
    /// A satellite app has to get the session from the primary app.
    SatelliteNeedsSyncing,
    /// The primary app redirects a browser back to the satellite that it came from.
    PrimaryRespondsToSyncing,
    /// The browser came to the primary app from another origin, where the session may have changed.
    PrimaryDomainCrossOriginSync,
    /// The session token is not valid yet (`nbf`).
    SessionTokenNbf,
    /// The session token was issued in the future (`iat`), according to this machine's clock.
    SessionTokenIatInTheFuture,
    /// The session token has expired, and only GET requests are refreshed.
    SessionTokenExpiredRefreshNonEligibleNonGet,
    /// The session token has expired, and there is no refresh cookie to exchange it with.
    SessionTokenExpiredRefreshNonEligibleNoRefreshCookie,
    /// The session token has expired, and the request names no host, which refreshing requires.
    SessionTokenExpiredRefreshNonEligibleNoOrigin,
    /// The session token has expired, and there is no session token in the cookies to exchange.
    SessionTokenExpiredRefreshMissingSessionToken,
    /// The session token has expired, and the one in the cookies cannot be decoded.
    SessionTokenExpiredRefreshExpiredSessionTokenDecodeFailed,
    /// The session token has expired, and does not name a session.
    SessionTokenExpiredRefreshExpiredSessionTokenMissingSidClaim,
    /// The session token has expired, and was not refreshed because too many calls to Clerk are in progress.
    SessionTokenExpiredRefreshTooManyLookups,
    /// The session token has expired, and the Backend API could not be reached to refresh it, or did not respond with JSON.
    SessionTokenExpiredRefreshFetchError,
    /// The session token has expired, and the Backend API rejected the refresh without an error code.
    SessionTokenExpiredRefreshUnexpectedBapiError,
    /// The session token has expired, and the Backend API's response to the refresh has no cookies.
    SessionTokenExpiredRefreshUnexpectedSdkError,
    /// The session token has expired, and the refreshed one is not valid.
    SessionTokenExpiredRefreshInvalidSessionToken,
    /// The session token has expired, and the Backend API rejected the refresh with the code that follows, such as `session_revoked`.
    SessionTokenExpiredRefreshCode,
    /// The token is of a type that is not accepted.
    TokenTypeMismatch,
    /// A machine token is required, and the `Authorization` header contains none.
    NoTokenInHeader,
    /// The token is not a JWT of Clerk, or not a machine token that Clerk has issued.
    TokenInvalid,
    /// The token is signed with another algorithm than RS256, RS384 or RS512.
    TokenInvalidAlgorithm,
    /// The signature does not match the token.
    TokenInvalidSignature,
    /// A claim of the token is missing or malformed, or the key is unfit. For machine tokens, also that the keys could not be loaded.
    TokenVerificationFailed,
    /// The token was issued to another origin (`azp`) than those in `authorizedParties`.
    TokenInvalidAuthorizedParties,
    /// The token was issued by another instance (`iss`) than `issuer` allows.
    TokenInvalidIssuer,
    /// The token has expired (`exp`).
    TokenExpired,
    /// The token is not valid yet (`nbf`).
    TokenNotActiveYet,
    /// The token was issued in the future (`iat`), according to this machine's clock.
    TokenIatInTheFuture,
    /// The session, or the access of its user, was revoked after the token was issued (`revocations`).
    SessionRevoked,
    /// The instance has no key with the token's `kid`.
    JwkKidMismatch,
    /// Clerk rejected the secret key.
    SecretKeyInvalid,
    /// The signing keys could not be loaded from Clerk.
    JwkRemoteFailedToLoad,
    /// There is neither a key to verify with, nor a secret key to load keys with.
    JwkFailedToResolve,
    /// Clerk was not queried, because too many calls about opaque tokens are in progress.
    TooManyLookups,
    /// Clerk could not be reached, or its response could not be used.
    UnexpectedError,
    /// The session is pending, because the user has to complete a task.
    SessionPending,
    /// A WebSocket was opened by a page of another origin, whose cookies do not count.
    OriginNotAllowed,
    /// The target of the request is not a valid URL.
    RequestUnreadable,
    /// The local key is missing.
    JwkLocalMissing,
    /// Clerk's response does not contain keys.
    JwkRemoteInvalid,
    /// Clerk's response contains no key.
    JwkRemoteMissing,
    /// The session token has expired.
    SessionTokenExpired,
}

impl ReasonCode {
    /// Every reason.
    pub const ALL: [Self; 51] = [
        Self::SessionTokenAndUatMissing,
        Self::SessionTokenMissing,
        Self::SessionTokenButNoClientUat,
        Self::ClientUatButNoSessionToken,
        Self::SessionTokenIatBeforeClientUat,
        Self::ActiveOrganizationMismatch,
        Self::ConfigurationUnusableForRequest,
        Self::DevBrowserMissing,
        Self::DevBrowserSync,
        Self::SatelliteNeedsSyncing,
        Self::PrimaryRespondsToSyncing,
        Self::PrimaryDomainCrossOriginSync,
        Self::SessionTokenNbf,
        Self::SessionTokenIatInTheFuture,
        Self::SessionTokenExpiredRefreshNonEligibleNonGet,
        Self::SessionTokenExpiredRefreshNonEligibleNoRefreshCookie,
        Self::SessionTokenExpiredRefreshNonEligibleNoOrigin,
        Self::SessionTokenExpiredRefreshMissingSessionToken,
        Self::SessionTokenExpiredRefreshExpiredSessionTokenDecodeFailed,
        Self::SessionTokenExpiredRefreshExpiredSessionTokenMissingSidClaim,
        Self::SessionTokenExpiredRefreshTooManyLookups,
        Self::SessionTokenExpiredRefreshFetchError,
        Self::SessionTokenExpiredRefreshUnexpectedBapiError,
        Self::SessionTokenExpiredRefreshUnexpectedSdkError,
        Self::SessionTokenExpiredRefreshInvalidSessionToken,
        Self::SessionTokenExpiredRefreshCode,
        Self::TokenTypeMismatch,
        Self::NoTokenInHeader,
        Self::TokenInvalid,
        Self::TokenInvalidAlgorithm,
        Self::TokenInvalidSignature,
        Self::TokenVerificationFailed,
        Self::TokenInvalidAuthorizedParties,
        Self::TokenInvalidIssuer,
        Self::TokenExpired,
        Self::TokenNotActiveYet,
        Self::TokenIatInTheFuture,
        Self::SessionRevoked,
        Self::JwkKidMismatch,
        Self::SecretKeyInvalid,
        Self::JwkRemoteFailedToLoad,
        Self::JwkFailedToResolve,
        Self::TooManyLookups,
        Self::UnexpectedError,
        Self::SessionPending,
        Self::OriginNotAllowed,
        Self::RequestUnreadable,
        Self::JwkLocalMissing,
        Self::JwkRemoteInvalid,
        Self::JwkRemoteMissing,
        Self::SessionTokenExpired,
    ];

    /// The stable text. If [`Self::is_prefix`], a code of Clerk follows it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SessionTokenAndUatMissing => "session-token-and-uat-missing",
            Self::SessionTokenMissing => "session-token-missing",
            Self::SessionTokenButNoClientUat => "session-token-but-no-client-uat",
            Self::ClientUatButNoSessionToken => "client-uat-but-no-session-token",
            Self::SessionTokenIatBeforeClientUat => "session-token-iat-before-client-uat",
            Self::ActiveOrganizationMismatch => "active-organization-mismatch",
            Self::ConfigurationUnusableForRequest => "configuration-unusable-for-request",
            Self::DevBrowserMissing => "dev-browser-missing",
            Self::DevBrowserSync => "dev-browser-sync",
            Self::SatelliteNeedsSyncing => "satellite-needs-syncing",
            Self::PrimaryRespondsToSyncing => "primary-responds-to-syncing",
            Self::PrimaryDomainCrossOriginSync => "primary-domain-cross-origin-sync",
            Self::SessionTokenNbf => "session-token-nbf",
            Self::SessionTokenIatInTheFuture => "session-token-iat-in-the-future",
            Self::SessionTokenExpiredRefreshNonEligibleNonGet => "session-token-expired-refresh-non-eligible-non-get",
            Self::SessionTokenExpiredRefreshNonEligibleNoRefreshCookie => "session-token-expired-refresh-non-eligible-no-refresh-cookie",
            Self::SessionTokenExpiredRefreshNonEligibleNoOrigin => "session-token-expired-refresh-non-eligible-no-origin",
            Self::SessionTokenExpiredRefreshMissingSessionToken => "session-token-expired-refresh-missing-session-token",
            Self::SessionTokenExpiredRefreshExpiredSessionTokenDecodeFailed => "session-token-expired-refresh-expired-session-token-decode-failed",
            Self::SessionTokenExpiredRefreshExpiredSessionTokenMissingSidClaim => "session-token-expired-refresh-expired-session-token-missing-sid-claim",
            Self::SessionTokenExpiredRefreshTooManyLookups => "session-token-expired-refresh-too-many-lookups",
            Self::SessionTokenExpiredRefreshFetchError => "session-token-expired-refresh-fetch-error",
            Self::SessionTokenExpiredRefreshUnexpectedBapiError => "session-token-expired-refresh-unexpected-bapi-error",
            Self::SessionTokenExpiredRefreshUnexpectedSdkError => "session-token-expired-refresh-unexpected-sdk-error",
            Self::SessionTokenExpiredRefreshInvalidSessionToken => "session-token-expired-refresh-invalid-session-token",
            Self::SessionTokenExpiredRefreshCode => "session-token-expired-refresh-",
            Self::TokenTypeMismatch => "token-type-mismatch",
            Self::NoTokenInHeader => "No token in header",
            Self::TokenInvalid => "token-invalid",
            Self::TokenInvalidAlgorithm => "token-invalid-algorithm",
            Self::TokenInvalidSignature => "token-invalid-signature",
            Self::TokenVerificationFailed => "token-verification-failed",
            Self::TokenInvalidAuthorizedParties => "token-invalid-authorized-parties",
            Self::TokenInvalidIssuer => "token-invalid-issuer",
            Self::TokenExpired => "token-expired",
            Self::TokenNotActiveYet => "token-not-active-yet",
            Self::TokenIatInTheFuture => "token-iat-in-the-future",
            Self::SessionRevoked => "session-revoked",
            Self::JwkKidMismatch => "jwk-kid-mismatch",
            Self::SecretKeyInvalid => "secret-key-invalid",
            Self::JwkRemoteFailedToLoad => "jwk-remote-failed-to-load",
            Self::JwkFailedToResolve => "jwk-failed-to-resolve",
            Self::TooManyLookups => "too-many-lookups",
            Self::UnexpectedError => "unexpected-error",
            Self::SessionPending => "session-pending",
            Self::OriginNotAllowed => "origin-not-allowed",
            Self::RequestUnreadable => "request-unreadable",
            Self::JwkLocalMissing => "jwk-local-missing",
            Self::JwkRemoteInvalid => "jwk-remote-invalid",
            Self::JwkRemoteMissing => "jwk-remote-missing",
            Self::SessionTokenExpired => "session-token-expired",
        }
    }

    /// What to do about it: a sentence that begins in lower case.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::SessionTokenAndUatMissing => "nothing, if the visitor has not signed in. Otherwise check the domain of the request, and that fetch() sends credentials or an Authorization header.",
            Self::SessionTokenMissing => "sign in.",
            Self::SessionTokenButNoClientUat => "open the page in a browser, which is redirected to Clerk for the missing cookie. A program should send the session token as Authorization: Bearer <token>.",
            Self::ClientUatButNoSessionToken => "open the page in a browser, which is redirected to Clerk for the missing cookie. A program should send the session token as Authorization: Bearer <token>.",
            Self::SessionTokenIatBeforeClientUat => "nothing in a browser, where the next page load fetches a new token. A program should get a new token before each call.",
            Self::ActiveOrganizationMismatch => "nothing in a browser, where the session switches to the organization of the path.",
            Self::ConfigurationUnusableForRequest => "read the console. A function among `domain`, `isSatellite` and `proxyUrl` has to return a usable value for every host that a client may send, or a proxy has to forward only the hosts of the app.",
            Self::DevBrowserMissing => "open the page in a browser, which is redirected to Clerk once. A program should send a session token as Authorization: Bearer <token>.",
            Self::DevBrowserSync => "open the page in a browser, which follows the redirect. A program should send a session token as Authorization: Bearer <token>.",
            Self::SatelliteNeedsSyncing => "nothing in a browser, which is redirected and returns. If it is redirected in a loop, check the satellite domains in the Clerk Dashboard.",
            Self::PrimaryRespondsToSyncing => "nothing in a browser, which is redirected and returns. If it is redirected in a loop, check the satellite domains in the Clerk Dashboard.",
            Self::PrimaryDomainCrossOriginSync => "nothing in a browser, which is redirected and returns. If it is redirected in a loop, check the satellite domains in the Clerk Dashboard.",
            Self::SessionTokenNbf => "set this machine's clock, or raise `clockSkewInMs` if you cannot.",
            Self::SessionTokenIatInTheFuture => "set this machine's clock, or raise `clockSkewInMs` if you cannot.",
            Self::SessionTokenExpiredRefreshNonEligibleNonGet => "nothing in a browser. A program should get a new token before each call; if tokens expire too early, set this machine's clock.",
            Self::SessionTokenExpiredRefreshNonEligibleNoRefreshCookie => "nothing in a browser, which fetches a new token. A program should get a new token before each call; if tokens expire too early, set this machine's clock.",
            Self::SessionTokenExpiredRefreshNonEligibleNoOrigin => "nothing in a browser, which fetches a new token. Make sure that proxies forward Host, or set X-Forwarded-Host and X-Forwarded-Proto.",
            Self::SessionTokenExpiredRefreshMissingSessionToken => "nothing in a browser, which fetches a new token. A program should get a new token before each call.",
            Self::SessionTokenExpiredRefreshExpiredSessionTokenDecodeFailed => "nothing in a browser, which fetches a new token. A program should get a new token before each call.",
            Self::SessionTokenExpiredRefreshExpiredSessionTokenMissingSidClaim => "nothing in a browser, which fetches a new token. A program should send a session token, from getToken() without a template.",
            Self::SessionTokenExpiredRefreshTooManyLookups => "nothing in a browser, which fetches a new token. If it persists, limit the rate of requests before they reach this app.",
            Self::SessionTokenExpiredRefreshFetchError => "nothing in a browser, which fetches a new token. Check that this machine reaches the Backend API (CLERK_API_URL).",
            Self::SessionTokenExpiredRefreshUnexpectedBapiError => "nothing in a browser, which fetches a new token. Check that this machine reaches the Backend API (CLERK_API_URL).",
            Self::SessionTokenExpiredRefreshUnexpectedSdkError => "nothing in a browser, which fetches a new token. Check that this machine reaches the Backend API (CLERK_API_URL).",
            Self::SessionTokenExpiredRefreshInvalidSessionToken => "copy both keys of one instance from the Clerk Dashboard, and set this machine's clock. A browser fetches a new token.",
            Self::SessionTokenExpiredRefreshCode => "nothing in a browser, which fetches a new token or has to sign in again. A program should sign in again.",
            Self::TokenTypeMismatch => "send a token of a type that this route accepts. Session tokens come from getToken() without a template.",
            Self::NoTokenInHeader => "send the machine token as Authorization: Bearer <token>.",
            Self::TokenInvalid => "send the whole token, as getToken() returns it.",
            Self::TokenInvalidAlgorithm => "send a session token of Clerk, as getToken() returns it.",
            Self::TokenInvalidSignature => "copy the publishable key and the secret key of the same instance from the Clerk Dashboard; then sign in again.",
            Self::TokenVerificationFailed => "read the message, which names the claim, and send a token that Clerk has issued.",
            Self::TokenInvalidAuthorizedParties => "add the origin of the front end to `authorizedParties`, if it is yours.",
            Self::TokenInvalidIssuer => "compare `issuer` with the Frontend API URL in the Clerk Dashboard.",
            Self::TokenExpired => "get a new token before each call; if tokens expire too early, set this machine's clock.",
            Self::TokenNotActiveYet => "set this machine's clock, or raise `clockSkewInMs` if you cannot.",
            Self::TokenIatInTheFuture => "set this machine's clock, or raise `clockSkewInMs` if you cannot.",
            Self::SessionRevoked => "nothing in a browser, which fetches a new token or has to sign in again. A program should get a new token with getToken({ skipCache: true }), or sign in again.",
            Self::JwkKidMismatch => "copy the publishable key and the secret key of the same instance from the Clerk Dashboard; then sign in again.",
            Self::SecretKeyInvalid => "copy CLERK_SECRET_KEY again from the Clerk Dashboard.",
            Self::JwkRemoteFailedToLoad => "check that this machine reaches the Backend API (CLERK_API_URL), or set `jwtKey` to verify sessions without it.",
            Self::JwkFailedToResolve => "set `jwtKey` or `secretKey`.",
            Self::TooManyLookups => "try again. If it persists, limit the rate of requests before they reach this app.",
            Self::UnexpectedError => "check that this machine reaches the Backend API (CLERK_API_URL), or set `jwtKey` to verify sessions without it.",
            Self::SessionPending => "complete the task in the front end, or set `treatPendingAsSignedOut` to false.",
            Self::OriginNotAllowed => "add the origin to `allowedOrigins`, if it is yours, or send a token.",
            Self::RequestUnreadable => "send a valid request.",
            Self::JwkLocalMissing => "set `jwtKey` or `secretKey`.",
            Self::JwkRemoteInvalid => "check CLERK_API_URL.",
            Self::JwkRemoteMissing => "check CLERK_API_URL.",
            Self::SessionTokenExpired => "get a new token before each call.",
        }
    }

    /// What clients learn from a guard.
    pub const fn audience(self) -> Audience {
        match self {
            Self::SessionTokenAndUatMissing => Audience::NoToken,
            Self::SessionTokenMissing => Audience::NoToken,
            Self::SessionTokenButNoClientUat => Audience::SessionChanged,
            Self::ClientUatButNoSessionToken => Audience::NoToken,
            Self::SessionTokenIatBeforeClientUat => Audience::SessionChanged,
            Self::ActiveOrganizationMismatch => Audience::Rejected,
            Self::ConfigurationUnusableForRequest => Audience::NoToken,
            Self::DevBrowserMissing => Audience::NoToken,
            Self::DevBrowserSync => Audience::NoToken,
            Self::SatelliteNeedsSyncing => Audience::NoToken,
            Self::PrimaryRespondsToSyncing => Audience::NoToken,
            Self::PrimaryDomainCrossOriginSync => Audience::Rejected,
            Self::SessionTokenNbf => Audience::NotYetValid,
            Self::SessionTokenIatInTheFuture => Audience::IssuedInTheFuture,
            Self::SessionTokenExpiredRefreshNonEligibleNonGet => Audience::Expired,
            Self::SessionTokenExpiredRefreshNonEligibleNoRefreshCookie => Audience::Expired,
            Self::SessionTokenExpiredRefreshNonEligibleNoOrigin => Audience::Expired,
            Self::SessionTokenExpiredRefreshMissingSessionToken => Audience::Expired,
            Self::SessionTokenExpiredRefreshExpiredSessionTokenDecodeFailed => Audience::Expired,
            Self::SessionTokenExpiredRefreshExpiredSessionTokenMissingSidClaim => Audience::Expired,
            Self::SessionTokenExpiredRefreshTooManyLookups => Audience::NotChecked,
            Self::SessionTokenExpiredRefreshFetchError => Audience::NotChecked,
            Self::SessionTokenExpiredRefreshUnexpectedBapiError => Audience::Expired,
            Self::SessionTokenExpiredRefreshUnexpectedSdkError => Audience::Expired,
            Self::SessionTokenExpiredRefreshInvalidSessionToken => Audience::Expired,
            Self::SessionTokenExpiredRefreshCode => Audience::Expired,
            Self::TokenTypeMismatch => Audience::WrongTokenType,
            Self::NoTokenInHeader => Audience::NoToken,
            Self::TokenInvalid => Audience::Rejected,
            Self::TokenInvalidAlgorithm => Audience::Rejected,
            Self::TokenInvalidSignature => Audience::Rejected,
            Self::TokenVerificationFailed => Audience::Rejected,
            Self::TokenInvalidAuthorizedParties => Audience::WrongOrigin,
            Self::TokenInvalidIssuer => Audience::Rejected,
            Self::TokenExpired => Audience::Expired,
            Self::TokenNotActiveYet => Audience::NotYetValid,
            Self::TokenIatInTheFuture => Audience::IssuedInTheFuture,
            Self::SessionRevoked => Audience::SessionChanged,
            Self::JwkKidMismatch => Audience::Rejected,
            Self::SecretKeyInvalid => Audience::NotChecked,
            Self::JwkRemoteFailedToLoad => Audience::NotChecked,
            Self::JwkFailedToResolve => Audience::NotChecked,
            Self::TooManyLookups => Audience::NotChecked,
            Self::UnexpectedError => Audience::NotChecked,
            Self::SessionPending => Audience::SessionPending,
            Self::OriginNotAllowed => Audience::OriginNotAllowed,
            Self::RequestUnreadable => Audience::Rejected,
            Self::JwkLocalMissing => Audience::NotChecked,
            Self::JwkRemoteInvalid => Audience::NotChecked,
            Self::JwkRemoteMissing => Audience::NotChecked,
            Self::SessionTokenExpired => Audience::Expired,
        }
    }

    /// Whether the text is followed by a code of Clerk.
    pub const fn is_prefix(self) -> bool {
        matches!(self, Self::SessionTokenExpiredRefreshCode)
    }

    /// Whether browsers recover by a redirect to Clerk.
    pub const fn is_fixed_by_redirect(self) -> bool {
        matches!(self, Self::SessionTokenButNoClientUat | Self::ClientUatButNoSessionToken | Self::SessionTokenIatBeforeClientUat | Self::ActiveOrganizationMismatch | Self::DevBrowserMissing | Self::DevBrowserSync | Self::SatelliteNeedsSyncing | Self::PrimaryRespondsToSyncing | Self::PrimaryDomainCrossOriginSync | Self::SessionTokenExpiredRefreshNonEligibleNonGet | Self::SessionTokenExpiredRefreshNonEligibleNoRefreshCookie | Self::SessionTokenExpiredRefreshNonEligibleNoOrigin | Self::SessionTokenExpiredRefreshMissingSessionToken | Self::SessionTokenExpiredRefreshExpiredSessionTokenDecodeFailed | Self::SessionTokenExpiredRefreshExpiredSessionTokenMissingSidClaim | Self::SessionTokenExpiredRefreshTooManyLookups | Self::SessionTokenExpiredRefreshFetchError | Self::SessionTokenExpiredRefreshUnexpectedBapiError | Self::SessionTokenExpiredRefreshUnexpectedSdkError | Self::SessionTokenExpiredRefreshInvalidSessionToken | Self::SessionTokenExpiredRefreshCode | Self::SessionRevoked)
    }
}
