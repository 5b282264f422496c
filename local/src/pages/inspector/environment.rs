//! The environment variables that an app needs.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::frame::Frame;
use crate::local_clerk::LocalClerk;

/// The data for the template.
#[derive(Template)]
#[template(path = "inspector/environment.html")]
pub(super) struct Page {
    frame: Frame,
    variables: Vec<Variable>,
}

struct Variable {
    name: &'static str,
    /// Missing from the page if it is secret.
    value: Option<String>,
}

impl Page {
    /// All variables.
    pub(super) fn new(local: &LocalClerk) -> Self {
        let variables = local.environment().into_iter();
        let variables =
            variables.map(|(name, value)| Variable { name, value: (!is_secret(name)).then_some(value) });
        Self { frame: Frame::new(local, "environment"), variables: variables.collect() }
    }
}

/// `POST /inspector/environment`: all variables with their values, in the format of a `.env` file.
pub(super) async fn reveal(State(local): State<Arc<LocalClerk>>) -> Response {
    let lines = local.environment().into_iter().map(|(name, value)| format!("{name}={value}\n"));
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], lines.collect::<String>()).into_response()
}

/// Whether the value is hidden until it is asked for.
fn is_secret(name: &str) -> bool {
    name.contains("SECRET")
}
