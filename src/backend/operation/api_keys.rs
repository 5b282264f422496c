//! <https://clerk.com/docs/reference/backend-api/tag/api-keys>

use super::Namespace;
use super::parameter::{BODY, Parameter, Property, QUERY, body, only};
use super::row::{Operation, delete, get, patch, post};

pub(super) static API_KEYS: Namespace = Namespace {
    name: "apiKeys",
    operations: &[
        get("apiKeys.list", "/api_keys", &[QUERY]).unversioned().paged(),
        post("apiKeys.create", "/api_keys", &[BODY]).unversioned(),
        get("apiKeys.get", "/api_keys/{apiKeyId}", &[Parameter::Id("apiKeyId")]).unversioned(),
        patch("apiKeys.update", "/api_keys/{apiKeyId}", &[body(&[Property::Id("apiKeyId")])]).unversioned(),
        delete("apiKeys.delete", "/api_keys/{apiKeyId}", &[Parameter::Id("apiKeyId")]).unversioned(),
        post(
            "apiKeys.revoke",
            "/api_keys/{apiKeyId}/revoke",
            &[only(&[Property::Id("apiKeyId"), Property::BodyOr("revocationReason", "null")])],
        )
        .unversioned(),
        get("apiKeys.getSecret", "/api_keys/{apiKeyId}/secret", &[Parameter::Id("apiKeyId")]).unversioned(),
        VERIFY,
    ],
};

/// The authentication of a request asks about tokens too (`authentication.md` §5.10).
pub(super) const VERIFY: Operation =
    post("apiKeys.verify", "/api_keys/verify", &[Parameter::BodyField("secret")]).unversioned();
