//! `/v1/me/email_addresses` and `/v1/me/phone_numbers`, which differ in little.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::errors::ApiError;
use crate::frontend_api::form::Form;
use crate::frontend_api::me::Me;
use crate::local_clerk::LocalClerk;
use crate::state::contact::Contact;
use crate::state::strategy::Strategy;

type Local = State<Arc<LocalClerk>>;
type Answer = Result<Json<Value>, ApiError>;

/// The paths of one of the two resources.
pub(super) fn router(kind: Contact) -> Router<Arc<LocalClerk>> {
    let root = match kind {
        Contact::EmailAddress => "/me/email_addresses",
        Contact::PhoneNumber => "/me/phone_numbers",
    };
    let all = get(async move |me: Me| list(&me, kind))
        .post(async move |local: Local, me: Me, form: Form| add(&local, &me, &form, kind));
    let one = get(async move |me: Me, Path(id): Path<String>| show(&me, kind, &id))
        .delete(async move |local: Local, me: Me, Path(id): Path<String>| remove(&local, &me, kind, &id));
    let prepare = async move |local: Local, me: Me, Path(id): Path<String>, form: Form| {
        prepare(&local, &me, &form, kind, &id)
    };
    let attempt = async move |local: Local, me: Me, Path(id): Path<String>, form: Form| {
        attempt(&local, &me, &form, kind, &id)
    };
    Router::new()
        .route(root, all.clone())
        // As Clerk's scripts send it.
        .route(&format!("{root}/"), all)
        .route(&format!("{root}/{{id}}"), one)
        .route(&format!("{root}/{{id}}/prepare_verification"), post(prepare))
        .route(&format!("{root}/{{id}}/attempt_verification"), post(attempt))
}

/// `GET`: a bare array.
fn list(me: &Me, kind: Contact) -> Answer {
    me.caller.answer(|view| Ok(view.contacts(view.state().user(&me.user_id)?, kind)))
}

/// `POST`
fn add(local: &LocalClerk, me: &Me, form: &Form, kind: Contact) -> Answer {
    form.only(&[kind.name()])?;
    let text = form.required(kind.name())?;
    let id = me.change_sensitive(local, |state| {
        state.check_admission(text.trim())?;
        state.add_contact(&me.user_id, kind, text, None)
    })?;
    reply(me, kind, &id)
}

/// `GET …/{id}`
fn show(me: &Me, kind: Contact, id: &str) -> Answer {
    me.caller.answer(|view| view.contact(view.state().user(&me.user_id)?, kind, id))
}

/// `DELETE …/{id}`
fn remove(local: &LocalClerk, me: &Me, kind: Contact, id: &str) -> Answer {
    me.change_sensitive(local, |state| state.remove_contact(&me.user_id, kind, id))?;
    me.caller.reply(|_| Ok(json!({ "object": kind.name(), "id": id, "deleted": true })))
}

/// `POST …/{id}/prepare_verification`: sends a code.
fn prepare(local: &LocalClerk, me: &Me, form: &Form, kind: Contact, id: &str) -> Answer {
    form.only(&["strategy", "redirect_url"])?;
    let strategy = form.filled("strategy").map_or(Ok(kind.strategy()), Strategy::parse)?;
    local.change(|state| state.prepare_contact(&me.user_id, kind, id, strategy))?;
    reply(me, kind, id)
}

/// `POST …/{id}/attempt_verification`
fn attempt(local: &LocalClerk, me: &Me, form: &Form, kind: Contact, id: &str) -> Answer {
    form.only(&["code"])?;
    let code = form.required("code")?;
    local.change(|state| state.attempt_contact(&me.user_id, kind, id, code))?;
    reply(me, kind, id)
}

fn reply(me: &Me, kind: Contact, id: &str) -> Answer {
    me.caller.reply(|view| view.contact(view.state().user(&me.user_id)?, kind, id))
}
