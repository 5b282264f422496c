//! Tokens made from a JWT template, for services other than the app.

use serde_json::json;

use super::shortcodes::Shortcodes;
use super::{UnsignedToken, header};
use crate::ids;
use crate::local_clerk::LocalClerk;
use crate::state::State;
use crate::state::jwt_template::JwtTemplate;
use crate::state::session::Session;
use crate::state::user::User;

/// The `cat` header parameter of template tokens.
const CATEGORY: &str = "cl_B7d4PD222AAA";

/// A token with the template's claims, which cannot override registered claims except `aud`.
pub fn template_token(
    local: &LocalClerk,
    state: &State,
    user: &User,
    session: &Session,
    template: &JwtTemplate,
    lifetime_seconds: u32,
) -> UnsignedToken {
    let now = local.token_time_ms() / 1000;
    let registered = json!({
        "azp": session.authorized_party,
        "exp": now + i64::from(lifetime_seconds),
        "iat": now,
        "iss": local.origin(),
        "jti": ids::token_id(),
        "nbf": now - 10,
        "sub": user.id,
    });
    let shortcodes = Shortcodes::new(state, user, session);
    let mut claims = shortcodes.resolve_object(&template.claims);
    claims.extend(
        registered.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())),
    );
    claims.sort_keys();
    UnsignedToken { header: header(Some(CATEGORY), local.signing_key()), claims }
}
