//! Sign-ins.

use serde_json::{Value, json};

use super::View;
use crate::errors::ApiError;
use crate::state::sign_in::SignIn;
use crate::state::user::User;

impl View<'_> {
    /// The sign-in of a browser.
    ///
    /// # Errors
    /// 404 if the browser does not have it.
    pub(crate) fn sign_in_of(&self, client_token: &str, id: &str) -> Result<Value, ApiError> {
        Ok(self.sign_in(self.state.sign_in_of(client_token, id)?))
    }

    /// A sign-in.
    pub(crate) fn sign_in(&self, sign_in: &SignIn) -> Value {
        let user = sign_in.user_id.as_ref().and_then(|id| self.state.users.get(id));
        json!({
            "object": "sign_in",
            "id": sign_in.id,
            "status": sign_in.status.as_str(),
            "supported_identifiers": self.state.instance.attributes.identifiers(),
            "supported_first_factors": user.map_or_else(|| json!([]), |user| self.first_factors(user)),
            "supported_second_factors": user.map_or_else(|| json!([]), |user| self.second_factors(user)),
            "identifier": sign_in.identifier,
            "user_data": user.map(|user| self.user_data(user)),
            "first_factor_verification": self.verification(sign_in.first_factor.as_ref()),
            "second_factor_verification": self.verification(sign_in.second_factor.as_ref()),
            "created_session_id": sign_in.created_session_id,
            "timezone": null,
            "abandon_at": sign_in.abandon_at(),
        })
    }

    /// What a page shows of a user before the sign-in is complete.
    fn user_data(&self, user: &User) -> Value {
        let image_url = self.image_url(&user.id);
        json!({
            "first_name": user.first_name,
            "last_name": user.last_name,
            "profile_image_url": image_url,
            "image_url": image_url,
            "has_image": false,
        })
    }
}
