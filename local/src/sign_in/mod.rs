//! The sign-in page: choose a user, get the cookies that Clerk would set, and return to the app.

mod destination;
mod page;
mod satellite;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use self::destination::Destination;
use self::page::Page;
use crate::cookies;
use crate::local_clerk::{LocalClerk, SIGN_IN_PATH};
use crate::state::session::Ending;
use crate::state::store::Change;
use crate::trusted_url::trusted_url;

const STYLE: &str = include_str!("../../templates/style.css");

/// Without `form-action`: Chromium also applies it to the redirect to the app after the form.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The paths of the page.
pub fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route(SIGN_IN_PATH, get(show).post(sign_in))
        .route("/sign-in/style.css", get(async || ([(CONTENT_TYPE, "text/css; charset=utf-8")], STYLE)))
        .route("/sign-out", get(sign_out))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    redirect_url: Option<String>,
    user_id: Option<String>,
    /// The URL of a satellite, from its middleware.
    #[serde(rename = "__clerk_redirect_url")]
    satellite_url: Option<String>,
    /// The same, from its page with clerk-js.
    #[serde(rename = "__clerk_satellite_url")]
    satellite_page_url: Option<String>,
}

/// `GET /sign-in?redirect_url=…`, or the question of a satellite
async fn show(
    State(local): State<Arc<LocalClerk>>,
    headers: HeaderMap,
    Query(wish): Query<Wish>,
) -> Response {
    let asking = wish.satellite_url.or(wish.satellite_page_url).filter(|text| !text.is_empty());
    if let Some(url) = asking.as_deref().and_then(|text| trusted_url(&local, text)) {
        return satellite::answer(&local, url, &headers);
    }
    // A satellite that is not trusted is named on the page.
    let redirect_url = asking.or(wish.redirect_url);
    let destination = Destination::choose(&local, redirect_url.as_deref(), &headers);
    match destination.page_on_its_host(&local, &headers) {
        Some(url) => Redirect::temporary(url.as_str()).into_response(),
        None => page(&Page::new(&local, &destination, &headers)),
    }
}

/// `POST /sign-in` with `user_id` and `redirect_url`
async fn sign_in(
    State(local): State<Arc<LocalClerk>>,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Response {
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &headers);
    let user_id = wish.user_id.unwrap_or_default();
    if local.state().user(&user_id).is_err() {
        let mut again = Page::new(&local, &destination, &headers);
        again.unknown_person = true;
        return (StatusCode::UNPROCESSABLE_ENTITY, page(&again)).into_response();
    }
    let app = destination.url.origin().ascii_serialization();
    let signed_in = local.change(|state| {
        let client = state.meet(cookies::dev_browser(&local, &headers));
        end_sessions(state, &client.session_ids);
        let session = state.start_session(&user_id, &client.token, None, &app)?;
        cookies::signed_in(&local, state, &client, &session, app)
    });
    match signed_in {
        Ok(cookies) => go(&destination, cookies),
        Err(error) => error.into_response(),
    }
}

/// `GET /sign-out?redirect_url=…`
async fn sign_out(
    State(local): State<Arc<LocalClerk>>,
    headers: HeaderMap,
    Query(wish): Query<Wish>,
) -> Response {
    let client = local.change(|state| {
        let client = state.meet(cookies::dev_browser(&local, &headers));
        end_sessions(state, &client.session_ids);
        client
    });
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &headers);
    go(&destination, cookies::signed_out(&local, &client))
}

fn end_sessions(state: &mut Change<'_>, session_ids: &[String]) {
    for id in session_ids {
        state.end_session(id, Ending::Ended);
    }
}

fn go(destination: &Destination, cookies: Vec<String>) -> Response {
    let cookies = AppendHeaders(cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)));
    (cookies, Redirect::to(destination.url.as_str())).into_response()
}

fn page(page: &Page) -> Response {
    ([(CONTENT_SECURITY_POLICY, POLICY)], Html(page.to_html())).into_response()
}
