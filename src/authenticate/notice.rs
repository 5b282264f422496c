//! Remarks for the developer. They go to the console and change nothing for the client.

/// A remark.
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
    /// What Clerk sent the browser back with could not be used. The text says why.
    HandshakeFailed(String),
    /// This machine's clock differs from Clerk's by more than is allowed; a development instance overlooks it. The text
    /// says by how much.
    ClockSkew(String),
}

/// How a remark is made: the method of JavaScript's `console`.
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
    /// Whether the remark is made once in a process: it is about the app, not about a request.
    pub fn once(&self) -> bool {
        matches!(self, Self::AuthorizedPartyMissing)
    }

    /// How it is made.
    pub fn level(&self) -> Level {
        match self {
            Self::RedirectLoop { .. } => Level::Log,
            Self::AuthorizedPartyMissing | Self::OrganizationLoop => Level::Warn,
            Self::HandshakeFailed(_) | Self::ClockSkew(_) => Level::Error,
        }
    }

    /// The remark in words.
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
            Self::ClockSkew(why) => format!(
                "Clerk: this machine's clock and Clerk's differ. {why} A development instance overlooks up to a day; \
                 in production the session would be refused. Set the clock right, or turn its synchronization on."
            ),
        }
    }
}
