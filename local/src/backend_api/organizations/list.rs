//! `GET /v1/organizations`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use serde_json::Value;

use crate::backend_api::Parameters;
use crate::backend_api::listing::{Listing, OrderKey};
use crate::backend_api::users::selects;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::search::Search;
use crate::state;
use crate::state::organization::Organization;
use crate::views::View;

/// Which organizations are wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    query: Option<Search>,
    user_id: Vec<String>,
    organization_id: Vec<String>,
}

/// What is only in a payload if the request asks for it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Detail {
    include_members_count: Option<bool>,
    include_missing_member_with_elevated_permissions: Option<bool>,
}

/// Responds with a page of organizations, the newest first.
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Parameters(filter): Parameters<Filter>,
    Parameters(detail): Parameters<Detail>,
    Parameters(listing): Parameters<Listing>,
) -> Result<Json<Value>, ApiError> {
    let state = local.state();
    let view = View::backend(&local, &state);
    let found = state.organizations.iter().filter(|one| filter.matches(&state, one)).collect();
    let key = |one: &&Organization, field: &str| match field {
        "name" => Some(one.name.as_str()).into(),
        "members_count" => OrderKey::count(state.members(&one.id)),
        _ => one.created_at.into(),
    };
    let payload = |one| without_counts(view.organization(one), &detail);
    listing.page_of(found, &["name", "members_count"], key, payload).map(Json)
}

/// The payload of an organization without what was not asked for.
pub(super) fn without_counts(mut payload: Value, detail: &Detail) -> Value {
    let asked = [
        ("members_count", detail.include_members_count),
        ("missing_member_with_elevated_permissions", detail.include_missing_member_with_elevated_permissions),
    ];
    if let Some(fields) = payload.as_object_mut() {
        for (name, _) in asked.into_iter().filter(|(_, is_wanted)| *is_wanted != Some(true)) {
            fields.shift_remove(name);
        }
    }
    payload
}

impl Filter {
    fn matches(&self, state: &state::State, organization: &Organization) -> bool {
        let is_found = self.query.as_ref().is_none_or(|query| {
            query.is_in(&organization.name) || query.is_in(&organization.slug) || query.is(&organization.id)
        });
        let members: Vec<&str> = if self.user_id.is_empty() {
            Vec::new()
        } else {
            state.members(&organization.id).map(|(user, _)| user.id.as_str()).collect()
        };
        is_found && selects(&self.organization_id, &[&organization.id]) && selects(&self.user_id, &members)
    }
}
