//! <https://clerk.com/docs/reference/backend/types/backend-external-account>

use super::verification::VERIFICATION;
use super::{Kind, Resource, field, named, plain};

pub(super) static EXTERNAL_ACCOUNT: Resource = Resource {
    class: "ExternalAccount",
    object: None,
    fields: &[
        plain("id"),
        plain("provider"),
        plain("provider_user_id"),
        plain("identification_id"),
        named("externalId", plain("provider_user_id")),
        plain("approved_scopes"),
        plain("email_address"),
        plain("first_name"),
        plain("last_name"),
        field("image_url", Kind::FalsyIs("\"\"")),
        plain("username"),
        plain("phone_number"),
        field("public_metadata", Kind::MissingIs("{}")),
        plain("label"),
        field("verification", Kind::Part(&VERIFICATION)),
        plain("external_account_id"),
    ],
    getters: &[],
};
