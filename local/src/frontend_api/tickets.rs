//! `GET /v1/tickets/accept`: the URL of a ticket, which signs in the browser that opens it, or lets an invited person
//! sign up.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, SET_COOKIE};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use serde::Deserialize;
use url::Url;

use crate::backend_api::Parameters;
use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::{LocalClerk, SIGN_UP_PATH};
use crate::state::page::Page;
use crate::trusted_url::trusted_url;

#[derive(Deserialize)]
pub(super) struct Question {
    ticket: Option<String>,
    redirect_url: Option<String>,
    #[serde(rename = "__clerk_db_jwt")]
    dev_browser: Option<String>,
}

/// Signs in, ends the session that there was, and redirects to `redirect_url` or the app.
pub(super) async fn accept(
    State(local): State<Arc<LocalClerk>>,
    headers: HeaderMap,
    Parameters(question): Parameters<Question>,
) -> Result<Response, ApiError> {
    let ticket = question.ticket.ok_or_else(|| ApiError::parameter_missing("ticket"))?;
    if let Some(location) = sign_up_page(&local, &ticket)? {
        return Ok(([(CACHE_CONTROL, "no-store")], Redirect::to(location.as_str())).into_response());
    }
    let mut location = destination(&local, question.redirect_url.as_deref())?;
    let origin = location.origin().ascii_serialization();
    let known_by = question.dev_browser.into_iter().chain(cookies::dev_browser(&local, &headers));
    let (client, cookies) = local.change(|state| {
        let client = state.meet(known_by);
        state.sign_in_with_ticket(Page { client_token: &client.token, origin: &origin }, &ticket)?;
        let session = state.clients.get(&client.token).and_then(|one| state.session_of(one, state.now_ms()));
        let session = session.cloned().ok_or_else(ApiError::signed_out)?;
        let cookies = cookies::signed_in(&local, state, &client, &session, origin.clone())?;
        Ok::<_, ApiError>((client, cookies))
    })?;
    // The app may be on another host, which does not get these cookies.
    location.query_pairs_mut().append_pair(cookies::DEV_BROWSER, &client.token);
    let cookies = AppendHeaders(cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)));
    Ok((cookies, [(CACHE_CONTROL, "no-store")], Redirect::to(location.as_str())).into_response())
}

/// Where an invited person signs up; `None` if the ticket is not that of an invitation.
fn sign_up_page(local: &LocalClerk, ticket: &str) -> Result<Option<Url>, ApiError> {
    let state = local.state();
    if state.invitation_with_ticket(ticket).is_none() {
        return Ok(None);
    }
    let invitation = state.usable_invitation(ticket, local.now_ms())?;
    let mut location = match &invitation.redirect_url {
        Some(text) => trusted_url(local, text).ok_or_else(ApiError::redirect_url_not_trusted)?,
        None => local.url(SIGN_UP_PATH),
    };
    location.query_pairs_mut().append_pair("__clerk_status", "sign_up").append_pair("__clerk_ticket", ticket);
    Ok(Some(location))
}

fn destination(local: &LocalClerk, redirect_url: Option<&str>) -> Result<Url, ApiError> {
    match redirect_url.filter(|text| !text.is_empty()) {
        Some(text) => trusted_url(local, text).ok_or_else(ApiError::redirect_url_not_trusted),
        None => Ok(local.settings().app_url.clone()),
    }
}
