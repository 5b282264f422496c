//! Why a request is not signed in: the value of `x-clerk-auth-reason` (`authentication.md` §3.12). What each reason means,
//! and what to do about it, is in the registry: [`crate::reason`].

use std::borrow::Cow;

use crate::error::TokenErrorReason;
use crate::machine::RefusalCode;
use crate::reason::ReasonCode;

/// Why a request is not signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Neither a session token nor a sign that there could be one.
    SessionTokenAndUatMissing,
    /// A session token, although the client counts as signed out.
    SessionTokenButNoClientUat,
    /// The client counts as signed in, but sent no session token.
    ClientUatButNoSessionToken,
    /// The session token is older than the client's last change.
    SessionTokenIatBeforeClientUat,
    /// The browser came back from Clerk without a session.
    SessionTokenMissing,
    /// A development instance does not know this browser.
    DevBrowserMissing,
    /// A development instance just got to know this browser.
    DevBrowserSync,
    /// A satellite has to get the session from the primary app.
    SatelliteNeedsSyncing,
    /// This primary app of a development instance redirects back to a satellite.
    PrimaryRespondsToSyncing,
    /// The browser comes to the primary app from another origin, where the session may have changed.
    PrimaryDomainCrossOriginSync,
    /// The path requires another organization than the session's.
    ActiveOrganizationMismatch,
    /// The session token has expired and was not refreshed.
    SessionTokenExpired(NotRefreshed),
    /// The session token is not valid yet.
    SessionTokenNbf,
    /// The session token was issued in the future.
    SessionTokenIatInTheFuture,
    /// A token of a type that is not accepted.
    TokenTypeMismatch,
    /// A machine token is required, and there is none.
    NoTokenInHeader,
    /// A fault that says nothing about the token.
    UnexpectedError,
    /// The configuration works, but not for what this request says: its `Host` makes no domain, or its `Origin` is that
    /// of a satellite's sign-in page.
    ConfigurationUnusableForRequest,
    /// The session token was rejected.
    Token(TokenErrorReason),
    /// The machine token was rejected.
    Machine(RefusalCode),
}

/// Why an expired session token was not exchanged for a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRefreshed {
    /// Only GET requests are.
    NonEligibleNonGet,
    /// There is no refresh token.
    NonEligibleNoRefreshCookie,
    /// The request names no host, so that there is no origin to send to Clerk.
    NonEligibleNoOrigin,
    /// There is no session token to exchange.
    MissingSessionToken,
    /// The session token cannot be decoded.
    ExpiredSessionTokenDecodeFailed,
    /// The session token names no session.
    ExpiredSessionTokenMissingSidClaim,
    /// The Backend API was not queried, because too many look-ups are in progress.
    TooManyLookups,
    /// The Backend API was unreachable, or did not respond with JSON.
    FetchError,
    /// The Backend API rejected the refresh without a code, or responded with nothing.
    UnexpectedBapiError,
    /// The Backend API responded without cookies.
    UnexpectedSdkError,
    /// The new session token does not verify.
    InvalidSessionToken,
    /// The Backend API rejected the refresh with this code.
    Code(Box<str>),
    /// The Backend API is unavailable, and reports this code.
    Unavailable(Box<str>),
}

impl Reason {
    /// The entry in the registry.
    pub fn code(&self) -> ReasonCode {
        match self {
            Self::SessionTokenAndUatMissing => ReasonCode::SessionTokenAndUatMissing,
            Self::SessionTokenButNoClientUat => ReasonCode::SessionTokenButNoClientUat,
            Self::ClientUatButNoSessionToken => ReasonCode::ClientUatButNoSessionToken,
            Self::SessionTokenIatBeforeClientUat => ReasonCode::SessionTokenIatBeforeClientUat,
            Self::SessionTokenMissing => ReasonCode::SessionTokenMissing,
            Self::DevBrowserMissing => ReasonCode::DevBrowserMissing,
            Self::DevBrowserSync => ReasonCode::DevBrowserSync,
            Self::SatelliteNeedsSyncing => ReasonCode::SatelliteNeedsSyncing,
            Self::PrimaryRespondsToSyncing => ReasonCode::PrimaryRespondsToSyncing,
            Self::PrimaryDomainCrossOriginSync => ReasonCode::PrimaryDomainCrossOriginSync,
            Self::ActiveOrganizationMismatch => ReasonCode::ActiveOrganizationMismatch,
            Self::SessionTokenExpired(why) => why.code(),
            Self::SessionTokenNbf => ReasonCode::SessionTokenNbf,
            Self::SessionTokenIatInTheFuture => ReasonCode::SessionTokenIatInTheFuture,
            Self::TokenTypeMismatch => ReasonCode::TokenTypeMismatch,
            Self::UnexpectedError => ReasonCode::UnexpectedError,
            Self::ConfigurationUnusableForRequest => ReasonCode::ConfigurationUnusableForRequest,
            Self::NoTokenInHeader => ReasonCode::NoTokenInHeader,
            Self::Token(reason) => reason.code(),
            Self::Machine(code) => code.code(),
        }
    }

    /// The stable text.
    pub fn text(&self) -> Cow<'static, str> {
        let code = self.code().as_str();
        match self {
            Self::SessionTokenExpired(NotRefreshed::Code(clerks) | NotRefreshed::Unavailable(clerks)) => {
                Cow::Owned(format!("{code}{clerks}"))
            }
            _ => Cow::Borrowed(code),
        }
    }
}

impl NotRefreshed {
    /// The maximum length of a code; Clerk's are shorter.
    const MAX_CODE_CHARACTERS: usize = 64;

    /// The Backend API's own code, without characters that a header cannot carry.
    pub(super) fn by_code(status: u16, code: &str) -> Self {
        let is_legal = |character: &char| character.is_ascii_graphic() || *character == ' ';
        let code = code.chars().filter(is_legal).take(Self::MAX_CODE_CHARACTERS).collect();
        if status == 429 || status >= 500 { Self::Unavailable(code) } else { Self::Code(code) }
    }

    fn code(&self) -> ReasonCode {
        match self {
            Self::NonEligibleNonGet => ReasonCode::SessionTokenExpiredRefreshNonEligibleNonGet,
            Self::NonEligibleNoRefreshCookie => {
                ReasonCode::SessionTokenExpiredRefreshNonEligibleNoRefreshCookie
            }
            Self::NonEligibleNoOrigin => ReasonCode::SessionTokenExpiredRefreshNonEligibleNoOrigin,
            Self::MissingSessionToken => ReasonCode::SessionTokenExpiredRefreshMissingSessionToken,
            Self::ExpiredSessionTokenDecodeFailed => {
                ReasonCode::SessionTokenExpiredRefreshExpiredSessionTokenDecodeFailed
            }
            Self::ExpiredSessionTokenMissingSidClaim => {
                ReasonCode::SessionTokenExpiredRefreshExpiredSessionTokenMissingSidClaim
            }
            Self::TooManyLookups => ReasonCode::SessionTokenExpiredRefreshTooManyLookups,
            Self::FetchError => ReasonCode::SessionTokenExpiredRefreshFetchError,
            Self::UnexpectedBapiError => ReasonCode::SessionTokenExpiredRefreshUnexpectedBapiError,
            Self::UnexpectedSdkError => ReasonCode::SessionTokenExpiredRefreshUnexpectedSdkError,
            Self::InvalidSessionToken => ReasonCode::SessionTokenExpiredRefreshInvalidSessionToken,
            Self::Code(_) | Self::Unavailable(_) => ReasonCode::SessionTokenExpiredRefreshCode,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_of_an_expired_token_says_why_it_was_not_refreshed() {
        for (why, text) in [
            (NotRefreshed::NonEligibleNonGet, "session-token-expired-refresh-non-eligible-non-get"),
            (
                NotRefreshed::NonEligibleNoRefreshCookie,
                "session-token-expired-refresh-non-eligible-no-refresh-cookie",
            ),
            (NotRefreshed::FetchError, "session-token-expired-refresh-fetch-error"),
            (NotRefreshed::by_code(401, "session_revoked"), "session-token-expired-refresh-session_revoked"),
        ] {
            assert_eq!(Reason::SessionTokenExpired(why).text(), text);
        }
    }

    #[test]
    fn a_code_of_the_backend_api_is_cut_to_what_a_header_can_carry() {
        let odd = "a\r\nb: \u{1}\u{20ac}c";
        assert_eq!(NotRefreshed::by_code(400, odd), NotRefreshed::Code("ab: c".into()));
        assert_eq!(NotRefreshed::by_code(503, odd), NotRefreshed::Unavailable("ab: c".into()));
        assert_eq!(NotRefreshed::by_code(400, &"x".repeat(100)), NotRefreshed::Code("x".repeat(64).into()));
    }

    #[test]
    fn a_reason_is_found_in_the_registry_by_its_text() {
        for reason in [
            Reason::NoTokenInHeader,
            Reason::SessionTokenExpired(NotRefreshed::FetchError),
            Reason::SessionTokenExpired(NotRefreshed::by_code(401, "session_revoked")),
            Reason::Token(TokenErrorReason::TokenInvalidIssuer),
            Reason::Machine(RefusalCode::TooManyLookups),
        ] {
            assert_eq!(ReasonCode::parse(&reason.text()), Some(reason.code()));
        }
    }
}
