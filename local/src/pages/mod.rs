//! The pages: what people see in a browser. They need no script, no network and no framework.
//!
//! | module | contents |
//! |---|---|
//! | `sign_in`, `sign_up`, `account`, `organizations` | what Clerk's account portal does |
//! | `inbox` | emails and text messages |
//! | `inspector` | what the stand-in knows, and what happened |
//! | `visitor`, `destination`, `adoption`, `satellite` | which browser visits, and where it returns to |
//! | `protection` | keeps pages of other origins out |
//! | `assets`, `html` | the style sheet and the script; pages as responses |

mod account;
mod adoption;
mod assets;
mod destination;
mod html;
mod inbox;
mod inspector;
mod organizations;
mod protection;
mod satellite;
mod sign_in;
mod sign_up;
mod time;
mod visitor;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::local_clerk::LocalClerk;

/// The paths of all pages.
pub fn router(local: &Arc<LocalClerk>) -> Router<Arc<LocalClerk>> {
    Router::new()
        .merge(sign_in::router())
        .merge(sign_up::router())
        .merge(account::router())
        .merge(organizations::router())
        .merge(inbox::router())
        .merge(inspector::router())
        .layer(from_fn_with_state(Arc::clone(local), adoption::adopt))
        .merge(assets::router())
        .layer(from_fn(protection::keep_others_out))
}
