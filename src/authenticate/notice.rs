//! What the developer should know about a request. It changes nothing for the client.

use crate::error::ConfigurationError;

/// What the developer should know. [`super::remarks`] sees to it that it is not said for each request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The cookie's token has no `azp`, so that `authorizedParties` cannot be enforced on it.
    AuthorizedPartyMissing,
    /// A browser was sent to Clerk and back three times in a row without a gain, and is not sent again.
    RedirectLoop {
        /// Whether it was a satellite that asked its primary app.
        is_satellite_sync: bool,
    },
    /// The organization that the path asks for was not activated after three attempts.
    OrganizationLoop,
    /// What Clerk sent the browser back with could not be used, and is ignored. The text says why.
    HandshakeFailed(String),
    /// What Clerk sent the browser back with was refused by a development instance. The text says why.
    HandshakeRefused(String),
    /// Clerk, or what it answered, was of no use. The text is for operators: clients only learn `unexpected-error`.
    Unavailable(String),
    /// A look-up was not made, because too many were under way.
    TooManyLookups,
    /// A token could not be checked. The code says what kind of fault it was, and the text why and what to do; it is for
    /// operators, as above.
    NotChecked(&'static str, String),
    /// The configuration cannot be used for what a request says.
    Unusable(ConfigurationError),
    /// A browser could not be sent to Clerk, because its request names no host that it could return to.
    AddressUnknown,
    /// A genuine token of the instance has a claim that cannot be read.
    UnreadableClaims,
    /// This machine's clock differs from Clerk's by more than is allowed; a development instance overlooks it. The text
    /// says by how much.
    ClockSkew(String),
}

/// How it is said: the method of JavaScript's `console`.
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
    /// How it is said.
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
            | Self::ClockSkew(_) => Level::Error,
        }
    }

    /// The same in words.
    pub fn text(&self) -> String {
        match self {
            Self::AuthorizedPartyMissing => {
                "Clerk: a session token from a cookie has no azp claim, so `authorizedParties` cannot protect it. \
                 Clerk's current libraries always set azp: update the one that your front end uses."
                    .to_owned()
            }
            Self::RedirectLoop { is_satellite_sync: true } => {
                "Clerk: a browser was sent from this satellite app to Clerk and back three times in a row, and stays \
                 signed out now. Likely causes: the domain of this app is not registered as a satellite of the \
                 instance, or this is a preview deployment on a domain of its own. Check `domain`, `proxyUrl` and the \
                 satellite domains in the Clerk Dashboard."
                    .to_owned()
            }
            Self::RedirectLoop { is_satellite_sync: false } => {
                "Clerk: a browser was sent to Clerk and back three times in a row, and stays signed out now. Likely \
                 causes: the publishable key and the secret key belong to different instances (copy both again from the \
                 Clerk Dashboard), this machine's clock is wrong, or cookies set for this domain do not reach the app."
                    .to_owned()
            }
            Self::OrganizationLoop => {
                "Clerk: the organization in the address was not activated after three attempts, so the session goes on \
                 without it. Likely the user is no member of it, or `organizationSyncOptions` matches a path whose id or \
                 slug names no organization."
                    .to_owned()
            }
            Self::HandshakeFailed(why) => format!(
                "Clerk: what a browser was sent back with cannot be used, so its cookies decide as they were. {why}"
            ),
            Self::HandshakeRefused(why) => format!("Clerk: {why}"),
            Self::Unavailable(why) => format!(
                "Clerk: requests stay signed out, because Clerk gave no useful answer: {why}. Make sure that this \
                 machine reaches the Backend API (CLERK_API_URL), or set `jwtKey` to verify sessions without it."
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
                "Clerk: a browser cannot be sent to Clerk, because its request names no usable host, and stays signed \
                 out. Make sure that proxies forward Host, or set X-Forwarded-Host and X-Forwarded-Proto (http or https)."
                    .to_owned()
            }
            Self::UnreadableClaims => {
                "Clerk: the claims about permissions of a genuine session token cannot be read, so the request stays \
                 signed out. Look at the features and permissions of the instance, and at custom session claims."
                    .to_owned()
            }
            Self::ClockSkew(why) => format!(
                "Clerk: this machine's clock and Clerk's differ. {why} A development instance overlooks up to a day; \
                 in production the session would be refused. Set the clock right, or turn its synchronization on."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ConfigurationErrorCode;

    #[test]
    fn every_notice_names_its_sender() {
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
        ] {
            assert!(notice.text().starts_with("Clerk: "), "{notice:?}");
        }
    }
}
