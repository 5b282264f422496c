//! Sign-ins.

use serde_json::{Value, json};

use super::View;
use crate::state::sign_in::SignIn;

impl View<'_> {
    /// A sign-in.
    pub(crate) fn sign_in(&self, sign_in: &SignIn) -> Value {
        json!({
            "object": "sign_in",
            "id": sign_in.id,
            "status": sign_in.status.as_str(),
            "identifier": sign_in.identifier,
            "created_session_id": sign_in.created_session_id,
            "abandon_at": sign_in.abandon_at(),
        })
    }
}
