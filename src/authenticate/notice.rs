//! Messages for the developer about a request. They do not affect the client.

use crate::error::ConfigurationError;
use crate::machine::StoreProblem;

/// A message for the developer. [`super::remarks`] limits how often it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The cookie's token has no `azp`, so that `authorizedParties` cannot be enforced on it.
    AuthorizedPartyMissing,
    /// A browser was redirected to Clerk three times in a row in vain, and is not redirected again.
    RedirectLoop {
        /// Whether a satellite redirected it.
        is_satellite_sync: bool,
    },
    /// The organization of the path was not activated after three attempts.
    OrganizationLoop,
    /// The browser returned from Clerk with something unusable, which is ignored. Contains the reason.
    HandshakeFailed(String),
    /// The browser returned from Clerk with something that a development instance rejected. Contains the
    /// reason.
    HandshakeRefused(String),
    /// Clerk was unreachable, or its response was unusable. The text is for operators: clients only see
    /// `unexpected-error`.
    Unavailable(String),
    /// A lookup was skipped, because too many were in progress.
    TooManyLookups,
    /// A token could not be verified. Contains the code, and the cause with advice, which is for operators.
    NotChecked(&'static str, String),
    /// The configuration is unusable for this request.
    Unusable(ConfigurationError),
    /// A browser could not be redirected to Clerk, because its request has no host to return to.
    AddressUnknown,
    /// A valid token of the instance has an unreadable claim.
    UnreadableClaims,
    /// This machine's clock differs from Clerk's by more than is allowed, which a development instance
    /// tolerates. Contains the difference.
    ClockSkew(String),
    /// Something is wrong with the store of `machineTokenCache`. Requests are decided without it.
    Store(StoreProblem),
}

/// The method of JavaScript's `console`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// `console.log`
    Log,
    /// `console.warn`
    Warn,
    /// `console.error`
    Error,
}

impl Notice {
    /// The severity.
    pub fn level(&self) -> Level {
        match self {
            Self::RedirectLoop { .. } => Level::Log,
            Self::AuthorizedPartyMissing | Self::OrganizationLoop => Level::Warn,
            Self::HandshakeFailed(_)
            | Self::HandshakeRefused(_)
            | Self::Unavailable(_)
            | Self::TooManyLookups
            | Self::NotChecked(..)
            | Self::Unusable(_)
            | Self::AddressUnknown
            | Self::UnreadableClaims
            | Self::ClockSkew(_)
            | Self::Store(_) => Level::Error,
        }
    }

    /// The message.
    pub fn text(&self) -> String {
        match self {
            Self::AuthorizedPartyMissing => {
                "Clerk: a session token from a cookie has no azp claim, so `authorizedParties` cannot protect it. \
                 Clerk's current libraries always set azp: update the one that your front end uses."
                    .to_owned()
            }
            Self::RedirectLoop { is_satellite_sync: true } => {
                "Clerk: a browser was redirected from this satellite app to Clerk and back three times in a row, and \
                 is now signed out. Likely causes: the domain of this app is not registered as a satellite of the \
                 instance, or this is a preview deployment on a domain of its own. Check `domain`, `proxyUrl` and the \
                 satellite domains in the Clerk Dashboard."
                    .to_owned()
            }
            Self::RedirectLoop { is_satellite_sync: false } => {
                "Clerk: a browser was redirected to Clerk and back three times in a row, and is now signed out. Likely \
                 causes: the publishable key and the secret key belong to different instances (copy both again from the \
                 Clerk Dashboard), this machine's clock is wrong, or cookies set for this domain do not reach the app."
                    .to_owned()
            }
            Self::OrganizationLoop => {
                "Clerk: the organization in the URL was not activated after three attempts, so the session continues \
                 without it. Either the user is not a member of it, or `organizationSyncOptions` matches a path whose \
                 ID or slug is not that of an organization."
                    .to_owned()
            }
            Self::HandshakeFailed(why) => format!(
                "Clerk: a browser returned from Clerk with an unusable handshake, which is ignored. {why}"
            ),
            Self::HandshakeRefused(why) => format!("Clerk: {why}"),
            Self::Unavailable(why) => format!(
                "Clerk: requests stay signed out, because Clerk did not respond as expected: {why}. Make sure that this \
                 machine can reach the Backend API (CLERK_API_URL), or set `jwtKey` to verify sessions without it."
            ),
            Self::TooManyLookups => {
                "Clerk: a request stays signed out, because too many calls to Clerk about opaque tokens, nonces or expired \
                 sessions are under way (too-many-lookups). Either Clerk is slow to respond, or clients send invented tokens: \
                 limit the rate of requests in front of this app."
                    .to_owned()
            }
            Self::NotChecked(_, why) => {
                format!("Clerk: a token could not be checked, so the request stays signed out. {why}")
            }
            Self::Unusable(fault) => format!("{fault} Such requests stay signed out."),
            Self::AddressUnknown => {
                "Clerk: a browser cannot be redirected to Clerk and stays signed out, because its request has no usable \
                 host. Make sure that proxies forward Host, or set X-Forwarded-Host and X-Forwarded-Proto (http or https)."
                    .to_owned()
            }
            Self::UnreadableClaims => {
                "Clerk: the permission claims of a valid session token cannot be read, so the request stays signed out. \
                 Check the features and permissions of the instance, and at custom session claims."
                    .to_owned()
            }
            Self::Store(StoreProblem::Slow(limit)) => format!(
                "Clerk: the store of machineTokenCache did not respond within {} ms, so Clerk is queried instead. After \
                 repeated failures the store is not asked for 5 seconds. Make sure that it is running, or set \
                 storeTimeoutMs.",
                limit.as_millis()
            ),
            Self::Store(StoreProblem::Failed(why)) => {
                let why: String = why.chars().take(200).flat_map(char::escape_debug).collect();
                format!("Clerk: the store of machineTokenCache failed ({why}), so Clerk is queried instead.")
            }
            Self::Store(StoreProblem::Forged) => {
                "Clerk: the store of machineTokenCache contains an entry that this app has not written, or that was changed. It \
                 was ignored and removed. Make sure that only servers with this secret key write to the store."
                    .to_owned()
            }
            Self::ClockSkew(why) => format!(
                "Clerk: this machine's clock and Clerk's differ. {why} A development instance tolerates up to a day; \
                 in production the session would be rejected. Set the clock, or turn on its synchronization."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::error::ConfigurationErrorCode;

    #[test]
    fn every_notice_starts_with_clerk() {
        let fault =
            ConfigurationError::new(ConfigurationErrorCode::FrontendApiInvalid, "Clerk: what is wrong.");
        for notice in [
            Notice::AuthorizedPartyMissing,
            Notice::RedirectLoop { is_satellite_sync: true },
            Notice::RedirectLoop { is_satellite_sync: false },
            Notice::OrganizationLoop,
            Notice::HandshakeFailed("Why.".to_owned()),
            Notice::HandshakeRefused("Why.".to_owned()),
            Notice::Unavailable("why".to_owned()),
            Notice::TooManyLookups,
            Notice::NotChecked("unexpected-error", "Why.".to_owned()),
            Notice::Unusable(fault),
            Notice::AddressUnknown,
            Notice::UnreadableClaims,
            Notice::ClockSkew("Why.".to_owned()),
            Notice::Store(StoreProblem::Slow(Duration::from_millis(50))),
            Notice::Store(StoreProblem::Failed("why".to_owned())),
            Notice::Store(StoreProblem::Forged),
        ] {
            assert!(notice.text().starts_with("Clerk: "), "{notice:?}");
        }
    }
}
