//! Errors in the format of Clerk's APIs: a status and `{"errors": […], "clerk_trace_id"}`.

mod authentication;
mod collections;
mod domains;
mod invitations;
mod operations;
mod organizations;
mod profile;
mod roles;

use std::borrow::Cow;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::{Value, json};

use crate::ids;

/// An error. The codes are Clerk's, the messages are ours.
#[derive(Debug)]
pub struct ApiError {
    status: StatusCode,
    code: Cow<'static, str>,
    message: &'static str,
    long_message: String,
    meta: Vec<(&'static str, Value)>,
}

impl ApiError {
    /// The status of the response.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }

    /// The parameter that is wrong, if there is one.
    pub(crate) fn parameter_name(&self) -> Option<&str> {
        self.meta.iter().find(|(name, _)| *name == "param_name").and_then(|(_, value)| value.as_str())
    }

    /// What is wrong and what to do.
    pub(crate) fn long_message(&self) -> &str {
        &self.long_message
    }

    /// 403: the user must not sign in.
    pub fn user_banned() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "user_banned",
            "the user is banned",
            "This user is banned and cannot sign in.".to_owned(),
        )
    }

    /// 404: the resource does not exist.
    pub fn not_found(long_message: String) -> Self {
        Self::new(StatusCode::NOT_FOUND, "resource_not_found", "not found", long_message)
    }

    /// 503: a fork cannot be started.
    pub fn fork_failed(reason: String) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "fork_failed", "fork failed", reason)
    }

    /// A fault that was asked for.
    pub fn on_demand(status: StatusCode, code: String) -> Self {
        let long_message =
            "This error was asked for with POST /local/faults or /local/rate_limit.".to_owned();
        Self { code: Cow::Owned(code), ..Self::new(status, "", "error on demand", long_message) }
    }

    /// 421: the request is for a host that is not this machine.
    pub fn host_unknown(host: &str) -> Self {
        Self::new(
            StatusCode::MISDIRECTED_REQUEST,
            "host_invalid",
            "unknown host",
            format!(
                "clerk-local only answers requests to 127.0.0.1 and localhost, not to {host:?}. A proxy has to send \
                 the host that it forwards to."
            ),
        )
    }

    /// 404: there is nothing of this kind with this ID.
    pub fn missing(kind: &str, id: &str) -> Self {
        Self::not_found(format!("There is no {kind} with the id {id:?}."))
    }

    /// 405: the path does not support the method.
    pub fn method_not_allowed(long_message: String) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "method not allowed", long_message)
    }

    /// 401: there is no `Authorization: Bearer …` header.
    pub fn authorization_missing() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "authorization_header_format_invalid",
            "missing or malformed Authorization header",
            "Send the secret key that clerk-local printed when it started, as \"Authorization: Bearer sk_test_…\"."
                .to_owned(),
        )
    }

    /// 401: the secret key is wrong.
    pub fn secret_key_wrong() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "clerk_key_invalid",
            "unknown secret key",
            "This is not the secret key of this clerk-local. It depends on the port, unless the seed file sets \
             \"secret_key\": copy CLERK_SECRET_KEY from its output."
                .to_owned(),
        )
    }

    /// 401: the refresh token does not belong to the session.
    pub fn refresh_token_wrong() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "authorization_invalid",
            "unknown refresh token",
            "The refresh token or the expired session token does not belong to this session.".to_owned(),
        )
    }

    /// 400: the body is not a valid JSON object.
    pub fn body_invalid(long_message: String) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "request_body_invalid", "unusable request body", long_message)
    }

    /// 422: a required parameter is missing.
    pub fn parameter_missing(parameter: &'static str) -> Self {
        Self::parameter("form_param_missing", "missing parameter", parameter, "is missing".to_owned())
    }

    /// 422: a parameter has an invalid value; `fault` continues a sentence that starts with the parameter's
    /// name.
    pub fn parameter_invalid(parameter: &'static str, fault: String) -> Self {
        Self::parameter("form_param_value_invalid", "unusable parameter", parameter, fault)
    }

    /// 422: browsers must not be redirected to a URL.
    pub fn redirect_url_not_trusted() -> Self {
        let fault = "must be a URL on this machine, or of the app that clerk-local was started for: restart it with \
                     --app-url if the app is elsewhere";
        Self::parameter_invalid("redirect_url", fault.to_owned())
    }

    /// 422: a parameter is too long.
    pub fn parameter_too_long(parameter: &'static str, limit: usize) -> Self {
        let fault = format!("can have {limit} characters");
        Self::parameter("form_param_max_length_exceeded", "parameter too long", parameter, fault)
    }

    /// 422: the query string contains a value of the wrong type, or a duplicate.
    pub fn query_invalid(long_message: String) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "form_param_format_invalid",
            "unusable parameter",
            long_message,
        )
    }

    /// 422: a form has an empty field.
    pub fn parameter_empty(parameter: &'static str) -> Self {
        Self::parameter("form_param_nil", "empty parameter", parameter, "must not be empty".to_owned())
    }

    /// 422: a form has a field that the operation does not know.
    pub fn parameter_unknown(parameter: &str) -> Self {
        let fault = "is not a parameter of this operation".to_owned();
        Self::parameter("form_param_unknown", "unknown parameter", parameter.to_owned(), fault)
    }

    /// 401: the browser has no token, or one that was not issued here.
    pub fn dev_browser_unknown() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "dev_browser_unauthenticated",
            "unknown browser",
            "This browser has no token of this clerk-local: get one with POST /v1/dev_browser.".to_owned(),
        )
    }

    /// 401: the browser is signed out.
    pub fn signed_out() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "authentication_invalid",
            "signed out",
            "This browser has no active session.".to_owned(),
        )
    }

    /// 401: the session is no longer active.
    pub fn session_not_active(status: &str) -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "authentication_invalid",
            "session not active",
            format!("This session is no longer active: {status}."),
        )
    }

    fn parameter(
        code: &'static str,
        message: &'static str,
        parameter: impl Into<Cow<'static, str>>,
        fault: String,
    ) -> Self {
        let parameter = parameter.into();
        let long_message = format!("The parameter \"{parameter}\" {fault}.");
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, message, long_message)
            .about("param_name", parameter)
    }

    /// The error as an element of `errors`.
    pub(crate) fn payload(&self) -> Value {
        let mut error =
            json!({ "code": &self.code, "message": self.message, "long_message": &self.long_message });
        if !self.meta.is_empty() {
            error["meta"] =
                self.meta.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        }
        error
    }

    /// Adds a field to `meta`: what the error is about.
    fn about(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.meta.push((name, value.into()));
        self
    }

    fn new(status: StatusCode, code: &'static str, message: &'static str, long_message: String) -> Self {
        Self { status, code: Cow::Borrowed(code), message, long_message, meta: Vec::new() }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let body: Value = json!({ "errors": [self.payload()], "clerk_trace_id": ids::trace_id() });
        let note = ErrorNote { code: self.code, long_message: self.long_message };
        (self.status, Extension(note), Json(body)).into_response()
    }
}

/// What the log shows of an error: an extension of the response.
#[derive(Clone, Debug)]
pub(crate) struct ErrorNote {
    pub(crate) code: Cow<'static, str>,
    pub(crate) long_message: String,
}
