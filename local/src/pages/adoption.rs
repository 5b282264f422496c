//! Links from apps to the pages have the token of the browser in their query, because the app may be on another host and
//! cookies belong to one. The page's own cookie takes it over.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::SET_COOKIE;
use axum::middleware::Next;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use url::form_urlencoded;

use crate::cookies;
use crate::local_clerk::LocalClerk;

/// Redirects to the same URL without the token. A token that was not issued here has no effect.
pub(super) async fn adopt(State(local): State<Arc<LocalClerk>>, request: Request, next: Next) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let parameters = || form_urlencoded::parse(query.as_bytes());
    let Some((_, token)) = parameters().find(|(name, _)| name == cookies::DEV_BROWSER) else {
        return next.run(request).await;
    };
    if request.method() != Method::GET {
        return next.run(request).await;
    }
    let others = parameters().filter(|(name, _)| name != cookies::DEV_BROWSER);
    let rest = form_urlencoded::Serializer::new(String::new()).extend_pairs(others).finish();
    let mark = if rest.is_empty() { "" } else { "?" };
    let location = format!("{}{mark}{rest}", request.uri().path());
    let known = local.state().clients.get(&token).map(|client| cookies::known(&local, client));
    let known = known.into_iter().flatten().map(|cookie| (SET_COOKIE, cookie));
    (AppendHeaders(known), Redirect::to(&location)).into_response()
}
