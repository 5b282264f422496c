//! Redirect URLs, <https://clerk.com/docs/reference/backend-api/tag/redirect-urls>.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::collection::{Collection, as_is, delete, payloads, show};
use super::listing::Listing;
use super::{Parameters, RequestBody};
use crate::errors::ApiError;
use crate::ids;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::redirect_url::RedirectUrl;
use crate::state::table::Table;
use crate::views::View;

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/redirect_urls", get(list).post(create))
        .route("/redirect_urls/{redirect_url_id}", get(show::<RedirectUrl>).delete(delete::<RedirectUrl>))
}

impl Collection for RedirectUrl {
    const NAME: &'static str = "redirect URL";
    const OBJECT: &'static str = "redirect_url";

    fn table(state: &state::State) -> &Table<Self> {
        &state.redirect_urls
    }

    fn table_mut(state: &mut state::State) -> &mut Table<Self> {
        &mut state.redirect_urls
    }

    fn payload(&self, _: &View<'_>) -> Value {
        as_is(Self::OBJECT, self)
    }
}

#[derive(Deserialize)]
struct Wanted {
    url: String,
}

/// `GET /v1/redirect_urls`
async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    Ok(Json(listing.page_or_array(payloads::<RedirectUrl>(&View::backend(&local, &state)), &[])?))
}

/// `POST /v1/redirect_urls`
async fn create(
    State(local): State<Arc<LocalClerk>>,
    RequestBody(Wanted { url }): RequestBody<Wanted>,
) -> Result<Json<Value>, ApiError> {
    Url::parse(&url)
        .map_err(|error| ApiError::format_invalid("url", &format!("must be a URL with a scheme: {error}")))?;
    local.change(|state| {
        if state.redirect_urls.iter().any(|other| other.url == url) {
            return Err(ApiError::duplicate_record("url", "is a redirect URL already"));
        }
        let now_ms = state.now_ms();
        let row = RedirectUrl { id: ids::resource_id("ru"), url, created_at: now_ms, updated_at: now_ms };
        let payload = as_is(RedirectUrl::OBJECT, &row);
        state.redirect_urls.insert(row);
        Ok(Json(payload))
    })
}
