//! <https://clerk.com/docs/reference/backend-api/tag/sign-in-tokens>

use super::Namespace;
use super::parameter::{BODY, Parameter};
use super::row::post;

pub(super) static SIGN_IN_TOKENS: Namespace = Namespace {
    name: "signInTokens",
    operations: &[
        post("signInTokens.createSignInToken", "/sign_in_tokens", &[BODY]),
        post(
            "signInTokens.revokeSignInToken",
            "/sign_in_tokens/{signInTokenId}/revoke",
            &[Parameter::Id("signInTokenId")],
        ),
    ],
};
