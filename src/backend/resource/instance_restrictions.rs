//! <https://clerk.com/docs/reference/backend/types/backend-instance-restrictions>

use super::Resource;
use super::field::plain;

pub(super) static INSTANCE_RESTRICTIONS: Resource = Resource::answer(
    "InstanceRestrictions",
    "instance_restrictions",
    &[
        plain("allowlist"),
        plain("blocklist"),
        plain("block_email_subaddresses"),
        plain("block_disposable_email_domains"),
        plain("ignore_dots_for_gmail_addresses"),
    ],
);
