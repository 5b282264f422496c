//! `/v1/me`: names, primary identifiers, metadata, and the end of it all.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::{get, patch};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::frontend_api::form::Form;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::state;
use crate::state::metadata::{MetadataChange, MetadataChangeKind};
use crate::state::users::UserChange;

const FIELDS: [&str; 7] = [
    "first_name",
    "last_name",
    "username",
    "primary_email_address_id",
    "primary_phone_number_id",
    "primary_web3_wallet_id",
    "unsafe_metadata",
];

/// The paths of this resource.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/me", get(show).patch(change).delete(delete))
        .route("/me/metadata", patch(merge_metadata))
}

/// `GET /v1/me`
async fn show(me: Me) -> Result<Json<Value>, ApiError> {
    me.caller.answer(|view| Ok(view.user(view.state().user(&me.user_id)?)))
}

/// `PATCH /v1/me`
async fn change(State(local): State<Arc<LocalClerk>>, me: Me, form: Form) -> Result<Json<Value>, ApiError> {
    form.only(&FIELDS)?;
    if form.filled("primary_web3_wallet_id").is_some() {
        return Err(ApiError::feature_not_enabled("web3_wallet"));
    }
    let text = |name| form.text(name).map(|text| text.trim().to_owned());
    let change = UserChange {
        first_name: text("first_name"),
        last_name: text("last_name"),
        username: text("username"),
        primary_email_address_id: form.filled("primary_email_address_id").map(str::to_owned),
        primary_phone_number_id: form.filled("primary_phone_number_id").map(str::to_owned),
        unsafe_metadata: form.object("unsafe_metadata")?,
        ..UserChange::default()
    };
    local.change(|state| {
        if is_sensitive(state, &me, &change)? {
            state.check_reverified(&me.session_id, state.now_ms())?;
        }
        state.change_user(&me.user_id, change)
    })?;
    me.reply_with_user()
}

/// `DELETE /v1/me`
async fn delete(State(local): State<Arc<LocalClerk>>, me: Me) -> Result<Json<Value>, ApiError> {
    me.change_sensitive(&local, |state| {
        if !state.user(&me.user_id)?.delete_self_enabled {
            return Err(ApiError::delete_self_disabled());
        }
        state.delete_user(&me.user_id)
    })?;
    me.caller.reply(|_| Ok(json!({ "object": "user", "id": me.user_id, "deleted": true })))
}

/// `PATCH /v1/me/metadata`
async fn merge_metadata(
    State(local): State<Arc<LocalClerk>>,
    me: Me,
    form: Form,
) -> Result<Json<Value>, ApiError> {
    form.only(&["unsafe_metadata"])?;
    let patch =
        form.object("unsafe_metadata")?.ok_or_else(|| ApiError::parameter_missing("unsafe_metadata"))?;
    let nothing = MetadataChange { public: None, private: None, how: MetadataChangeKind::Merge };
    local.change(|state| state.change_user_metadata(&me.user_id, nothing, Some(patch)))?;
    me.reply_with_user()
}

/// Whether it is about what the user signs in with. Names are not.
fn is_sensitive(state: &state::State, me: &Me, change: &UserChange) -> Result<bool, ApiError> {
    let user = state.user(&me.user_id)?;
    let is_new = |new: &Option<String>, old: &Option<String>| {
        new.as_deref().is_some_and(|new| new != old.as_deref().unwrap_or_default())
    };
    Ok(is_new(&change.username, &user.username)
        || is_new(&change.primary_email_address_id, &user.primary_email_address_id)
        || is_new(&change.primary_phone_number_id, &user.primary_phone_number_id))
}
