//! The outcome of an authentication: who sent the request, or why it is not signed in (`authentication.md`
//! §3.1, §3.12).

use std::fmt;
use std::sync::Arc;

use super::notice::Notice;
use super::reason::Reason;
use crate::error::ConfigurationError;
use crate::jwt::{DecodedJwt, PresentedJwt};
use crate::machine::{self, Verified};

/// Response headers: lower-case names in alphabetical order, and their values.
pub type ResponseHeaders = Vec<(&'static str, String)>;

/// The outcome of an authentication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Signed in with a session.
    SignedIn(SignedIn),
    /// Authenticated as a machine.
    Machine(Machine),
    /// Signed out. This is a normal outcome, not an error.
    SignedOut(SignedOut),
    /// Unknown: the browser is redirected to fetch fresh cookies.
    Handshake(Handshake),
}

/// A valid session.
#[derive(Clone)]
pub struct SignedIn {
    /// The session token. Its payload is JSON text that every parser reads the same way.
    pub token: Arc<DecodedJwt>,
    /// Whether the token was kept decoded since an earlier request. If so, its [`DecodedJwt::serial`] was the same.
    pub is_kept_decoded: bool,
    /// Cookies to set; usually none.
    pub headers: ResponseHeaders,
}

impl SignedIn {
    /// A session without response headers.
    pub fn new(token: &PresentedJwt) -> Self {
        Self::with_headers(token, ResponseHeaders::new())
    }

    /// A session with response headers.
    pub fn with_headers(token: &PresentedJwt, headers: ResponseHeaders) -> Self {
        Self { token: Arc::clone(token.token()), is_kept_decoded: token.is_kept_decoded(), headers }
    }
}

/// A machine with a valid token.
#[derive(Clone, PartialEq, Eq)]
pub struct Machine {
    /// The token.
    pub token: String,
    /// The verified details of the token.
    pub verified: Verified,
}

/// The kind of token that an auth object describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A session token.
    Session,
    /// A machine token.
    Machine(machine::TokenType),
    /// A token of a kind that is not accepted.
    NotAccepted,
}

/// The request is not signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedOut {
    /// The kind of token that is missing or was rejected.
    pub token_kind: TokenKind,
    /// The reason.
    pub reason: Reason,
    /// An explanation for the client's developer; may be empty. Printable ASCII, without URLs, causes of
    /// errors or configuration.
    pub message: String,
    /// An explanation for operators, if clients must not see it.
    pub detail: Option<Box<str>>,
    /// Cookies to set; usually none.
    pub headers: ResponseHeaders,
}

/// The browser is redirected, and returns with fresh cookies.
#[derive(Clone, PartialEq, Eq)]
pub struct Handshake {
    /// The reason.
    pub reason: Reason,
    /// An explanation for a developer; may be empty. Printable ASCII.
    pub message: String,
    /// Includes `location`.
    pub headers: ResponseHeaders,
}

impl SignedOut {
    pub(super) fn new(reason: Reason, message: String) -> Self {
        Self { token_kind: TokenKind::Session, reason, message, detail: None, headers: Vec::new() }
    }
}

impl State {
    /// Signed out; the reason needs no explanation.
    pub(super) fn signed_out(reason: Reason) -> Self {
        Self::SignedOut(SignedOut::new(reason, String::new()))
    }

    /// The configuration is unusable for this request. The details are for the developer.
    pub(super) fn unusable(fault: ConfigurationError, notices: &mut Vec<Notice>) -> Self {
        let message = "The configuration of this app cannot be used for what the request says.".to_owned();
        let signed_out = SignedOut::new(Reason::ConfigurationUnusableForRequest, message);
        let detail = Some(fault.message.clone().into_boxed_str());
        notices.push(Notice::Unusable(fault));
        Self::SignedOut(SignedOut { detail, ..signed_out })
    }

    /// The token is of a kind that is not accepted.
    pub(super) fn not_accepted() -> Self {
        let signed_out = SignedOut::new(Reason::TokenTypeMismatch, String::new());
        Self::SignedOut(SignedOut { token_kind: TokenKind::NotAccepted, ..signed_out })
    }

    /// The reason and the message, which may be empty. `None` if signed in.
    pub fn explanation(&self) -> Option<(&Reason, &str)> {
        match self {
            Self::SignedIn(_) | Self::Machine(_) => None,
            Self::SignedOut(SignedOut { reason, message, .. })
            | Self::Handshake(Handshake { reason, message, .. }) => Some((reason, message)),
        }
    }

    /// Response headers besides the explanation, in the order in which they are sent.
    pub fn response_headers(&self) -> &ResponseHeaders {
        static NONE: ResponseHeaders = ResponseHeaders::new();

        match self {
            Self::Machine(_) => &NONE,
            Self::SignedIn(SignedIn { headers, .. })
            | Self::SignedOut(SignedOut { headers, .. })
            | Self::Handshake(Handshake { headers, .. }) => headers,
        }
    }

    /// The kind of token that the outcome is about.
    pub fn token_kind(&self) -> TokenKind {
        match self {
            Self::SignedIn(_) | Self::Handshake(_) => TokenKind::Session,
            Self::Machine(machine) => TokenKind::Machine(machine.verified.token_type),
            Self::SignedOut(signed_out) => signed_out.token_kind,
        }
    }

    /// The value of `x-clerk-auth-status`.
    pub fn status(&self) -> &'static str {
        match self {
            Self::SignedIn(_) | Self::Machine(_) => "signed-in",
            Self::SignedOut(_) => "signed-out",
            Self::Handshake(_) => "handshake",
        }
    }
}

/// The names of headers without their values: cookies and URLs contain tokens.
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
    /// Hides the token and its claims.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("SignedIn").field("headers", &Names(&self.headers)).finish_non_exhaustive()
    }
}

impl fmt::Debug for Machine {
    /// Hides the token.
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
