//! <https://clerk.com/docs/reference/backend-api/tag/phone-numbers>

use super::Namespace;
use super::parameter::{BODY, Parameter};
use super::row::{delete, get, patch, post};

pub(super) static PHONE_NUMBERS: Namespace = Namespace {
    name: "phoneNumbers",
    operations: &[
        get(
            "phoneNumbers.getPhoneNumber",
            "/phone_numbers/{phoneNumberId}",
            &[Parameter::Id("phoneNumberId")],
        ),
        post("phoneNumbers.createPhoneNumber", "/phone_numbers", &[BODY]),
        patch(
            "phoneNumbers.updatePhoneNumber",
            "/phone_numbers/{phoneNumberId}",
            &[Parameter::Id("phoneNumberId"), BODY],
        ),
        delete(
            "phoneNumbers.deletePhoneNumber",
            "/phone_numbers/{phoneNumberId}",
            &[Parameter::Id("phoneNumberId")],
        ),
    ],
};
