//! Session tokens, version 2 (`authentication.md` §4.5).

use serde_json::{Map, Value, json};

use super::permission_claims::PermissionClaims;
use super::{UnsignedToken, header};
use crate::local_clerk::LocalClerk;
use crate::state::State;
use crate::state::session::Session;
use crate::state::user::User;

/// The `cat` header parameter of session tokens.
const CATEGORY: &str = "cl_B7d4PD111AAA";

/// A token that signs the user in for `lifetime_seconds` from now.
pub fn session_token(
    local: &LocalClerk,
    state: &State,
    user: &User,
    session: &Session,
    lifetime_seconds: u32,
) -> UnsignedToken {
    let now = local.token_time_ms() / 1000;
    let mut claims = json!({
        "azp": session.authorized_party,
        "exp": now + i64::from(lifetime_seconds),
        "fva": session.factor_verification_age(local.now_ms()),
        "iat": now,
        "iss": local.origin(),
        // Other machines' clocks may be slow.
        "nbf": now - 10,
        "sid": session.id,
        "sts": if session.tasks.is_empty() { "active" } else { "pending" },
        "sub": user.id,
        "v": 2,
    });
    if let Some(actor) = &session.actor {
        claims["act"] = actor.clone();
    }
    let active = session.active_organization_id.as_ref().and_then(|id| state.organizations.get(id));
    if let Some((organization, membership)) = active.and_then(|one| Some((one, user.membership(&one.id)?))) {
        let PermissionClaims { features, permissions, feature_permission_map } =
            PermissionClaims::pack(state.permissions(membership));
        let mut claim = json!({
            "id": organization.id,
            "rol": membership.role.short(),
            "slg": organization.slug,
        });
        if !features.is_empty() {
            claims["fea"] = Value::from(features);
            claim["per"] = Value::from(permissions);
            claim["fpm"] = Value::from(feature_permission_map);
        }
        claims["o"] = claim;
    }
    UnsignedToken {
        header: header(Some(CATEGORY), local.signing_key()),
        claims: in_alphabetical_order(claims),
    }
}

/// Sorts claims alphabetically, as in Clerk's tokens.
fn in_alphabetical_order(claims: Value) -> Map<String, Value> {
    let mut claims = match claims {
        Value::Object(claims) => claims,
        _ => Map::new(),
    };
    claims.sort_keys();
    claims
}
