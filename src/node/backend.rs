//! `BackendClient`: calls of Clerk's Backend API.

use std::sync::Arc;

use napi::Env;
use napi::bindgen_prelude::Object;
use napi_derive::napi;

use super::error::CodedError;
use super::{instance, runtime};
use crate::backend::operation::{self, Operation};
use crate::backend::{self, Answer, CallError};

/// The configuration of a `BackendClient`.
#[napi(object, object_to_js = false)]
pub struct BackendClientOptions {
    /// `sk_test_…` or `sk_live_…`
    pub secret_key: String,
    /// Base address of the Backend API.
    pub api_url: Option<String>,
    /// Version segment of the Backend API.
    pub api_version: Option<String>,
    /// What calls name themselves.
    pub user_agent: Option<String>,
}

/// What came of a call. `kind` tells which of the other properties are there.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct CallOutcome {
    /// `json`, `text`, `nothing`, `argument`, `rejected` or `transport`.
    pub kind: &'static str,
    /// The answer's body, for `json`, `text` and `rejected`.
    pub body: Option<String>,
    /// What is wrong, for `argument` and `transport`.
    pub message: Option<String>,
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
        let api = instance::backend_api(
            options.api_url.as_deref(),
            options.api_version.as_deref(),
            &options.secret_key,
        )?;
        let inner = backend::BackendClient::new(api, instance::transport(), options.user_agent.as_deref())?;
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Makes one call. `operation` is a full name such as `users.getUser`, `call_arguments` the JSON text of an array.
    #[napi(catch_unwind, ts_return_type = "Promise<CallOutcome>")]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        operation: String,
        call_arguments: String,
    ) -> napi::Result<Object<'env>> {
        let row: &'static Operation = operation::find(&operation)
            .ok_or_else(|| napi::Error::from_reason(format!("Clerk: there is no operation {operation}")))?;
        let client = Arc::clone(&self.inner);
        runtime::promise(env, async move { CallOutcome::from(client.call(row, &call_arguments).await) })
    }
}

/// The namespaces with their methods, and the resources with their fields: JSON text.
#[napi(catch_unwind)]
pub fn describe_backend() -> String {
    backend::describe()
}

impl From<Result<Answer, CallError>> for CallOutcome {
    fn from(result: Result<Answer, CallError>) -> Self {
        let default = Self::default();
        match result {
            Ok(Answer::Json(body)) => Self { kind: "json", body: Some(body), ..default },
            Ok(Answer::Text(body)) => Self { kind: "text", body: Some(body), ..default },
            Ok(Answer::Nothing) => Self { kind: "nothing", ..default },
            Err(CallError::Argument(message)) => Self { kind: "argument", message: Some(message), ..default },
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
