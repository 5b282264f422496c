//! `BackendClient`: calls to Clerk's Backend API.

use std::sync::Arc;

use bytes::Bytes;
use napi::Env;
use napi::bindgen_prelude::{Buffer, Function, Object};
use napi::threadsafe_function::UnknownReturnValue;
use napi_derive::napi;

use super::cancellation::Cancellation;
use super::error::{CodedError, coded};
use super::fetch::{FetchCommand, FetchTransport};
use super::{process, runtime};
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
    /// Whether calls that need the secret key are sent without it if it is missing.
    pub keys_are_optional: bool,
    /// Base URL of the Backend API.
    pub api_url: Option<String>,
    /// Version segment of the Backend API; empty for none.
    pub api_version: Option<String>,
    /// The `User-Agent`.
    pub user_agent: Option<String>,
    /// The time limit of each attempt of a call.
    pub timeout_ms: Option<f64>,
    /// The maximum number of retries.
    pub retry_attempts: Option<f64>,
}

/// Options for a single call.
#[napi(object, object_to_js = false)]
#[derive(Default)]
pub struct CallExtras {
    /// Headers as alternating names and values.
    pub headers: Option<Vec<String>>,
    /// A machine's secret key, used instead of the client's.
    pub secret_key: Option<String>,
    /// A file to upload.
    pub upload: Option<FileUpload>,
    /// As for the client.
    pub timeout_ms: Option<f64>,
    /// As for the client.
    pub retry_attempts: Option<f64>,
}

/// A file to upload.
#[napi(object, object_to_js = false)]
pub struct FileUpload {
    /// The contents.
    pub bytes: Buffer,
    /// The file name.
    pub name: String,
    /// The media type; empty if unknown.
    pub media_type: String,
}

/// The outcome of a call. `kind` determines which other properties are set.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct CallOutcome {
    /// `json`, `text`, `web-page`, `nothing`, `argument`, `configuration`, `rejected` or `transport`.
    pub kind: &'static str,
    /// The response body, for `json`, `text` and `rejected`.
    pub body: Option<String>,
    /// What is wrong, for `argument`, `configuration` and `transport`.
    pub message: Option<String>,
    /// The stable code of a configuration error.
    pub code: Option<&'static str>,
    /// What to do about it.
    pub action: Option<&'static str>,
    /// The system's code of a network error, such as `ECONNREFUSED`.
    pub system_code: Option<&'static str>,
    /// The HTTP status of the last response, if there was one.
    pub status: Option<u16>,
    /// The number of requests.
    pub attempts: u32,
    /// The reason phrase, for `rejected`.
    pub reason_phrase: Option<String>,
    /// Identifies the request in Clerk's logs.
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
    /// Throws an error with a `code` if the configuration is invalid.
    #[napi(constructor, catch_unwind)]
    pub fn new(options: BackendClientOptions) -> Result<Self, CodedError> {
        let transport = process::transport_on_runtime();
        let inner = options
            .try_into()
            .and_then(|options| backend::BackendClient::with_options(options, transport))
            .map_err(coded)?;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Makes a call. `operation` is a full name such as `users.getUser`, `call_arguments` a JSON array. With
    /// `fetch`, requests are passed to that function instead of sockets; see `FetchCommand`. It must not
    /// throw.
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
                clock: process::clock(),
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
                // Copied, because JavaScript may change its buffer during the call.
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
                code: Some(error.code.as_str()),
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
