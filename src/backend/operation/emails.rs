//! <https://clerk.com/docs/reference/backend-api/tag/email-sms-templates>

use super::Namespace;
use super::parameter::{Parameter, Property, only};
use super::row::{get, post};

pub(super) static EMAILS: Namespace = Namespace {
    name: "emails",
    operations: &[
        post(
            "emails.create",
            "/email",
            &[Parameter::Email, only(&[Property::IdempotencyKey("idempotencyKey")])],
        ),
        post("emails.createBatch", "/email/batch", &[Parameter::Emails]),
        get("emails.get", "/email/{emailId}", &[Parameter::Id("emailId")]),
    ],
};
