//! `GET /v1/tickets/accept`: the URL of a ticket. A sign-in token signs in the browser that opens it, an invitation leads it
//! to the app, which goes on with the ticket.

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
use crate::local_clerk::{LocalClerk, SIGN_IN_PATH, SIGN_UP_PATH};
use crate::state::client::Client;
use crate::state::invitation_tickets::InvitationTicket;
use crate::state::page::Page;
use crate::trusted_url::trusted_url;

#[derive(Deserialize)]
pub(super) struct Question {
    ticket: Option<String>,
    redirect_url: Option<String>,
    #[serde(rename = "__clerk_db_jwt")]
    dev_browser: Option<String>,
}

/// What Clerk's scripts look for in the query of the page to which an invitation leads.
const TICKET: &str = "__clerk_ticket";
const STATUS: &str = "__clerk_status";

/// Redirects to `redirect_url`, that of the invitation, or the app.
pub(super) async fn accept(
    State(local): State<Arc<LocalClerk>>,
    headers: HeaderMap,
    Parameters(question): Parameters<Question>,
) -> Result<Response, ApiError> {
    let ticket = question.ticket.ok_or_else(|| ApiError::parameter_missing("ticket"))?;
    let known_by = question.dev_browser.into_iter().chain(cookies::dev_browser(&local, &headers));
    let client = local.change(|state| state.meet(known_by));
    let invitation = local.state().invitation_ticket(&ticket, local.now_ms())?;
    match invitation {
        Some(invitation) => {
            let redirect_url = question.redirect_url.as_ref().or(invitation.redirect_url.as_ref());
            // Checked before the invitation is accepted.
            let chosen = redirect_url.map(|_| destination(&local, redirect_url)).transpose()?;
            lead_to_app(&local, &client, &invitation, &ticket, chosen)
        }
        None => sign_in(&local, &client, &ticket, destination(&local, question.redirect_url.as_ref())?),
    }
}

/// Signs in with a sign-in token, and ends the session that there was.
fn sign_in(
    local: &LocalClerk,
    client: &Client,
    ticket: &str,
    mut location: Url,
) -> Result<Response, ApiError> {
    let origin = location.origin().ascii_serialization();
    let cookies = local.change(|state| {
        state.sign_in_with_ticket(Page { client_token: &client.token, origin: &origin }, ticket)?;
        let session = state.clients.get(&client.token).and_then(|one| state.session_of(one, state.now_ms()));
        let session = session.cloned().ok_or_else(ApiError::signed_out)?;
        cookies::signed_in(local, state, client, &session, origin.clone())
    })?;
    // The app may be on another host, which does not get these cookies.
    location.query_pairs_mut().append_pair(cookies::DEV_BROWSER, &client.token);
    let cookies = AppendHeaders(cookies.into_iter().map(|cookie| (SET_COOKIE, cookie)));
    Ok((cookies, [(CACHE_CONTROL, "no-store")], Redirect::to(location.as_str())).into_response())
}

/// Accepts an invitation if the invited user is signed in; otherwise the app, or else a page of ours, signs in or up with the
/// ticket.
fn lead_to_app(
    local: &LocalClerk,
    client: &Client,
    invitation: &InvitationTicket,
    ticket: &str,
    chosen: Option<Url>,
) -> Result<Response, ApiError> {
    let status = local.change(|state| {
        let Some(user) = state.user_by_identifier(&invitation.email_address) else { return Ok("sign_up") };
        let session = state.session_of(client, state.now_ms());
        if session.is_none_or(|session| session.user_id != user.id) {
            return Ok("sign_in");
        }
        let user_id = user.id.clone();
        state.accept_ticket(&invitation.invitation_id, &user_id)?;
        Ok::<_, ApiError>("complete")
    })?;
    let mut location = chosen.unwrap_or_else(|| match status {
        "sign_up" => local.url(SIGN_UP_PATH),
        "sign_in" => local.url(SIGN_IN_PATH),
        _ => local.settings().app_url.clone(),
    });
    let mut query = location.query_pairs_mut();
    query.append_pair(cookies::DEV_BROWSER, &client.token).append_pair(STATUS, status);
    if status != "complete" {
        query.append_pair(TICKET, ticket);
    }
    drop(query);
    Ok(([(CACHE_CONTROL, "no-store")], Redirect::to(location.as_str())).into_response())
}

fn destination(local: &LocalClerk, redirect_url: Option<&String>) -> Result<Url, ApiError> {
    match redirect_url.filter(|text| !text.is_empty()) {
        Some(text) => trusted_url(local, text).ok_or_else(ApiError::redirect_url_not_trusted),
        None => Ok(local.settings().app_url.clone()),
    }
}
