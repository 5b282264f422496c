//! `Authenticator`: a configured instance, and the one call that each request makes.

use std::future::Future;
use std::mem::{Discriminant, discriminant};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Instant;

use napi::Env;
use napi::bindgen_prelude::{Array, Either, Object};
use napi_derive::napi;

use super::configuration::{self, AuthenticatorOptions};
use super::error::CodedError;
use super::runtime;
use super::site::Site;
use super::verification::VerificationOptions;
use crate::authenticate::notice::Level;
use crate::authenticate::state::{Handshake, Machine, ResponseHeaders, SignedIn, SignedOut, State};
use crate::authenticate::{self, Decision, Outcome, TokenKind, authenticate_request};
use crate::error::ConfigurationError;
use crate::request::{Connection, HeaderName, Headers, Request};

/// The outcome of an authentication.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct RequestState {
    /// `signed-in`, `signed-out` or `handshake`; `fault` where the configuration turns out not to work.
    pub status: &'static str,
    /// The stable code of a fault.
    pub code: Option<&'static str>,
    /// The kind of token: missing for a session token, `none` where the token is of no accepted kind.
    pub token_type: Option<&'static str>,
    /// The token.
    pub token: Option<String>,
    /// The session token's claims, or what is known about a machine's token: JSON text.
    pub claims: Option<String>,
    /// Why nobody is signed in.
    pub reason: Option<String>,
    /// Why nobody is signed in, or what is wrong with the configuration, in words.
    pub message: Option<String>,
    /// Names and values in turn, in the order in which they are added to the response. The reason and its like are not
    /// among them.
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

/// A configured instance, ready to decide about requests.
#[napi]
pub struct Authenticator {
    inner: Arc<authenticate::Authenticator>,
}

#[napi]
impl Authenticator {
    /// Throws an error with a `code` when the configuration cannot work. Both arguments may be the same object.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: AuthenticatorOptions, verification: VerificationOptions) -> Result<Self, CodedError> {
        Ok(Self { inner: Arc::new(configuration::authenticator(options, &verification)?) })
    }

    /// Who sent the request to the site: at once while the keys are in memory, otherwise as a promise. `null` for a request that
    /// is answered 400. `headers` holds the values of the headers that `requestHeaderNames()` names, in its order;
    /// `all_headers` all of them by their names, which are read where something has to be fetched. A
    /// configuration that turns out not to work is a state too, with a `code`.
    #[napi(catch_unwind, ts_return_type = "RequestState | Promise<RequestState> | null")]
    #[allow(clippy::too_many_arguments, reason = "objects would cost more to read than their parts")]
    pub fn authenticate<'env>(
        &self,
        env: &'env Env,
        site: &Site,
        method: String,
        target: String,
        encrypted: bool,
        headers: Array<'env>,
        all_headers: Object<'env>,
    ) -> napi::Result<Option<Either<RequestState, Object<'env>>>> {
        let Some(request) = read_request(method, target, encrypted, &headers)? else { return Ok(None) };
        let authenticator = Arc::clone(&self.inner);
        let site = Arc::clone(&site.inner);
        let request = Arc::new(request);
        let asked = Arc::clone(&request);
        let mut decision: Pin<Box<dyn Future<Output = Result<Decision, ConfigurationError>> + Send>> =
            Box::pin(async move { authenticate_request(&authenticator, &site, &asked).await });
        match runtime::poll_once(decision.as_mut()) {
            Poll::Ready(decision) => Ok(Some(Either::A(decision.into()))),
            Poll::Pending => {
                request.provide_all_headers(read_all_headers(&all_headers)?);
                let promise = runtime::promise(env, async move { RequestState::from(decision.await) })?;
                Ok(Some(Either::B(promise)))
            }
        }
    }
}

#[napi]
impl Authenticator {
    /// A decision in words, for the developer: several lines without any secret. The arguments are those of
    /// `authenticate`, and what it decided. `null` for a request that is answered 400.
    #[napi(catch_unwind)]
    #[allow(clippy::too_many_arguments, reason = "those of `authenticate`, one by one")]
    pub fn explain(
        &self,
        site: &Site,
        method: String,
        target: String,
        encrypted: bool,
        headers: Array<'_>,
        status: String,
        reason: Option<String>,
        message: Option<String>,
    ) -> napi::Result<Option<String>> {
        let request = read_request(method, target, encrypted, &headers)?;
        let outcome = Outcome { status: &status, reason: reason.as_deref(), message: message.as_deref() };
        Ok(request.map(|request| authenticate::explain(&self.inner, &site.inner, &request, outcome)))
    }

    /// What a decision was made from: JSON text without any secret. The arguments are those of `authenticate`. `null`
    /// for a request that is answered 400.
    #[napi(catch_unwind)]
    pub fn debug(
        &self,
        site: &Site,
        method: String,
        target: String,
        encrypted: bool,
        headers: Array<'_>,
    ) -> napi::Result<Option<String>> {
        let request = read_request(method, target, encrypted, &headers)?;
        Ok(request.map(|request| authenticate::debug(&self.inner, &site.inner, &request)))
    }
}

/// The names of the request headers that `authenticate` reads.
#[napi(catch_unwind)]
pub fn request_header_names() -> Vec<&'static str> {
    HeaderName::ALL.into_iter().map(|(_, name)| name).collect()
}

/// The address that the client asked for, as seen behind proxies; `null` for a request that is answered 400.
#[napi(catch_unwind)]
pub fn public_url(
    method: String,
    target: String,
    encrypted: bool,
    headers: Array<'_>,
) -> napi::Result<Option<String>> {
    let request = read_request(method, target, encrypted, &headers)?;
    Ok(request.map(|request| request.url().public().to_string()))
}

/// Whether a request can be looked at at all, which does not depend on any configuration.
#[napi(catch_unwind)]
pub fn is_well_formed_request(method: String, target: String) -> bool {
    Request::parse(method, target, Connection::Plain, Headers::default()).is_ok()
}

impl From<Result<Decision, ConfigurationError>> for RequestState {
    fn from(decision: Result<Decision, ConfigurationError>) -> Self {
        let Decision { state, notices } = match decision {
            Ok(decision) => decision,
            Err(ConfigurationError { code, message }) => {
                return Self { status: "fault", code: Some(code), message: Some(message), ..Self::default() };
            }
        };
        let notices: Vec<Notice> = notices.into_iter().filter(is_due).map(Notice::from).collect();
        let notices = (!notices.is_empty()).then_some(notices);
        let status = state.status();
        let token_type = match state.token_kind() {
            TokenKind::Session => None,
            TokenKind::Machine(token_type) => Some(token_type.as_str()),
            TokenKind::NotAccepted => Some("none"),
        };
        match state {
            State::SignedIn(SignedIn { token, headers }) => Self {
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
            State::SignedOut(SignedOut { reason, message, headers, .. })
            | State::Handshake(Handshake { reason, message, headers }) => Self {
                status,
                token_type,
                reason: Some(reason.text().into_owned()),
                message: (!message.is_empty()).then_some(message),
                headers: flatten(headers),
                notices,
                ..Self::default()
            },
        }
    }
}

impl From<authenticate::Notice> for Notice {
    fn from(notice: authenticate::Notice) -> Self {
        let level = match notice.level() {
            Level::Log => "log",
            Level::Warn => "warn",
            Level::Error => "error",
        };
        Self { level, text: notice.text() }
    }
}

/// Whether a remark may be made: not too soon after the last one of its kind.
fn is_due(notice: &authenticate::Notice) -> bool {
    static LAST: Mutex<Vec<(Discriminant<authenticate::Notice>, Instant)>> = Mutex::new(Vec::new());

    let interval = notice.interval();
    if interval.is_zero() {
        return true;
    }
    let (kind, now) = (discriminant(notice), Instant::now());
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    match last.iter_mut().find(|(other, _)| *other == kind) {
        Some((_, made)) if now.duration_since(*made) < interval => false,
        Some((_, made)) => {
            *made = now;
            true
        }
        None => {
            last.push((kind, now));
            true
        }
    }
}

/// `None` for a request that is answered 400.
fn read_request(
    method: String,
    target: String,
    encrypted: bool,
    headers: &Array<'_>,
) -> napi::Result<Option<Request>> {
    let connection = if encrypted { Connection::Encrypted } else { Connection::Plain };
    Ok(Request::parse(method, target, connection, read_headers(headers)?).ok())
}

fn flatten(headers: ResponseHeaders) -> Option<Vec<String>> {
    let flat: Vec<String> = headers.into_iter().flat_map(|(name, value)| [name.to_owned(), value]).collect();
    (!flat.is_empty()).then_some(flat)
}

fn read_headers(values: &Array<'_>) -> napi::Result<Headers> {
    let mut headers = [const { None }; HeaderName::ALL.len()];
    for (index, value) in (0..).zip(&mut headers) {
        *value = values.get::<Option<String>>(index)?.flatten();
    }
    Ok(Headers::new(headers))
}

/// Names in lower case, sorted; a header that came several times is one text, as Fetch joins it.
fn read_all_headers(headers: &Object<'_>) -> napi::Result<Vec<(String, String)>> {
    let mut all = Vec::new();
    for name in Object::keys(headers)? {
        // Node gives text and lists of texts; a hand-made request may hold anything, which nobody can be told.
        let value = match headers.get::<Either<String, Vec<String>>>(&name) {
            Ok(Some(Either::A(text))) => text,
            Ok(Some(Either::B(texts))) => texts.join(", "),
            Ok(None) | Err(_) => continue,
        };
        all.push((name.to_lowercase(), value.trim_matches([' ', '\t', '\r', '\n']).to_owned()));
    }
    all.sort();
    Ok(all)
}
