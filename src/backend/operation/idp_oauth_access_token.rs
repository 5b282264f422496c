//! <https://clerk.com/docs/reference/backend-api/tag/oauth-access-tokens>

use super::Namespace;
use super::parameter::{Parameter, only};
use super::row::{Composition, Operation, post};

pub(super) static IDP_OAUTH_ACCESS_TOKEN: Namespace =
    Namespace { name: "idPOAuthAccessToken", operations: &[VERIFY] };

/// The authentication of a request asks about tokens too (`authentication.md` §5.10).
pub(super) const VERIFY: Operation = post(
    "idPOAuthAccessToken.verify",
    "/oauth_applications/access_tokens/verify",
    &[Parameter::BodyField("access_token"), only(&[])],
)
.unversioned()
.composed(Composition::Audience);
