//! <https://clerk.com/docs/reference/backend-api/tag/beta-features>

use super::Resource;
use super::field::plain;

pub(super) static INSTANCE_SETTINGS: Resource = Resource::answer(
    "InstanceSettings",
    "instance_settings",
    &[
        plain("id"),
        plain("restricted_to_allowlist"),
        plain("from_email_address"),
        plain("progressive_sign_up"),
        plain("enhanced_email_deliverability"),
    ],
);
