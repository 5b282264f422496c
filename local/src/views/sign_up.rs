//! Sign-ups.

use serde_json::{Value, json};

use super::View;
use crate::state::sign_up::SignUp;

impl View<'_> {
    /// A sign-up.
    pub(crate) fn sign_up(&self, sign_up: &SignUp) -> Value {
        json!({
            "object": "sign_up",
            "id": sign_up.id,
            "email_address": sign_up.email_address,
            "created_session_id": sign_up.created_session_id,
            "created_user_id": sign_up.created_user_id,
            "abandon_at": sign_up.abandon_at(),
        })
    }
}
