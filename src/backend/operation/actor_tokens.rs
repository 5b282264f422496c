//! <https://clerk.com/docs/reference/backend-api/tag/actor-tokens>

use super::Namespace;
use super::parameter::{BODY, Parameter};
use super::row::post;

pub(super) static ACTOR_TOKENS: Namespace = Namespace {
    name: "actorTokens",
    operations: &[
        post("actorTokens.create", "/actor_tokens", &[BODY]),
        post("actorTokens.revoke", "/actor_tokens/{actorTokenId}/revoke", &[Parameter::Id("actorTokenId")]),
    ],
};
