//! <https://clerk.com/docs/reference/backend-api>

use super::Resource;
use super::field::plain;

pub(super) static SMS_MESSAGE: Resource = Resource::answer(
    "SMSMessage",
    "sms_message",
    &[
        plain("id"),
        plain("from_phone_number"),
        plain("to_phone_number"),
        plain("message"),
        plain("status"),
        plain("phone_number_id"),
        plain("data"),
    ],
);
