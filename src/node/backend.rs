//! `BackendClient`: calls of Clerk's Backend API.

use std::sync::Arc;

use bytes::Bytes;
use napi::Env;
use napi::bindgen_prelude::{Buffer, Object};
use napi_derive::napi;

use super::error::CodedError;
use super::{instance, runtime};
use crate::backend::operation::{self, Operation};
use crate::backend::{self, Answer, CallError, CallOptions, Credentials, Upload};
use crate::error::ConfigurationError;
use crate::instance::{BackendAddress, SecretKey};

/// The configuration of a `BackendClient`.
#[napi(object, object_to_js = false)]
pub struct BackendClientOptions {
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: Option<String>,
    /// `ak_…`
    pub machine_secret_key: Option<String>,
    /// Base address of the Backend API.
    pub api_url: Option<String>,
    /// Version segment of the Backend API.
    pub api_version: Option<String>,
    /// What calls name themselves.
    pub user_agent: Option<String>,
}

/// What holds for one call alone.
#[napi(object, object_to_js = false)]
#[derive(Default)]
pub struct CallExtras {
    /// Names and values of headers in turn.
    pub headers: Option<Vec<String>>,
    /// The key to send in place of the client's.
    pub secret_key: Option<String>,
    /// A file to send.
    pub upload: Option<FileUpload>,
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
    /// `json`, `text`, `nothing`, `argument`, `configuration`, `rejected` or `transport`.
    pub kind: &'static str,
    /// The answer's body, for `json`, `text` and `rejected`.
    pub body: Option<String>,
    /// What is wrong, for `argument`, `configuration` and `transport`.
    pub message: Option<String>,
    /// The stable code of a configuration that cannot work.
    pub code: Option<&'static str>,
    /// The system's code of a network fault, such as `ECONNREFUSED`.
    pub system_code: Option<&'static str>,
    /// The HTTP status, for `rejected`.
    pub status: Option<u16>,
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
        let inner = backend::BackendClient::with_options(options.try_into()?, instance::transport())?;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Makes one call. `operation` is a full name such as `users.getUser`, `call_arguments` the JSON text of an array.
    #[napi(catch_unwind, ts_return_type = "Promise<CallOutcome>")]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        operation: String,
        call_arguments: String,
        extras: Option<CallExtras>,
    ) -> napi::Result<Object<'env>> {
        let row: &'static Operation = operation::find(&operation)
            .ok_or_else(|| napi::Error::from_reason(format!("Clerk: there is no operation {operation}")))?;
        let client = Arc::clone(&self.inner);
        let options = CallOptions::try_from(extras.unwrap_or_default());
        runtime::promise(env, async move {
            let result = match options {
                Ok(options) => client.call_with(row, &call_arguments, &options).await,
                Err(error) => Err(error),
            };
            CallOutcome::from(result)
        })
    }
}

/// The namespaces with their methods, and the resources with their fields: JSON text.
#[napi(catch_unwind)]
pub fn describe_backend() -> String {
    backend::describe()
}

impl TryFrom<BackendClientOptions> for backend::BackendClientOptions {
    type Error = ConfigurationError;

    fn try_from(options: BackendClientOptions) -> Result<Self, ConfigurationError> {
        let BackendClientOptions { secret_key, machine_secret_key, api_url, api_version, user_agent } =
            options;
        let (api_url, api_version) = (api_url.unwrap_or_default(), api_version.unwrap_or_default());
        let key = |text: Option<String>| text.map(|text| SecretKey::parse(&text)).transpose();
        let credentials =
            Credentials { secret_key: key(secret_key)?, machine_secret_key: key(machine_secret_key)? };
        Ok(Self { address: BackendAddress::parse(&api_url, &api_version)?, credentials, user_agent })
    }
}

impl TryFrom<CallExtras> for CallOptions {
    type Error = CallError;

    fn try_from(extras: CallExtras) -> Result<Self, CallError> {
        let CallExtras { headers, secret_key, upload } = extras;
        let secret_key = secret_key.map(|key| SecretKey::parse(&key)).transpose();
        Ok(Self {
            headers: Self::headers(&headers.unwrap_or_default())?,
            secret_key: secret_key.map_err(CallError::Configuration)?,
            upload: upload.map(|FileUpload { bytes, name, media_type }| Upload {
                // A copy: JavaScript may change its buffer while the call waits.
                bytes: Bytes::copy_from_slice(&bytes),
                name,
                media_type,
            }),
            ..Self::default()
        })
    }
}

impl From<Result<Answer, CallError>> for CallOutcome {
    fn from(result: Result<Answer, CallError>) -> Self {
        let default = Self::default();
        match result {
            Ok(Answer::Json(body)) => Self { kind: "json", body: Some(body), ..default },
            Ok(Answer::Text(body)) => Self { kind: "text", body: Some(body), ..default },
            Ok(Answer::Nothing) => Self { kind: "nothing", ..default },
            Err(CallError::Argument(message)) => Self { kind: "argument", message: Some(message), ..default },
            Err(CallError::Configuration(error)) => Self {
                kind: "configuration",
                code: Some(error.code),
                message: Some(error.message),
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
