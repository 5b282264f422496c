//! Session tokens, version 2 (`authentication.md` §4.5).

use serde_json::{Map, Value, json};

use super::permission_claims::PermissionClaims;
use super::{UnsignedToken, header};
use crate::seed::{Membership, User};
use crate::sessions::Session;
use crate::state::LocalClerk;

/// The `cat` header parameter of session tokens.
const CATEGORY: &str = "cl_B7d4PD111AAA";

/// A token that signs the user in for `lifetime_seconds` from now.
pub fn session_token(
    local: &LocalClerk,
    user: &User,
    session: &Session,
    lifetime_seconds: u32,
) -> UnsignedToken {
    let now_ms = local.now_ms();
    let now = now_ms / 1000;
    let mut claims = json!({
        "azp": session.authorized_party,
        "exp": now + i64::from(lifetime_seconds),
        // Minutes since the first factor was verified; -1 means that there is no second factor.
        "fva": [(now_ms - session.created_at_ms) / 60_000, -1],
        "iat": now,
        "iss": local.origin(),
        // Other machines' clocks may be slow.
        "nbf": now - 10,
        "sid": session.id,
        "sts": "active",
        "sub": user.id,
        "v": 2,
    });
    let active = |membership: &&Membership| {
        session.active_organization_id.as_ref() == Some(&membership.organization_id)
    };
    if let Some(membership) = user.organization_memberships.iter().find(active) {
        let PermissionClaims { features, permissions, feature_permission_map } =
            PermissionClaims::pack(&membership.permissions);
        let mut organization = json!({
            "id": membership.organization_id,
            "rol": membership.role.short(),
            "slg": local.organization(membership).slug,
        });
        if !features.is_empty() {
            claims["fea"] = Value::from(features);
            organization["per"] = Value::from(permissions);
            organization["fpm"] = Value::from(feature_permission_map);
        }
        claims["o"] = organization;
    }
    UnsignedToken { header: header(CATEGORY, local.signing_key()), claims: in_alphabetical_order(claims) }
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
