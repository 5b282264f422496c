//! `/v1/organizations/{organization_id}/membership_requests`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::Value;

use crate::backend_api::Parameters;
use crate::errors::ApiError;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::paging::Page;
use crate::roles::SystemPermission::ManageMembers;

/// Which requests are wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    status: Vec<String>,
}

/// `GET …`: the newest first.
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    Parameters(filter): Parameters<Filter>,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    let id = local.state().permitted(&me.user_id, &id, &[ManageMembers])?;
    me.caller.answer(|view| {
        let is_wanted =
            |status: &str| filter.status.is_empty() || filter.status.iter().any(|one| one == status);
        let requests = view.state().membership_requests.iter().rev();
        let found = requests.filter(|one| {
            let user_exists = view.state().users.get(&one.user_id).is_some();
            one.organization_id == id && is_wanted(one.status.as_str()) && user_exists
        });
        page.payload(found.collect(), |one| view.membership_request(one))
    })
}

/// `POST …/{request_id}/accept`
pub(super) async fn accept(
    State(local): State<Arc<LocalClerk>>,
    Path((id, request_id)): Path<(String, String)>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    answer(&local, &me, &id, &request_id, true)
}

/// `POST …/{request_id}/reject`
pub(super) async fn reject(
    State(local): State<Arc<LocalClerk>>,
    Path((id, request_id)): Path<(String, String)>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    answer(&local, &me, &id, &request_id, false)
}

fn answer(
    local: &LocalClerk,
    me: &Me,
    id: &str,
    request_id: &str,
    accept: bool,
) -> Result<Json<Value>, ApiError> {
    let id = local.change(|state| {
        let id = state.permitted(&me.user_id, id, &[ManageMembers])?;
        state.answer_request(&id, request_id, accept)?;
        Ok::<_, ApiError>(id)
    })?;
    me.caller.reply(|view| Ok(view.membership_request(view.state().membership_request(&id, request_id)?)))
}
