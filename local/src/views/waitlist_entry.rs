//! The waitlist.

use serde_json::{Value, json};

use super::View;
use crate::state::waitlist_entry::WaitlistEntry;

impl View<'_> {
    /// An entry with its invitation.
    pub(crate) fn waitlist_entry(&self, one: &WaitlistEntry) -> Value {
        let invitation = one.invitation_id.as_ref().and_then(|id| self.state.invitations.get(id));
        json!({
            "object": "waitlist_entry",
            "id": one.id,
            "email_address": one.email_address,
            "status": one.status,
            "is_locked": false,
            "invitation": invitation.map(|invitation| self.invitation(invitation)),
            "created_at": one.created_at,
            "updated_at": one.updated_at,
        })
    }
}
