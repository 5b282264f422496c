//! <https://clerk.com/docs/reference/backend/types/backend-external-account>

use super::Resource;
use super::field::{falsy_is, missing_is, part, plain};
use super::verification::VERIFICATION;

pub(super) static EXTERNAL_ACCOUNT: Resource = Resource::part(
    "ExternalAccount",
    &[
        plain("id"),
        plain("provider"),
        plain("provider_user_id"),
        plain("identification_id"),
        plain("provider_user_id").named("externalId"),
        plain("approved_scopes"),
        plain("email_address"),
        plain("first_name"),
        plain("last_name"),
        falsy_is("image_url", "\"\""),
        plain("username"),
        plain("phone_number"),
        missing_is("public_metadata", "{}"),
        plain("label"),
        part("verification", &VERIFICATION),
        plain("external_account_id"),
    ],
);
