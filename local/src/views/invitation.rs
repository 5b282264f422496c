//! Invitations to sign up.

use serde_json::{Value, json};

use super::View;
use crate::state::invitation::Invitation;

impl View<'_> {
    /// An invitation; its URL is shown while it can be accepted.
    pub(crate) fn invitation(&self, one: &Invitation) -> Value {
        let mut payload = json!({
            "object": "invitation",
            "id": one.id,
            "email_address": one.email_address,
            "public_metadata": one.public_metadata,
            "status": one.status(self.now_ms),
            "revoked": one.status(self.now_ms) == "revoked",
            "expires_at": one.expires_at,
            "created_at": one.created_at,
            "updated_at": one.updated_at,
        });
        if one.is_pending(self.now_ms) {
            payload["url"] = json!(format!("{}?ticket={}", self.local.ticket_url(), one.ticket));
        }
        payload
    }
}
