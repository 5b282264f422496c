//! The answer: who sent the request, or why that is nobody (`authentication.md` §3.1, §3.12).

use std::fmt;
use std::sync::Arc;

use super::notice::Notice;
use super::reason::Reason;
use crate::error::ConfigurationError;
use crate::jwt::{DecodedJwt, PresentedJwt};
use crate::machine::{self, Verified};

/// What to add to the response: names in lower case and in alphabetical order, with their values.
pub type ResponseHeaders = Vec<(&'static str, String)>;

/// The outcome of an authentication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// A session.
    SignedIn(SignedIn),
    /// A machine.
    Machine(Machine),
    /// Nobody. Normal, and no error.
    SignedOut(SignedOut),
    /// Not known yet: the browser is sent to fetch its newest cookies.
    Handshake(Handshake),
}

/// A session.
#[derive(Clone)]
pub struct SignedIn {
    /// The session token. Its payload is JSON text, checked to be read alike by every parser.
    pub token: Arc<DecodedJwt>,
    /// Whether an earlier request has brought this token, which had the same [`DecodedJwt::serial`] then.
    pub is_remembered: bool,
    /// Cookies that came with the session; usually nothing.
    pub headers: ResponseHeaders,
}

impl SignedIn {
    /// A session that adds nothing to the response.
    pub fn new(token: &PresentedJwt) -> Self {
        Self::with_headers(token, ResponseHeaders::new())
    }

    /// A session, and what it adds to the response.
    pub fn with_headers(token: &PresentedJwt, headers: ResponseHeaders) -> Self {
        Self { token: Arc::clone(token.token()), is_remembered: token.is_remembered(), headers }
    }
}

/// A machine whose token was accepted.
#[derive(Clone, PartialEq, Eq)]
pub struct Machine {
    /// The token.
    pub token: String,
    /// What is known about it.
    pub verified: Verified,
}

/// The kind of token that an auth object is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// The token of somebody's session.
    Session,
    /// The token of a machine.
    Machine(machine::TokenType),
    /// A token of a kind that none of those is that are accepted.
    NotAccepted,
}

/// Nobody is signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedOut {
    /// What kind of token is missing or was refused.
    pub token_kind: TokenKind,
    /// Why.
    pub reason: Reason,
    /// Why, in words for the client's developer; may be empty. Printable ASCII, without URLs, causes of faults and
    /// configuration.
    pub message: String,
    /// Why, in words for operators, where clients must not read them.
    pub detail: Option<Box<str>>,
    /// Cookies that are to be set; usually nothing.
    pub headers: ResponseHeaders,
}

/// The browser is sent away, to come back with fresh cookies.
#[derive(Clone, PartialEq, Eq)]
pub struct Handshake {
    /// Why.
    pub reason: Reason,
    /// Why, in words for a developer; may be empty. Printable ASCII.
    pub message: String,
    /// Where to, among others.
    pub headers: ResponseHeaders,
}

impl SignedOut {
    pub(super) fn new(reason: Reason, message: String) -> Self {
        Self { token_kind: TokenKind::Session, reason, message, detail: None, headers: Vec::new() }
    }
}

impl State {
    /// Nobody is signed in, and the reason says it all.
    pub(super) fn signed_out(reason: Reason) -> Self {
        Self::SignedOut(SignedOut::new(reason, String::new()))
    }

    /// What the request says makes the configuration unusable for it. The fault is for the developer.
    pub(super) fn unusable(fault: ConfigurationError, notices: &mut Vec<Notice>) -> Self {
        let message = "The configuration of this app cannot be used for what the request says.".to_owned();
        let signed_out = SignedOut::new(Reason::ConfigurationUnusableForRequest, message);
        let detail = Some(fault.message.clone().into_boxed_str());
        notices.push(Notice::Unusable(fault));
        Self::SignedOut(SignedOut { detail, ..signed_out })
    }

    /// The token is of none of the accepted kinds.
    pub(super) fn not_accepted() -> Self {
        let signed_out = SignedOut::new(Reason::TokenTypeMismatch, String::new());
        Self::SignedOut(SignedOut { token_kind: TokenKind::NotAccepted, ..signed_out })
    }

    /// Why nobody is signed in, and that in words, which may be none. `None` for a session.
    pub fn explanation(&self) -> Option<(&Reason, &str)> {
        match self {
            Self::SignedIn(_) | Self::Machine(_) => None,
            Self::SignedOut(SignedOut { reason, message, .. })
            | Self::Handshake(Handshake { reason, message, .. }) => Some((reason, message)),
        }
    }

    /// What to add to the response besides the explanation, in the order in which it is sent.
    pub fn response_headers(&self) -> &ResponseHeaders {
        static NONE: ResponseHeaders = ResponseHeaders::new();

        match self {
            Self::Machine(_) => &NONE,
            Self::SignedIn(SignedIn { headers, .. })
            | Self::SignedOut(SignedOut { headers, .. })
            | Self::Handshake(Handshake { headers, .. }) => headers,
        }
    }

    /// The kind of token that the answer is about.
    pub fn token_kind(&self) -> TokenKind {
        match self {
            Self::SignedIn(_) | Self::Handshake(_) => TokenKind::Session,
            Self::Machine(machine) => TokenKind::Machine(machine.verified.token_type),
            Self::SignedOut(signed_out) => signed_out.token_kind,
        }
    }

    /// `status` as it stands in `x-clerk-auth-status`.
    pub fn status(&self) -> &'static str {
        match self {
            Self::SignedIn(_) | Self::Machine(_) => "signed-in",
            Self::SignedOut(_) => "signed-out",
            Self::Handshake(_) => "handshake",
        }
    }
}

/// Names of headers, without what they say: cookies and addresses hold tokens.
struct Names<'h>(&'h ResponseHeaders);

impl fmt::Debug for Names<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl PartialEq for SignedIn {
    fn eq(&self, other: &Self) -> bool {
        self.token.text() == other.token.text() && self.headers == other.headers
    }
}

impl Eq for SignedIn {}

impl fmt::Debug for SignedIn {
    /// Shows neither the token nor what it says.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SignedIn").field("headers", &Names(&self.headers)).finish_non_exhaustive()
    }
}

impl fmt::Debug for Machine {
    /// Does not show the token.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Machine").field("verified", &self.verified).finish_non_exhaustive()
    }
}

impl fmt::Debug for SignedOut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { token_kind, reason, message, detail, headers } = self;
        formatter
            .debug_struct("SignedOut")
            .field("token_kind", token_kind)
            .field("reason", reason)
            .field("message", message)
            .field("detail", detail)
            .field("headers", &Names(headers))
            .finish()
    }
}

impl fmt::Debug for Handshake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reason, message, headers } = self;
        formatter
            .debug_struct("Handshake")
            .field("reason", reason)
            .field("message", message)
            .field("headers", &Names(headers))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_neither_tokens_nor_claims_nor_cookies() {
        let headers = || vec![("location", "https://hidden".to_owned()), ("set-cookie", "hidden".to_owned())];
        let (reason, message) = (Reason::DevBrowserMissing, String::new());
        for state in [
            State::SignedIn(SignedIn::with_headers(
                &PresentedJwt::decode("e30.e30.").expect("a token"),
                headers(),
            )),
            State::SignedOut(SignedOut {
                headers: headers(),
                ..SignedOut::new(reason.clone(), message.clone())
            }),
            State::Handshake(Handshake { reason, message, headers: headers() }),
        ] {
            let shown = format!("{state:?}");
            assert!(!shown.contains("hidden") && !shown.contains("e30"), "{shown}");
            assert!(shown.contains("set-cookie"), "{shown}");
        }
    }
}
