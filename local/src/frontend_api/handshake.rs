//! `GET /v1/client/handshake`: apps redirect browsers with missing or stale cookies here, and they return
//! with fresh ones (`authentication.md` §3.7, §3.10).

use std::sync::Arc;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use url::Url;

use crate::cause::because;
use crate::cookies;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::client::Client;
use crate::state::session::Session;
use crate::state::store::Change;
use crate::state::user::User;
use crate::token::handshake_token;
use crate::trusted_url::trusted_url;

/// Passes the app a reference to the cookies.
const NONCE: &str = "__clerk_handshake_nonce";

/// Passes the app the cookies themselves, in a token.
const HANDSHAKE: &str = "__clerk_handshake";

/// The query. Its session token is ignored: the browser is identified by its own token.
#[derive(Deserialize)]
pub(crate) struct Question {
    /// The URL to return to.
    redirect_url: Option<String>,
    /// The app's token for the browser.
    #[serde(rename = "__clerk_db_jwt")]
    dev_browser: Option<String>,
    /// The organization to activate, by ID or slug; empty for the personal account.
    organization_id: Option<String>,
    /// `nonce`, or missing from apps that know only the token.
    format: Option<String>,
}

/// Redirects the browser back, with a nonce or a token.
///
/// # Errors
/// 422 without a trusted `redirect_url`, or with a duplicate parameter.
pub(crate) async fn send_back(
    State(local): State<Arc<LocalClerk>>,
    headers: HeaderMap,
    // Unlike the Backend API's queries, because an empty organization differs from a missing one.
    question: Result<Query<Question>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Query(question) = question.map_err(|rejection| ApiError::query_invalid(rejection.body_text()))?;
    let redirect_url = question.redirect_url.ok_or_else(|| ApiError::parameter_missing("redirect_url"))?;
    let mut location = trusted_url(&local, &redirect_url).ok_or_else(ApiError::redirect_url_not_trusted)?;
    let known_by = question.dev_browser.into_iter().chain(cookies::dev_browser(&local, &headers));
    let app = location.origin().ascii_serialization();
    let is_nonce = local.settings().handshake_format.is_nonce(question.format.as_deref());
    let (client, (name, value)) = local.change(|state| {
        let client = state.meet(known_by);
        let session = state.session_of(&client, state.now_ms()).cloned();
        let directives = match session {
            Some(session) => {
                let session = match question.organization_id {
                    Some(organization) => state.activate_organization(session, &organization),
                    None => session,
                };
                because(signed_in_because(state, &session));
                cookies::signed_in(&local, state, &client, &session, app)?
            }
            None => {
                because(signed_out_because(state, &client));
                cookies::signed_out(&local, &client)
            }
        };
        let parameter = if is_nonce {
            let now_ms = state.now_ms();
            (NONCE, state.nonces.keep(directives, now_ms))
        } else {
            let key = local.signing_key();
            (HANDSHAKE, handshake_token(directives, key).sign(key))
        };
        Ok::<_, ApiError>((client, parameter))
    })?;
    add_parameters(&mut location, (name, &value), &client.token);
    Ok(([(CACHE_CONTROL, "no-store")], Redirect::temporary(location.as_str())).into_response())
}

fn signed_in_because(state: &state::State, session: &Session) -> String {
    let name = state.users.get(&session.user_id).map_or_else(|| session.user_id.clone(), User::display_name);
    let organization = session.active_organization_id.as_ref().and_then(|id| state.organizations.get(id));
    let organization = organization.map_or("the personal account", |one| &one.name);
    format!("Signed in: {name}, in {organization}, by the session {} of this browser.", session.id)
}

fn signed_out_because(state: &Change<'_>, client: &Client) -> String {
    let last = state.sessions.iter().rev().find(|session| session.client_id == client.id);
    match last {
        Some(session) => {
            let status = session.status(state.now_ms());
            format!("Signed out: the last session of this browser, {}, is {status}.", session.id)
        }
        None => "Signed out: this browser never had a session.".to_owned(),
    }
}

/// Adds the app's parameters to the URL, replacing existing ones.
fn add_parameters(location: &mut Url, (name, value): (&str, &str), dev_browser: &str) {
    let ours = [NONCE, HANDSHAKE, cookies::DEV_BROWSER];
    if location.query_pairs().any(|(name, _)| ours.contains(&name.as_ref())) {
        let others: Vec<(String, String)> =
            location.query_pairs().into_owned().filter(|(name, _)| !ours.contains(&name.as_str())).collect();
        location.query_pairs_mut().clear().extend_pairs(others);
    }
    location.query_pairs_mut().append_pair(name, value).append_pair(cookies::DEV_BROWSER, dev_browser);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_is_kept_and_our_parameters_are_added_once() {
        for (from, to) in [
            ("http://localhost/", "http://localhost/?__clerk_handshake_nonce=n&__clerk_db_jwt=d"),
            (
                "http://localhost/a?b=%20c&b#e",
                "http://localhost/a?b=%20c&b&__clerk_handshake_nonce=n&__clerk_db_jwt=d#e",
            ),
            (
                "http://localhost/?__clerk_handshake_nonce=old&b=%20c&__clerk_handshake=x&__clerk_db_jwt=y",
                "http://localhost/?b=+c&__clerk_handshake_nonce=n&__clerk_db_jwt=d",
            ),
        ] {
            let mut location = Url::parse(from).expect(from);
            add_parameters(&mut location, (NONCE, "n"), "d");
            assert_eq!(location.as_str(), to);
        }
    }
}
