//! Sign-in tokens.

use serde_json::{Value, json};

use super::View;
use crate::state::ticket::SignInToken;

impl View<'_> {
    /// A sign-in token, with the URL that signs in.
    pub(crate) fn sign_in_token(&self, token: &SignInToken) -> Value {
        let mut url = self.local.url("/v1/tickets/accept");
        url.query_pairs_mut().append_pair("ticket", &token.token);
        json!({
            "object": "sign_in_token",
            "id": token.id,
            "user_id": token.user_id,
            "token": token.token,
            "status": token.status,
            "url": url.as_str(),
            "created_at": token.created_at,
            "updated_at": token.updated_at,
        })
    }
}
