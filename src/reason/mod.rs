//! Why a request is not signed in, and why a token is rejected: one registry, `api/reasons.yaml`, from which [`ReasonCode`],
//! the types of TypeScript and the documentation are generated.

#[rustfmt::skip]
mod code;

pub use code::ReasonCode;

/// What clients learn about a reason from a guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The request carries no token that could be rejected (RFC 6750 §3.1).
    NoToken,
    /// The token was not checked, and may be valid.
    NotChecked,
    /// The token has expired.
    Expired,
    /// The token is not valid yet.
    NotYetValid,
    /// The token was issued in the future.
    IssuedInTheFuture,
    /// The session is pending.
    SessionPending,
    /// The session has ended or changed.
    SessionChanged,
    /// The token is of a type that is not accepted.
    WrongTokenType,
    /// The token was issued to another origin.
    WrongOrigin,
    /// The page that opened a WebSocket is of another origin.
    OriginNotAllowed,
    /// The token was rejected, and clients learn no more.
    Rejected,
}

impl Audience {
    /// The name by which JavaScript knows it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoToken => "no-token",
            Self::NotChecked => "not-checked",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::IssuedInTheFuture => "issued-in-the-future",
            Self::SessionPending => "session-pending",
            Self::SessionChanged => "session-changed",
            Self::WrongTokenType => "wrong-token-type",
            Self::WrongOrigin => "wrong-origin",
            Self::OriginNotAllowed => "origin-not-allowed",
            Self::Rejected => "rejected",
        }
    }
}

impl ReasonCode {
    /// The reason with this text; `None` for one that neither this package nor Clerk's SDK reports.
    pub fn parse(text: &str) -> Option<Self> {
        let is_exact = |code: &Self| !code.is_prefix() && code.as_str() == text;
        let is_longer = |code: &Self| code.is_prefix() && text.starts_with(code.as_str());
        Self::ALL.into_iter().find(is_exact).or_else(|| Self::ALL.into_iter().find(is_longer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_parsed_from_its_text() {
        for code in ReasonCode::ALL {
            assert_eq!(ReasonCode::parse(code.as_str()), Some(code));
        }
        assert_eq!(
            ReasonCode::parse("session-token-expired-refresh-session_revoked"),
            Some(ReasonCode::SessionTokenExpiredRefreshCode)
        );
        assert_eq!(ReasonCode::parse("something-else"), None);
    }

    #[test]
    fn every_reason_has_advice_that_continues_a_line() {
        for code in ReasonCode::ALL {
            let advice = code.advice();
            assert!(advice.starts_with(char::is_lowercase) && advice.ends_with('.'), "{code:?}: {advice}");
        }
    }
}
