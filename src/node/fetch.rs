//! A transport that sends requests through a JavaScript function instead of sockets.

use std::fmt;
use std::sync::{Arc, LazyLock};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use napi::Status;
use napi::bindgen_prelude::{Buffer, Function};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode, UnknownReturnValue};
use napi_derive::napi;
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::exchanges::Exchanges;
use clerk_express_native::transport::{
    BoxFuture, Redirects, Request, Response, Transport, TransportError, TransportErrorKind, system_code,
};

/// The argument of the function.
#[napi(object, object_from_js = false)]
pub struct FetchCommand {
    /// Identifies the exchange.
    pub exchange: u32,
    /// The request to send; missing if the exchange was aborted.
    pub request: Option<FetchRequest>,
}

/// A request to send.
#[napi(object, object_from_js = false)]
pub struct FetchRequest {
    /// The method.
    pub method: String,
    /// The absolute URL.
    pub url: String,
    /// Headers as alternating names and values.
    pub headers: Vec<String>,
    /// The body, if there is one.
    pub body: Option<Buffer>,
    /// Whether to follow redirects.
    pub follows_redirects: bool,
    /// The maximum size of the response body.
    pub body_bytes: u32,
}

/// A response.
#[napi(object, object_to_js = false)]
pub struct FetchAnswer {
    /// The status code.
    pub status: u32,
    /// The reason phrase.
    pub reason_phrase: String,
    /// Headers as alternating names and values.
    pub headers: Vec<String>,
    /// The body.
    pub body: Buffer,
}

/// Why there is no response.
#[napi(object, object_to_js = false)]
pub struct FetchFailure {
    /// What went wrong.
    pub message: String,
    /// The system's code, if there is one.
    pub code: Option<String>,
    /// Whether the body exceeded the size limit.
    pub too_large: bool,
}

/// Completes an exchange with a response.
#[napi(catch_unwind)]
pub fn answer_fetch(exchange: u32, answer: FetchAnswer) {
    EXCHANGES.end(exchange, read(answer));
}

/// Completes an exchange without a response.
#[napi(catch_unwind)]
pub fn fail_fetch(exchange: u32, failure: FetchFailure) {
    let kind = if failure.too_large { TransportErrorKind::TooLarge } else { TransportErrorKind::Interrupted };
    let system_code = failure.code.as_deref().and_then(system_code::known);
    EXCHANGES.end(exchange, Err(TransportError { kind, message: failure.message, system_code }));
}

type Outcome = Result<Response, TransportError>;
type FetchFunction = ThreadsafeFunction<FetchCommand, UnknownReturnValue, FetchCommand, Status, false, true>;

static EXCHANGES: LazyLock<Exchanges<Outcome>> = LazyLock::new(Exchanges::default);

/// Sends through a JavaScript function. Must be used within a tokio runtime.
pub(super) struct FetchTransport {
    function: Arc<FetchFunction>,
}

impl FetchTransport {
    /// A transport for one call, so that the function can attribute its requests.
    pub(super) fn for_call(
        function: &Function<'_, FetchCommand, UnknownReturnValue>,
    ) -> napi::Result<Arc<dyn Transport>> {
        let function =
            function.build_threadsafe_function().callee_handled::<false>().weak::<true>().build()?;
        Ok(Arc::new(Self { function: Arc::new(function) }))
    }
}

impl fmt::Debug for FetchTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("FetchTransport")
    }
}

impl Transport for FetchTransport {
    fn send(&self, request: Request) -> BoxFuture<'static, Outcome> {
        let function = Arc::clone(&self.function);
        Box::pin(async move {
            let target = format!("{} {}", request.method, request.url.host_str().unwrap_or_default());
            let fault = |kind, what: &str, system_code| {
                Err(TransportError { kind, message: format!("{target}: {what}"), system_code })
            };
            let time = request.limits.timeout;
            let ended = match Exchange::begin(function, request) {
                Some(exchange) => timeout(time, exchange.end()).await,
                None => Ok(None),
            };
            match ended {
                Ok(Some(Ok(response))) => Ok(response),
                Ok(Some(Err(error))) => fault(error.kind, &error.message, error.system_code),
                Ok(None) => fault(
                    TransportErrorKind::Interrupted,
                    "the thread that `fetch` belongs to has ended",
                    None,
                ),
                Err(_) => fault(
                    TransportErrorKind::Timeout,
                    &format!("no complete response within {} ms", time.as_millis()),
                    Some("ETIMEDOUT"),
                ),
            }
        })
    }
}

/// A pending exchange. Dropping it before its end aborts it.
struct Exchange {
    number: u32,
    function: Arc<FetchFunction>,
    outcome: oneshot::Receiver<Outcome>,
}

impl Exchange {
    /// `None` if JavaScript is no longer running.
    fn begin(function: Arc<FetchFunction>, request: Request) -> Option<Self> {
        let (number, outcome) = EXCHANGES.begin();
        let exchange = Self { number, function, outcome };
        let command = FetchCommand { exchange: number, request: Some(request.into()) };
        let status = exchange.function.call(command, ThreadsafeFunctionCallMode::NonBlocking);
        (status == Status::Ok).then_some(exchange)
    }

    async fn end(mut self) -> Option<Outcome> {
        (&mut self.outcome).await.ok()
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        if EXCHANGES.abandon(self.number) {
            let command = FetchCommand { exchange: self.number, request: None };
            self.function.call(command, ThreadsafeFunctionCallMode::NonBlocking);
        }
    }
}

impl From<Request> for FetchRequest {
    fn from(request: Request) -> Self {
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = request.headers.iter().flat_map(|(name, value)| [name.to_string(), text(value)]);
        Self {
            method: request.method.to_string(),
            url: request.url.to_string(),
            headers: headers.collect(),
            body: request.body.map(|body| Buffer::from(Vec::from(body))),
            follows_redirects: request.limits.redirects == Redirects::Follow,
            body_bytes: request.limits.body_bytes.try_into().unwrap_or(u32::MAX),
        }
    }
}

/// Reads a response, which may contain anything if it was built by hand. Invalid headers are skipped.
fn read(answer: FetchAnswer) -> Outcome {
    let FetchAnswer { status, reason_phrase, headers, body } = answer;
    let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    let Some(status) = status else {
        return Err(TransportError {
            kind: TransportErrorKind::Interrupted,
            message: "`fetch` returned a response with an invalid HTTP status".to_owned(),
            system_code: None,
        });
    };
    let mut read = HeaderMap::new();
    for pair in headers.chunks_exact(2) {
        let [name, value] = pair else { continue };
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
            read.append(name, value);
        }
    }
    Ok(Response { status, reason_phrase, headers: read, body: Bytes::copy_from_slice(&body) })
}
