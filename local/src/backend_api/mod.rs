//! The supported parts of Clerk's Backend API, <https://clerk.com/docs/reference/backend-api>. One file per
//! resource.

mod actor_tokens;
mod api_keys;
mod billing;
mod clients;
mod collection;
mod contacts;
mod domains;
mod emails;
mod extract;
mod identifier_lists;
mod inputs;
mod instance;
mod invitations;
pub mod jwks;
mod jwt_templates;
mod listing;
mod m2m_tokens;
mod machine_tokens;
mod machines;
mod merge;
mod oauth_applications;
mod operations;
mod organization_permissions;
mod organization_roles;
mod organization_settings;
mod organizations;
mod redirect_urls;
mod refresh;
mod role_sets;
mod session_id;
mod sessions;
mod sign_in_tokens;
mod sign_ups;
mod sso_connections;
mod testing_tokens;
mod time;
pub mod unsupported;
mod users;
mod waitlist_entries;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::get;

pub(crate) use extract::{Parameters, RequestBody, nullable};

use crate::local_clerk::LocalClerk;
use crate::state::contact::Contact;

/// The paths below `/v1`.
pub fn router() -> Router<Arc<LocalClerk>> {
    Router::new()
        .route("/jwks", get(jwks::show))
        .merge(users::router())
        .merge(contacts::router(Contact::EmailAddress))
        .merge(contacts::router(Contact::PhoneNumber))
        .merge(sessions::router())
        .merge(refresh::router())
        .merge(sign_in_tokens::router())
        .merge(sign_ups::router())
        .merge(testing_tokens::router())
        .merge(clients::router())
        .merge(identifier_lists::router())
        .merge(redirect_urls::router())
        .merge(invitations::router())
        .merge(waitlist_entries::router())
        .merge(jwt_templates::router())
        .merge(machines::router())
        .merge(billing::router())
        .merge(sso_connections::router())
        .merge(domains::router())
        .merge(instance::router())
        .merge(organization_settings::router())
        .merge(emails::router())
        .merge(actor_tokens::router())
        .merge(oauth_applications::router())
        .merge(organizations::router())
        .merge(organization_roles::router())
        .merge(organization_permissions::router())
        .merge(role_sets::router())
        .route_layer(from_fn(inputs::check_inputs))
}

/// The paths without `/v1` (`authentication.md` §5.10).
pub fn router_without_version() -> Router<Arc<LocalClerk>> {
    Router::new()
        .merge(api_keys::router())
        .merge(m2m_tokens::router())
        .merge(oauth_applications::router_without_version())
        .route_layer(from_fn(inputs::check_inputs))
}
