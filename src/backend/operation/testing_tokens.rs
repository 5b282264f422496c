//! <https://clerk.com/docs/reference/backend-api/tag/testing-tokens>

use super::Namespace;
use super::row::post;

pub(super) static TESTING_TOKENS: Namespace = Namespace {
    name: "testingTokens",
    operations: &[post("testingTokens.createTestingToken", "/testing_tokens", &[])],
};
