//! The result of authentication, converted for JavaScript. The two most frequent results are passed as
//! compactly as possible: as one string, or as a number.

#![expect(unsafe_code, reason = "napi's conversion traits have unsafe functions")]

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use napi::Env;
use napi::bindgen_prelude::{JsValue, Null, ToNapiValue, sys};
use napi_derive::napi;

use super::{known_session, runtime, text};
use clerk_express_native::authenticate::notice::Level;
use clerk_express_native::authenticate::reason::Reason;
use clerk_express_native::authenticate::state::{
    Handshake, Machine, ResponseHeaders, SignedIn, SignedOut, State,
};
use clerk_express_native::authenticate::{Decision, Remark, TokenKind};
use clerk_express_native::jwt::DecodedJwt;

/// The result for JavaScript.
pub enum Answer {
    /// The request gets a 400 response: `null`.
    BadRequest,
    /// Nothing was decided, because the configuration may be out of date: `undefined`.
    EnvironmentChanged,
    /// A session and nothing else: the token and its claims as JSON in one string, with a space between them.
    SignedIn(Arc<DecodedJwt>),
    /// The same for a token that was kept decoded since an earlier request: its number, which JavaScript may have
    /// cached.
    SignedInAgain(Arc<DecodedJwt>),
    /// No session and nothing to add to the reason: a string without a space. It is decided.
    SignedOut(&'static str),
    /// Anything else.
    State(RequestState),
}

/// The outcome of authentication.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct RequestState {
    /// `signed-in`, `signed-out` or `handshake`.
    pub status: &'static str,
    /// The kind of token: missing for a session token, `none` if the token is not of an accepted kind.
    pub token_type: Option<&'static str>,
    /// The token.
    pub token: Option<String>,
    /// The session token's claims, or a machine token's data, as JSON.
    pub claims: Option<String>,
    /// Why the request is signed out.
    pub reason: Option<String>,
    /// Whether Clerk or the configuration failed, so that nothing is known about the user. Only set if the
    /// request is signed out.
    pub is_undecided: Option<bool>,
    /// Why the request is signed out, in words that clients may read.
    pub message: Option<String>,
    /// The same for operators, if it says more than the message.
    pub detail: Option<String>,
    /// Response headers as alternating names and values, in the order in which they are added. Headers for
    /// the reason are not included.
    pub headers: Option<Vec<String>>,
    /// Remarks for the developer.
    pub notices: Option<Vec<Notice>>,
}

/// A remark for the developer.
#[napi(object, object_from_js = false)]
pub struct Notice {
    /// The method of `console` to use: `log`, `warn` or `error`.
    pub level: &'static str,
    /// The remark.
    pub text: String,
}

impl From<Decision> for Answer {
    fn from(Decision { state, remarks }: Decision) -> Self {
        let notices: Vec<Notice> = remarks.iter().map(Notice::from).collect();
        if notices.is_empty()
            && let Some(reason) = lone_reason(&state)
        {
            return Self::SignedOut(reason);
        }
        match state {
            State::SignedIn(SignedIn { token, is_kept_decoded, headers })
                if headers.is_empty() && notices.is_empty() =>
            {
                if is_kept_decoded {
                    Self::SignedInAgain(token)
                } else {
                    Self::SignedIn(token)
                }
            }
            state => Self::State(RequestState::new(state, notices)),
        }
    }
}

/// The reason of a signed-out request, if there is nothing else to report, and if it cannot be taken for a token and its
/// claims.
fn lone_reason(state: &State) -> Option<&'static str> {
    let State::SignedOut(SignedOut { token_kind: TokenKind::Session, reason, message, headers, .. }) = state
    else {
        return None;
    };
    if !message.is_empty() || !headers.is_empty() || reason.is_undecided() {
        return None;
    }
    match reason.text() {
        Cow::Borrowed(text) if !text.contains(DecodedJwt::SEPARATOR) => Some(text),
        _ => None,
    }
}

impl Answer {
    /// For a result that is delivered later, when JavaScript may have seen other numbers.
    fn without_number(self) -> Self {
        match self {
            Self::SignedInAgain(token) => Self::SignedIn(token),
            answer => answer,
        }
    }
}

/// A result, or a promise of one.
pub enum Decided {
    /// Available immediately.
    Now(Answer),
    /// It becomes a promise.
    Later(Pin<Box<dyn Future<Output = Answer> + Send>>),
}

impl ToNapiValue for Decided {
    unsafe fn to_napi_value(env: sys::napi_env, decided: Self) -> napi::Result<sys::napi_value> {
        match decided {
            // SAFETY: the caller guarantees that the environment is valid.
            Self::Now(answer) => unsafe { Answer::to_napi_value(env, answer) },
            Self::Later(decision) => {
                let without_number = async { decision.await.without_number() };
                Ok(runtime::promise(&Env::from_raw(env), without_number)?.raw())
            }
        }
    }
}

impl ToNapiValue for Answer {
    unsafe fn to_napi_value(env: sys::napi_env, answer: Self) -> napi::Result<sys::napi_value> {
        // SAFETY: the caller guarantees that the environment is valid, and all values are created in it.
        unsafe {
            match answer {
                Self::BadRequest => Null::to_napi_value(env, Null),
                Self::EnvironmentChanged => <()>::to_napi_value(env, ()),
                Self::SignedOut(reason) => text::to_js(env, reason),
                Self::State(state) => RequestState::to_napi_value(env, state),
                Self::SignedInAgain(token) => f64::to_napi_value(env, known_session::number_of(token)),
                Self::SignedIn(token) => text::to_js(env, token.text_and_payload()),
            }
        }
    }
}

impl RequestState {
    fn new(state: State, notices: Vec<Notice>) -> Self {
        let notices = (!notices.is_empty()).then_some(notices);
        let status = state.status();
        let token_type = match state.token_kind() {
            TokenKind::Session => None,
            TokenKind::Machine(token_type) => Some(token_type.as_str()),
            TokenKind::NotAccepted => Some("none"),
        };
        match state {
            State::SignedIn(SignedIn { token, headers, .. }) => Self {
                status,
                token: Some(token.text().to_owned()),
                claims: Some(token.payload().to_owned()),
                headers: flatten(headers),
                notices,
                ..Self::default()
            },
            State::Machine(Machine { token, verified }) => Self {
                status,
                token_type,
                token: Some(token),
                claims: Some(verified.data),
                notices,
                ..Self::default()
            },
            State::SignedOut(SignedOut { reason, message, detail, headers, .. }) => Self {
                token_type,
                is_undecided: Some(reason.is_undecided()),
                detail: detail.map(String::from),
                ..Self::explained(status, &reason, message, headers, notices)
            },
            State::Handshake(Handshake { reason, message, headers }) => {
                Self::explained(status, &reason, message, headers, notices)
            }
        }
    }

    fn explained(
        status: &'static str,
        reason: &Reason,
        message: String,
        headers: ResponseHeaders,
        notices: Option<Vec<Notice>>,
    ) -> Self {
        Self {
            status,
            reason: Some(reason.text().into_owned()),
            message: (!message.is_empty()).then_some(message),
            headers: flatten(headers),
            notices,
            ..Self::default()
        }
    }
}

impl From<&Remark> for Notice {
    fn from(remark: &Remark) -> Self {
        let level = match remark.level() {
            Level::Log => "log",
            Level::Warn => "warn",
            Level::Error => "error",
        };
        Self { level, text: remark.text() }
    }
}

fn flatten(headers: ResponseHeaders) -> Option<Vec<String>> {
    let flat: Vec<String> = headers.into_iter().flat_map(|(name, value)| [name.to_owned(), value]).collect();
    (!flat.is_empty()).then_some(flat)
}
