//! Email addresses and phone numbers of users, <https://clerk.com/docs/reference/backend-api/tag/email-addresses> and
//! <https://clerk.com/docs/reference/backend-api/tag/phone-numbers>, which differ in little.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::RequestBody;
use crate::errors::ApiError;
use crate::local_clerk::LocalClerk;
use crate::state::contact::Contact;
use crate::state::users::PhoneNumberChange;
use crate::views::View;

type Local = State<Arc<LocalClerk>>;
type Answer = Result<Json<Value>, ApiError>;

/// The paths of one of the two resources.
pub(super) fn router(kind: Contact) -> Router<Arc<LocalClerk>> {
    let (root, of_user) = match kind {
        Contact::EmailAddress => ("/email_addresses", "/users/{user_id}/email_address"),
        Contact::PhoneNumber => ("/phone_numbers", "/users/{user_id}/phone_number"),
    };
    let create =
        async move |local: Local, RequestBody(wanted): RequestBody<Wanted>| create(&local, kind, wanted);
    let show = async move |local: Local, Path(id): Path<String>| respond(&local, kind, &id);
    let update =
        async move |local: Local, Path(id): Path<String>, RequestBody(wanted): RequestBody<Wanted>| {
            update(&local, kind, &id, &wanted)
        };
    let remove = async move |local: Local, Path(id): Path<String>| remove(&local, kind, &id);
    let replace =
        async move |local: Local, Path(id): Path<String>, RequestBody(wanted): RequestBody<Wanted>| {
            replace(&local, kind, &id, wanted)
        };
    Router::new()
        .route(root, post(create))
        .route(&format!("{root}/{{id}}"), get(show).patch(update).delete(remove))
        .route(of_user, put(replace))
}

#[derive(Deserialize)]
struct Wanted {
    user_id: Option<String>,
    email_address: Option<String>,
    phone_number: Option<String>,
    verified: Option<bool>,
    primary: Option<bool>,
    reserved_for_second_factor: Option<bool>,
}

/// `POST /v1/email_addresses`
fn create(local: &LocalClerk, kind: Contact, wanted: Wanted) -> Answer {
    let user_id = wanted.user_id.clone().ok_or_else(|| ApiError::parameter_missing("user_id"))?;
    let text = wanted.address(kind)?;
    let verified = wanted.verified.unwrap_or(false);
    if wanted.primary == Some(true) && !verified {
        let fault = "needs one that is verified".to_owned();
        return Err(ApiError::parameter_invalid("primary", fault));
    }
    let id = local.change(|state| {
        let id = state.add_contact(&user_id, kind, &text, verified.then_some("admin"))?;
        if wanted.primary == Some(true) {
            state.make_contact_primary(&user_id, kind, &id)?;
        }
        if verified && wanted.reserved_for_second_factor == Some(true) {
            state.change_phone_number(&user_id, &id, wanted.as_second_factor())?;
        }
        Ok::<_, ApiError>(id)
    })?;
    respond(local, kind, &id)
}

/// `PATCH /v1/email_addresses/{id}`
fn update(local: &LocalClerk, kind: Contact, id: &str, wanted: &Wanted) -> Answer {
    local.change(|state| {
        let user_id = state.owner_of_contact(kind, id)?.id.clone();
        if let Some(verified) = wanted.verified {
            state.vouch_for_contact(&user_id, kind, id, verified)?;
        }
        if wanted.primary == Some(true) {
            state.make_contact_primary(&user_id, kind, id)?;
        }
        if wanted.reserved_for_second_factor.is_some() {
            state.change_phone_number(&user_id, id, wanted.as_second_factor())?;
        }
        Ok::<_, ApiError>(())
    })?;
    respond(local, kind, id)
}

/// `DELETE /v1/email_addresses/{id}`
fn remove(local: &LocalClerk, kind: Contact, id: &str) -> Answer {
    local.change(|state| {
        let user_id = state.owner_of_contact(kind, id)?.id.clone();
        state.remove_contact(&user_id, kind, id)
    })?;
    Ok(Json(json!({ "object": kind.name(), "id": id, "deleted": true })))
}

/// `PUT /v1/users/{user_id}/email_address`
fn replace(local: &LocalClerk, kind: Contact, user_id: &str, wanted: Wanted) -> Answer {
    let text = wanted.address(kind)?;
    let id = local.change(|state| state.replace_contacts(user_id, kind, &text))?;
    respond(local, kind, &id)
}

fn respond(local: &LocalClerk, kind: Contact, id: &str) -> Answer {
    let state = local.state();
    let user = state.owner_of_contact(kind, id)?;
    View::backend(local, &state).contact(user, kind, id).map(Json)
}

impl Wanted {
    fn address(&self, kind: Contact) -> Result<String, ApiError> {
        let given = match kind {
            Contact::EmailAddress => &self.email_address,
            Contact::PhoneNumber => &self.phone_number,
        };
        given.clone().ok_or_else(|| ApiError::parameter_missing(kind.name()))
    }

    fn as_second_factor(&self) -> PhoneNumberChange {
        PhoneNumberChange {
            reserved_for_second_factor: self.reserved_for_second_factor,
            default_second_factor: None,
        }
    }
}
