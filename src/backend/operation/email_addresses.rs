//! <https://clerk.com/docs/reference/backend-api/tag/email-addresses>

use super::Namespace;
use super::parameter::{BODY, Parameter};
use super::row::{delete, get, patch, post};

pub(super) static EMAIL_ADDRESSES: Namespace = Namespace {
    name: "emailAddresses",
    operations: &[
        get(
            "emailAddresses.getEmailAddress",
            "/email_addresses/{emailAddressId}",
            &[Parameter::Id("emailAddressId")],
        ),
        post("emailAddresses.createEmailAddress", "/email_addresses", &[BODY]),
        patch(
            "emailAddresses.updateEmailAddress",
            "/email_addresses/{emailAddressId}",
            &[Parameter::Id("emailAddressId"), BODY],
        ),
        delete(
            "emailAddresses.deleteEmailAddress",
            "/email_addresses/{emailAddressId}",
            &[Parameter::Id("emailAddressId")],
        ),
    ],
};
