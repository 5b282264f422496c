//! Machine-to-machine tokens in the form of JWTs.

use serde_json::{Map, Value, json};

use super::{UnsignedToken, header};
use crate::local_clerk::LocalClerk;
use crate::state::machine_token::MachineToken;

/// A machine-to-machine token as a JWT. The app's own claims cannot override registered ones.
pub fn machine_token(local: &LocalClerk, token: &MachineToken) -> UnsignedToken {
    let now = local.token_time_ms() / 1000;
    let registered = json!({
        "aud": token.scopes,
        "exp": token.expiration.map(|end| now + (end - token.created_at) / 1000),
        "iat": now,
        "iss": local.origin(),
        "jti": token.id,
        "nbf": now - 10,
        "scopes": token.scopes.join(" "),
        "sub": token.subject,
    });
    let mut claims: Map<String, Value> = token.claims.clone().unwrap_or_default();
    claims.extend(registered.as_object().cloned().into_iter().flatten());
    UnsignedToken { header: header(None, local.signing_key()), claims }
}
