//! The sign-in page: choose a user, get the cookies that Clerk would set, and return to the app.

mod page;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use self::page::Page;
use super::destination::Destination;
use super::html::{faulty, go, page};
use super::satellite;
use super::visitor::{Visitor, end_sessions};
use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::{LocalClerk, SIGN_IN_PATH};
use crate::trusted_url::trusted_url;

/// The paths of the page.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new().route(SIGN_IN_PATH, get(show).post(sign_in)).route("/sign-out", get(sign_out))
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
async fn show(State(local): State<Arc<LocalClerk>>, visitor: Visitor, Query(wish): Query<Wish>) -> Response {
    let asking = wish.satellite_url.or(wish.satellite_page_url).filter(|text| !text.is_empty());
    if let Some(url) = asking.as_deref().and_then(|text| trusted_url(&local, text)) {
        return satellite::answer(&local, url, &visitor.headers);
    }
    // A satellite that is not trusted is named on the page.
    let redirect_url = asking.or(wish.redirect_url);
    let destination = Destination::choose(&local, redirect_url.as_deref(), &visitor.headers);
    match destination.page_on_its_host(&local, SIGN_IN_PATH, &visitor.headers) {
        Some(url) => Redirect::temporary(url.as_str()).into_response(),
        None => page(&Page::new(&local, &destination)),
    }
}

/// `POST /sign-in` with `user_id` and `redirect_url`
async fn sign_in(State(local): State<Arc<LocalClerk>>, visitor: Visitor, Form(wish): Form<Wish>) -> Response {
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &visitor.headers);
    let user_id = wish.user_id.unwrap_or_default();
    if local.state().user(&user_id).is_err() {
        let mut again = Page::new(&local, &destination);
        again.unknown_person = true;
        return faulty(&again);
    }
    let app = destination.url.origin().ascii_serialization();
    let signed_in = local.change(|state| {
        let client = state.meet(visitor.token.clone());
        if state.user(&user_id)?.banned {
            return Err(ApiError::user_banned());
        }
        if state.instance.single_session_mode {
            end_sessions(state, &client);
        }
        let session = state.start_session(&user_id, &client.token, None, &app)?;
        let url = destination.for_browser(&client.token, &visitor.headers);
        Ok((url, cookies::signed_in(&local, state, &client, &session, app)?))
    });
    match signed_in {
        Ok((url, cookies)) => go(url.as_str(), cookies),
        Err(error) => {
            let mut again = Page::new(&local, &destination);
            again.fault = Some(error.long_message().to_owned());
            faulty(&again)
        }
    }
}

/// `GET /sign-out?redirect_url=…`
async fn sign_out(
    State(local): State<Arc<LocalClerk>>,
    visitor: Visitor,
    Query(wish): Query<Wish>,
) -> Response {
    let client = local.change(|state| {
        let client = state.meet(visitor.token.clone());
        end_sessions(state, &client);
        client
    });
    let destination = Destination::choose(&local, wish.redirect_url.as_deref(), &visitor.headers);
    go(destination.url.as_str(), cookies::signed_out(&local, &client))
}
