//! `BackendClient`: calls of Clerk's Backend API.

use std::sync::Arc;

use bytes::Bytes;
use napi::Env;
use napi::bindgen_prelude::{Buffer, Function, Object};
use napi::threadsafe_function::UnknownReturnValue;
use napi_derive::napi;

use super::cancellation::Cancellation;
use super::error::{CodedError, coded};
use super::fetch::{FetchCommand, FetchTransport};
use super::{instance, runtime};
use clerk_express_native::backend::operation::{self, Operation};
use clerk_express_native::backend::{
    self, Answer, CallError, CallOptions, Credentials, DEFAULT_RETRIES, DEFAULT_TIMEOUT, Report, Retry,
    Upload, bounds,
};
use clerk_express_native::error::ConfigurationError;
use clerk_express_native::instance::{BackendAddress, SecretKey};
use clerk_express_native::time::SystemTimer;

/// The configuration of a `BackendClient`.
#[napi(object, object_to_js = false)]
pub struct BackendClientOptions {
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: Option<String>,
    /// `ak_…`
    pub machine_secret_key: Option<String>,
    /// Whether calls that want the secret key are made without where there is none.
    pub keys_are_optional: bool,
    /// Base address of the Backend API.
    pub api_url: Option<String>,
    /// Version segment of the Backend API; empty for an API without one.
    pub api_version: Option<String>,
    /// What calls name themselves.
    pub user_agent: Option<String>,
    /// For how long each attempt of a call may take.
    pub timeout_ms: Option<f64>,
    /// How often a call may be tried again.
    pub retry_attempts: Option<f64>,
}

/// What holds for one call alone.
#[napi(object, object_to_js = false)]
#[derive(Default)]
pub struct CallExtras {
    /// Names and values of headers in turn.
    pub headers: Option<Vec<String>>,
    /// The machine's key to send in place of the client's.
    pub secret_key: Option<String>,
    /// A file to send.
    pub upload: Option<FileUpload>,
    /// As for the client.
    pub timeout_ms: Option<f64>,
    /// As for the client.
    pub retry_attempts: Option<f64>,
}

/// A file to send.
#[napi(object, object_to_js = false)]
pub struct FileUpload {
    /// What it holds.
    pub bytes: Buffer,
    /// Its name.
    pub name: String,
    /// Its media type; empty where nobody knows.
    pub media_type: String,
}

/// What came of a call. `kind` tells which of the other properties are there.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct CallOutcome {
    /// `json`, `text`, `web-page`, `nothing`, `argument`, `configuration`, `rejected` or `transport`.
    pub kind: &'static str,
    /// The answer's body, for `json`, `text` and `rejected`.
    pub body: Option<String>,
    /// What is wrong, for `argument`, `configuration` and `transport`.
    pub message: Option<String>,
    /// The stable code of a configuration that cannot work.
    pub code: Option<&'static str>,
    /// What to do about it.
    pub action: Option<&'static str>,
    /// The system's code of a network fault, such as `ECONNREFUSED`.
    pub system_code: Option<&'static str>,
    /// The HTTP status of the last answer, if there was one.
    pub status: Option<u16>,
    /// How many requests were made.
    pub attempts: u32,
    /// The phrase behind the status, for `rejected`.
    pub reason_phrase: Option<String>,
    /// What finds the request in Clerk's logs.
    pub trace_id: Option<String>,
    /// Seconds.
    pub retry_after: Option<f64>,
}

/// A client of one instance's Backend API.
#[napi]
pub struct BackendClient {
    inner: Arc<backend::BackendClient>,
}

#[napi]
impl BackendClient {
    /// Throws an error with a `code` when the configuration cannot work.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: BackendClientOptions) -> Result<Self, CodedError> {
        let transport = instance::transport_on_runtime();
        let inner = options
            .try_into()
            .and_then(|options| backend::BackendClient::with_options(options, transport))
            .map_err(coded)?;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Makes one call. `operation` is a full name such as `users.getUser`, `call_arguments` the JSON text of an array.
    /// With `fetch`, requests are handed to that function in place of sockets; see `FetchCommand`. It must not throw.
    #[napi(catch_unwind, ts_return_type = "Promise<CallOutcome>")]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        operation: String,
        call_arguments: String,
        extras: Option<CallExtras>,
        cancellation: Option<&Cancellation>,
        fetch: Option<Function<'_, FetchCommand, UnknownReturnValue>>,
    ) -> napi::Result<Object<'env>> {
        let row: &'static Operation = operation::find(&operation)
            .ok_or_else(|| napi::Error::from_reason(format!("Clerk: there is no operation {operation}")))?;
        let client = Arc::clone(&self.inner);
        let transport = fetch.as_ref().map(FetchTransport::for_call).transpose()?;
        let options = CallOptions::try_from(extras.unwrap_or_default());
        let (promise, call) = runtime::abortable_promise(env, async move {
            match options {
                Ok(options) => {
                    let options = CallOptions { transport, ..options };
                    client.call_with(row, &call_arguments, &options).await.into()
                }
                Err(error) => CallOutcome::from(Err(error)),
            }
        })?;
        if let Some(cancellation) = cancellation {
            cancellation.watch(call);
        }
        Ok(promise)
    }
}

impl TryFrom<BackendClientOptions> for backend::BackendClientOptions {
    type Error = ConfigurationError;

    fn try_from(options: BackendClientOptions) -> Result<Self, ConfigurationError> {
        let BackendClientOptions { secret_key, machine_secret_key, api_url, api_version, .. } = options;
        let (api_url, has_version) = (api_url.unwrap_or_default(), api_version.as_deref() != Some(""));
        let address = BackendAddress::parse(&api_url, &api_version.unwrap_or_default())?;
        let machine_secret_key = machine_secret_key.map(|text| SecretKey::parse_of_machine(&text));
        let credentials = Credentials {
            secret_key: secret_key.map(|text| SecretKey::parse(&text)).transpose()?,
            machine_secret_key: machine_secret_key.transpose()?,
            are_optional: options.keys_are_optional,
        };
        let retries = options.retry_attempts.map(bounds::retries).transpose()?;
        Ok(Self {
            address: if has_version { address } else { address.without_version() },
            credentials,
            user_agent: options.user_agent,
            timeout: options.timeout_ms.map_or(Ok(DEFAULT_TIMEOUT), bounds::timeout)?,
            retry: Some(Retry {
                retries: retries.unwrap_or(DEFAULT_RETRIES),
                clock: instance::clock(),
                timer: Arc::new(SystemTimer),
            }),
        })
    }
}

impl TryFrom<CallExtras> for CallOptions {
    type Error = CallError;

    fn try_from(extras: CallExtras) -> Result<Self, CallError> {
        let CallExtras { headers, secret_key, upload, timeout_ms, retry_attempts } = extras;
        let secret_key = secret_key.map(|key| SecretKey::parse_of_machine(&key)).transpose();
        Ok(Self {
            headers: Self::headers(&headers.unwrap_or_default())?,
            secret_key: secret_key.map_err(CallError::Configuration)?,
            upload: upload.map(|FileUpload { bytes, name, media_type }| Upload {
                // A copy: JavaScript may change its buffer while the call waits.
                bytes: Bytes::copy_from_slice(&bytes),
                name,
                media_type,
            }),
            timeout: timeout_ms.map(bounds::timeout).transpose().map_err(CallError::Configuration)?,
            retries: retry_attempts.map(bounds::retries).transpose().map_err(CallError::Configuration)?,
            transport: None,
        })
    }
}

impl From<Report> for CallOutcome {
    fn from(report: Report) -> Self {
        Self { status: report.status, attempts: report.attempts, ..report.result.into() }
    }
}

impl From<Result<Answer, CallError>> for CallOutcome {
    fn from(result: Result<Answer, CallError>) -> Self {
        let default = Self::default();
        match result {
            Ok(Answer::Json(body)) => Self { kind: "json", body: Some(body), ..default },
            Ok(Answer::Text(body)) => Self { kind: "text", body: Some(body), ..default },
            Ok(Answer::Html) => Self { kind: "web-page", ..default },
            Ok(Answer::Nothing) => Self { kind: "nothing", ..default },
            Err(CallError::Argument(message)) => Self { kind: "argument", message: Some(message), ..default },
            Err(CallError::Configuration(error)) => Self {
                kind: "configuration",
                code: Some(error.code),
                message: Some(error.message),
                action: error.action,
                ..default
            },
            Err(CallError::Transport(error)) => Self {
                kind: "transport",
                message: Some(error.message),
                system_code: error.system_code,
                ..default
            },
            Err(CallError::Rejected(rejection)) => Self {
                kind: "rejected",
                body: rejection.body,
                status: Some(rejection.status),
                reason_phrase: Some(rejection.reason_phrase),
                trace_id: rejection.trace_id,
                retry_after: rejection.retry_after,
                ..default
            },
        }
    }
}
