//! `/v1/me`: what signed-in users see and change of themselves.

mod contacts;
mod image;
mod password;
mod second_factors;
mod sessions;
mod unsupported;
mod user;

use std::sync::Arc;

use axum::Router;

use crate::local_clerk::LocalClerk;
use crate::state::contact::Contact;

/// The paths of `/v1/me`.
pub(super) fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .merge(user::router())
        .merge(password::router())
        .merge(contacts::router(Contact::EmailAddress))
        .merge(contacts::router(Contact::PhoneNumber))
        .merge(second_factors::router())
        .merge(image::router())
        .merge(sessions::router())
        .merge(unsupported::router())
}
