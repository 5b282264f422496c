//! <https://clerk.com/docs/reference/backend-api/tag/jwks>

use super::Namespace;
use super::row::get;

pub(super) static JWKS: Namespace =
    Namespace { name: "jwks", operations: &[get("jwks.getJwks", "/jwks", &[])] };
