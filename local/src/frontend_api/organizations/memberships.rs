//! `/v1/organizations/{organization_id}/memberships`

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::backend_api::Parameters;
use crate::errors::ApiError;
use crate::frontend_api::form::Form;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::paging::Page;
use crate::roles::SystemPermission::{ManageMembers, ReadMembers};
use crate::state::membership::Membership;
use crate::state::user::User;

/// Which members are wanted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    role: Vec<String>,
    query: Option<String>,
}

/// `GET …`: the newest member first.
pub(super) async fn list(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    Parameters(filter): Parameters<Filter>,
    Parameters(page): Parameters<Page>,
) -> Result<Json<Value>, ApiError> {
    let id = local.state().permitted(&me.user_id, &id, &[ReadMembers, ManageMembers])?;
    me.caller.answer(|view| {
        let members = view.state().members(&id);
        let mut found: Vec<_> =
            members.filter(|(user, membership)| filter.matches(user, membership)).collect();
        found.sort_by_key(|(_, membership)| std::cmp::Reverse(membership.created_at));
        page.payload(found, |(user, membership)| view.membership(user, membership))
    })
}

/// `POST …`: adds a user.
pub(super) async fn create(
    State(local): State<Arc<LocalClerk>>,
    Path(id): Path<String>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["user_id", "role"])?;
    let (user_id, role) = (form.required("user_id")?, form.required("role")?);
    let id = local.change(|state| {
        let id = state.permitted(&me.user_id, &id, &[ManageMembers])?;
        state.create_membership(&id, user_id, role, Map::new(), Map::new())?;
        Ok::<_, ApiError>(id)
    })?;
    me.caller.reply(|view| view.membership_of(&id, user_id))
}

/// `PATCH …/{user_id}`: another role.
pub(super) async fn update(
    State(local): State<Arc<LocalClerk>>,
    Path((id, user_id)): Path<(String, String)>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["role"])?;
    let role = form.required("role")?;
    let id = local.change(|state| {
        let id = state.permitted(&me.user_id, &id, &[ManageMembers])?;
        state.change_role(&id, &user_id, role)?;
        Ok::<_, ApiError>(id)
    })?;
    me.caller.reply(|view| view.membership_of(&id, &user_id))
}

/// `DELETE …/{user_id}`: removes a member, or leaves.
pub(super) async fn remove(
    State(local): State<Arc<LocalClerk>>,
    Path((id, user_id)): Path<(String, String)>,
    me: Me,
) -> Result<Json<Value>, ApiError> {
    let membership = local.change(|state| {
        let id = if user_id == me.user_id {
            state.organization_of(&user_id, &id)?.0.id.clone()
        } else {
            state.permitted(&me.user_id, &id, &[ManageMembers])?
        };
        state.delete_membership(&id, &user_id)
    })?;
    me.caller.reply(|view| Ok(view.membership(view.state().user(&user_id)?, &membership)))
}

impl Filter {
    fn matches(&self, user: &User, membership: &Membership) -> bool {
        let is_role = self.role.is_empty() || self.role.contains(&membership.role.key());
        is_role && self.query.as_deref().is_none_or(|query| is_found(user, query))
    }
}

/// Whether the name, an identifier or the ID of a user contains the query.
fn is_found(user: &User, query: &str) -> bool {
    let query = query.trim().to_lowercase();
    let addresses = user.email_addresses.iter().map(|one| one.email_address.as_str());
    let numbers = user.phone_numbers.iter().map(|one| one.phone_number.as_str());
    let name = user.full_name();
    let texts = addresses.chain(numbers).chain(user.username.as_deref()).chain(name.as_deref());
    texts.chain([user.id.as_str()]).any(|text| text.to_lowercase().contains(&query))
}
