//! Rows as payloads of the Backend API and the Frontend API.

mod billing;
mod client;
mod factor;
mod image;
mod invitation;
mod machine;
mod message;
mod oauth_application;
mod organization;
mod organization_domain;
mod organization_invitation;
mod role;
mod role_set;
mod session;
mod session_verification;
mod sign_in;
mod sign_in_token;
mod sign_up;
mod sso_connection;
mod user;
mod verification;
mod waitlist_entry;

use serde_json::Value;

use crate::avatar;
use crate::local_clerk::LocalClerk;
use crate::state::State;

/// Which of Clerk's APIs the payload is for: the Frontend API does not show what only backends may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// The Backend API.
    Backend,
    /// The Frontend API.
    Frontend,
}

/// Makes payloads from rows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'s> {
    local: &'s LocalClerk,
    state: &'s State,
    audience: Audience,
    now_ms: i64,
}

impl<'s> View<'s> {
    /// Payloads of the Backend API.
    pub(crate) fn backend(local: &'s LocalClerk, state: &'s State) -> Self {
        Self { local, state, audience: Audience::Backend, now_ms: local.now_ms() }
    }

    /// Payloads of the Frontend API.
    pub(crate) fn frontend(local: &'s LocalClerk, state: &'s State) -> Self {
        Self { audience: Audience::Frontend, ..Self::backend(local, state) }
    }

    /// The state that the payloads are made from.
    pub(crate) fn state(&self) -> &'s State {
        self.state
    }

    /// Removes fields that only backends may know, if the payload is for browsers.
    fn without_private_fields(&self, mut payload: Value) -> Value {
        if let (Audience::Frontend, Value::Object(fields)) = (self.audience, &mut payload) {
            for name in PRIVATE_FIELDS {
                fields.shift_remove(name);
            }
        }
        payload
    }

    /// The URL of the picture of a user or an organization: what was uploaded, or else the initials.
    /// The ID of the instance.
    pub(crate) fn instance_id(&self) -> &str {
        self.local.signing_key().kid()
    }

    fn image_url(&self, id: &str) -> String {
        let uploaded = self.state.images.get(id).map(|image| avatar::uploaded_url(self.local, image));
        uploaded.unwrap_or_else(|| avatar::url(self.local, id)).to_string()
    }

    /// Whether the user or the organization has uploaded a picture.
    fn has_image(&self, id: &str) -> bool {
        self.state.images.get(id).is_some()
    }
}

/// The fields of users, organizations and memberships that only backends may know.
const PRIVATE_FIELDS: [&str; 4] = ["private_metadata", "banned", "locked", "deprovisioned"];
