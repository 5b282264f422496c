//! Pages as responses.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::response::{AppendHeaders, Html, IntoResponse, Response};

use crate::cause::because;
use crate::errors::ApiError;

/// The page of a template.
pub(super) fn page(template: &impl Template) -> Response {
    Html(template.render().expect("rendering into memory does not fail")).into_response()
}

/// The page again, because the form had a fault.
pub(super) fn faulty(template: &impl Template) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page(template)).into_response()
}

/// After a form: a redirect that sets cookies.
pub(super) fn go(url: &str, cookies: Vec<String>) -> Response {
    let cookies = AppendHeaders(cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)));
    (StatusCode::SEE_OTHER, cookies, [(LOCATION, url.to_owned())]).into_response()
}

/// After a form: a redirect to one of the pages.
pub(super) fn go_to(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, path.to_owned())]).into_response()
}

/// A page that says what went wrong.
pub(super) fn problem(status: StatusCode, heading: &'static str, text: &str) -> Response {
    because(text);
    (status, page(&Problem { heading, text })).into_response()
}

/// An error of a form without fields, which only happens if the page is out of date.
pub(super) fn failed(error: &ApiError) -> Response {
    problem(error.status(), "That did not work", error.long_message())
}

#[derive(Template)]
#[template(path = "problem.html")]
struct Problem<'p> {
    heading: &'static str,
    text: &'p str,
}
