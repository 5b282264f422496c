//! <https://clerk.com/docs/reference/backend-api/tag/m2m-tokens>

use super::super::Credential;
use super::Namespace;
use super::parameter::{Property, only, query};
use super::row::{Composition, Operation, get, post};

pub(super) static M2M: Namespace = Namespace {
    name: "m2m",
    operations: &[
        get("m2m.list", "/m2m_tokens", &[query(&[MACHINE_SECRET_KEY])])
            .unversioned()
            .with(Credential::Machine)
            .paged(),
        post(
            "m2m.createToken",
            "/m2m_tokens",
            &[only(&[
                MACHINE_SECRET_KEY,
                Property::BodyOr("secondsUntilExpiration", "null"),
                Property::BodyOr("claims", "null"),
                Property::Body("minRemainingTtlSeconds"),
                Property::BodyOr("tokenFormat", "\"opaque\""),
            ])],
        )
        .unversioned()
        .with(Credential::Machine),
        post(
            "m2m.revokeToken",
            "/m2m_tokens/{m2mTokenId}/revoke",
            &[only(&[
                Property::Id("m2mTokenId"),
                Property::BodyOr("revocationReason", "null"),
                MACHINE_SECRET_KEY,
            ])],
        )
        .unversioned()
        .with(Credential::Machine),
        VERIFY,
    ],
};

const MACHINE_SECRET_KEY: Property = Property::SecretKey("machineSecretKey");

/// The authentication of a request asks about tokens too (`authentication.md` §5.10).
pub(super) const VERIFY: Operation =
    post("m2m.verify", "/m2m_tokens/verify", &[only(&[Property::Body("token"), MACHINE_SECRET_KEY])])
        .unversioned()
        .with(Credential::Machine)
        .composed(Composition::LocalVerification);
