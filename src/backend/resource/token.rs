//! <https://clerk.com/docs/reference/backend/sessions/get-token>

use super::{Resource, plain};

pub(super) static TOKEN: Resource =
    Resource { class: "Token", object: Some("token"), fields: &[plain("jwt")], getters: &[] };
